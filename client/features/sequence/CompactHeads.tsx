/** The heads where the page is narrow. */
import { Server } from 'lucide-react'
import type { Lane } from '../../pictures/flow/types.ts'
import type { Timer } from '../../pictures/timers.ts'
import { HeadLanes } from './HeadLanes.tsx'
import styles from './Heads.module.css'
import type { HeadsProps } from './headsProps.ts'
import { originName, stateText } from './headWords.ts'
import { Ring } from './Ring.tsx'
import { timersFor, useCountdown } from './useCountdown.ts'

interface CompactHeadsProps
  extends Pick<HeadsProps, 'geometry' | 'server' | 'otherPort' | 'about' | 'filter' | 'timers'> {
  now: ReadonlyMap<string, Lane>
}

/** Badges only, and the words of one client: of the current row, else of the first. */
export function CompactHeads({ geometry, now, server, otherPort, about, filter, timers }: CompactHeadsProps) {
  const lane = now.get(about ?? '') ?? now.get(geometry.lanes[0]?.lane.client ?? '')
  const origin = originName(lane ?? { client: '', origin: null }, otherPort)
  const size = Math.min(24, Math.round(geometry.gap) - 3)
  return (
    <div className={styles.heads} data-compact="">
      {geometry.lanes.map(({ lane: { client, badge }, x }) => (
        <CompactBadge
          key={client}
          badge={badge}
          x={x}
          size={size}
          off={now.get(client)?.status !== 'connected'}
          timers={timersFor(timers, client)}
        />
      ))}
      <span
        className={styles.server}
        style={{
          left: geometry.server - size / 2 + 1,
          width: size - 2,
          height: size - 2,
          top: 23 - size / 2,
        }}
        aria-hidden="true"
      >
        <Server size={Math.min(14, size - 8)} strokeWidth={2.1} />
      </span>
      <span className={styles.words}>
        <b>
          {lane
            ? `${lane.badge} ${stateText(lane)}`
            : server.listening
              ? '서버가 기다리고 있어요'
              : '서버가 기다리지 않아요'}
        </b>
        <span className={styles.address}>
          <i>{origin.name}</i> {origin.address}
        </span>
      </span>
      <span className={styles.filter}>{filter}</span>
      <HeadLanes geometry={geometry} server={server} now={now} />
    </div>
  )
}

interface CompactBadgeProps {
  badge: string
  x: number
  size: number
  off: boolean
  timers: readonly Timer[]
}

function CompactBadge({ badge, x, size, off, timers }: CompactBadgeProps) {
  const { arc } = useCountdown(timers)
  const ring = size + 5
  return (
    <>
      <span
        className={styles.badge}
        style={{ left: x - size / 2, width: size, height: size, top: 22 - size / 2 }}
        data-off={off || undefined}
        aria-hidden="true"
      >
        {badge}
      </span>
      <Ring arc={arc} size={ring} style={{ left: x - ring / 2, top: 22 - ring / 2 }} />
    </>
  )
}
