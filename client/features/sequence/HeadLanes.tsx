/** The lanes begin under their badges. */
import type { Lane } from '../../pictures/flow/types.ts'
import type { ServerView } from '../../pictures/server.ts'
import type { Geometry } from './geometry.ts'
import styles from './Heads.module.css'

interface HeadLanesProps {
  geometry: Geometry
  server: ServerView
  now: ReadonlyMap<string, Lane>
}

export function HeadLanes({ geometry, server, now }: HeadLanesProps) {
  const dash = (transport: Lane['transport'] | undefined) =>
    transport === 'websocket' ? undefined : transport === 'polling' ? '6 4' : '1.5 4.5'
  return (
    <svg className={styles.lanes} width={geometry.width} height="66" aria-hidden="true">
      <line
        x1={geometry.server}
        x2={geometry.server}
        y1="35"
        y2="66"
        strokeWidth="2"
        strokeDasharray={server.listening ? undefined : '1.5 4.5'}
      />
      {geometry.lanes.map(({ lane, x }) => (
        <line
          key={lane.client}
          x1={x}
          x2={x}
          y1="40"
          y2="66"
          strokeWidth="2"
          strokeDasharray={dash(now.get(lane.client)?.transport)}
        />
      ))}
    </svg>
  )
}
