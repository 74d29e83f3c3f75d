/** The lanes begin under their badges. */
import type { Lane } from '../../pictures/flow/types.ts'
import type { ServerView } from '../../pictures/server.ts'
import type { Geometry } from './geometry.ts'
import styles from './Heads.module.css'
import { dashes } from './Lanes.tsx'

interface HeadLanesProps {
  geometry: Geometry
  server: ServerView
  now: ReadonlyMap<string, Lane>
}

export function HeadLanes({ geometry, server, now }: HeadLanesProps) {
  return (
    <svg className={styles.lanes} width={geometry.width} height="74" aria-hidden="true">
      <line
        x1={geometry.server}
        x2={geometry.server}
        y1="35"
        y2="74"
        strokeWidth="2"
        strokeDasharray={dashes[server.listening ? 'websocket' : 'none']}
      />
      {geometry.lanes.map(({ lane, x }) => (
        <line
          key={lane.client}
          x1={x}
          x2={x}
          y1="40"
          y2="74"
          strokeWidth="2"
          strokeDasharray={dashes[now.get(lane.client)?.transport ?? 'none']}
        />
      ))}
    </svg>
  )
}
