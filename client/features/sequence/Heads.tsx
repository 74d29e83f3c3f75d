/** Who stands at the top of each lane: badge, name, origin, and how it is connected. */
import { Server } from 'lucide-react'
import type { Lane } from '../../pictures/flow/types.ts'
import type { Timer } from '../../pictures/timers.ts'
import { CompactHeads } from './CompactHeads.tsx'
import type { Geometry } from './geometry.ts'
import { HeadLanes } from './HeadLanes.tsx'
import styles from './Heads.module.css'
import type { HeadsProps } from './headsProps.ts'
import { originName, shortText, stateText, statusText } from './headWords.ts'
import { Ring } from './Ring.tsx'
import { timersFor, useCountdown } from './useCountdown.ts'

export function Heads(props: HeadsProps) {
  const { geometry, lanes, server, timers, host, otherPort, children, filter } = props
  const now = new Map(lanes.map((lane) => [lane.client, lane]))
  const narrow = geometry.gap < 176
  /** Nothing stands to the right of the server, and little room is left there. */
  const isLast = geometry.width - geometry.server < 150
  const tight = geometry.gap < 110
  if (geometry.compact) return <CompactHeads {...props} now={now} />
  return (
    <div className={styles.heads}>
      <div
        className={styles.left}
        style={{ width: geometry.nameWidth - 22 }}
        data-narrow={geometry.nameWidth < 188 || undefined}
      >
        {children}
        <span className={styles.filter}>{filter}</span>
      </div>
      {geometry.lanes.map(({ lane, x }, index) => (
        <LaneHead
          key={lane.client}
          lane={now.get(lane.client) ?? { ...lane, status: 'idle', transport: null }}
          x={x}
          room={roomFor(geometry, index) - (tight ? 31 : narrow ? 30 : 24)}
          narrow={narrow}
          tight={tight}
          otherPort={otherPort}
          timers={timersFor(timers, lane.client)}
        />
      ))}
      <div className={styles.head} style={{ left: geometry.server - 12 }}>
        <span className={styles.server} aria-hidden="true">
          <Server size={14} strokeWidth={2.1} />
        </span>
        <span className={styles.words} style={{ maxWidth: geometry.gap - 30 }}>
          <b>서버</b>
          <span className={styles.address}>
            {narrow || isLast ? `:${server.port ?? 4000}` : `${host}:${server.port ?? 4000}`}
          </span>
          <span className={styles.state}>
            {!server.listening
              ? '듣지 않음'
              : narrow
                ? `소켓 ${server.sockets.length}`
                : `연결 ${server.clientsCount} · 소켓 ${server.sockets.length}`}
          </span>
        </span>
      </div>
      {geometry.crowd && (
        <div className={styles.head} style={{ left: geometry.crowd.x - 15 }}>
          <span className={styles.badge} data-off="" aria-hidden="true">
            +
          </span>
          <span className={styles.words}>
            <b>그 밖의 {geometry.crowd.clients.length}</b>
          </span>
        </div>
      )}
      <HeadLanes geometry={geometry} server={server} now={now} />
    </div>
  )
}

/** From a lane to the next one; the last may use what is left. */
function roomFor({ lanes, crowd, gap, width }: Geometry, index: number): number {
  const last = lanes[index]
  return Math.min(last && index === lanes.length - 1 && !crowd ? width - last.x : gap, 190)
}

interface LaneHeadProps {
  lane: Lane
  x: number
  room: number
  narrow: boolean
  /** The name must end before the next badge. */
  tight: boolean
  otherPort: number | null
  timers: readonly Timer[]
}

function LaneHead({ lane, x, room, narrow, tight, otherPort, timers }: LaneHeadProps) {
  const { arc, words } = useCountdown(timers)
  const origin = originName(lane.origin, otherPort)
  const off = lane.status !== 'connected'
  const short = narrow && origin.name !== ''
  return (
    <div
      className={styles.head}
      style={{ left: tight ? x - 13 : x - 15 }}
      data-gone={lane.status === 'gone' || undefined}
      data-tight={tight || undefined}
    >
      <span className={styles.badge} data-off={off || undefined} aria-hidden="true">
        {lane.badge}
      </span>
      <Ring arc={arc} size={tight ? 26 : 30} style={{ top: tight ? 2 : 0 }} />
      <span className={styles.words} style={{ maxWidth: room }}>
        <b style={tight ? { maxWidth: room - 10 } : undefined}>
          {short ? origin.name : lane.name} <i ref={words} className={styles.seconds} />
        </b>
        <span className={styles.address}>
          {short ? (
            origin.address.replace(/^.*:/, ':')
          ) : (
            <>
              <i>{lane.origin === null ? 'Origin 없음' : origin.name}</i> {origin.address}
            </>
          )}
        </span>
        <span className={styles.state} data-status={lane.status}>
          <i aria-hidden="true" />
          <span>{tight ? statusText(lane) : narrow ? shortText(lane) : stateText(lane)}</span>
        </span>
      </span>
    </div>
  )
}
