/** A folded step over the lanes: a level line with a head at both ends, and its packets, or how many, in the gap. */

import type { Crossing } from '../../pictures/flow/types.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import type { Geometry } from './geometry.ts'
import { shortRaw } from './shortRaw.ts'
import styles from './Words.module.css'

/** The lanes that the packets of a step touch, from the leftmost to the rightmost. */
function reachOf(crossings: readonly Crossing[], geometry: Geometry): { left: number; right: number } | null {
  let left = geometry.server
  let right = geometry.server
  for (const crossing of crossings) {
    if (crossing.via === 'code') continue
    const x = geometry.xOf(crossing.client ?? '')
    left = Math.min(left, x)
    right = Math.max(right, x)
  }
  return left === right ? null : { left, right }
}

interface SpanProps {
  crossings: readonly Crossing[]
  geometry: Geometry
  height: number
  muted: boolean
}

export function SpanLine({ crossings, geometry, height, muted }: SpanProps) {
  const reach = reachOf(crossings, geometry)
  if (!reach) return null
  const y = Math.round(height / 2)
  const left = reach.left + 5
  const right = reach.right - 5
  return (
    <g stroke={muted ? 'var(--ink-3)' : 'var(--ink-2)'} strokeWidth="1.5" fill="none">
      <path
        d={`M${left} ${y}H${right}M${left + 6} ${y - 4.5}L${left} ${y}l6 4.5M${right - 6} ${y - 4.5}L${right} ${y}l-6 4.5`}
      />
    </g>
  )
}

/** What stands in the gap of the line. */
export function SpanWords({ crossings, geometry, muted }: Omit<SpanProps, 'height'>) {
  const reach = reachOf(crossings, geometry)
  if (!reach) return null
  const room = reach.right - reach.left - 40
  const packets = crossings.filter((crossing) => crossing.via === 'wire')
  const spelled = packets.length <= 2 && room >= 130
  return (
    <span className={styles.spanBox} style={{ left: reach.left + 20, width: room }}>
      <span className={styles.span} data-muted={muted || undefined}>
        {spelled
          ? packets.map((crossing) => (
              <span key={crossing.key} className="term">
                <LayerMark layer={crossing.layer} size={10} muted={muted} />
                <span className={styles.mono}>{shortRaw(crossing)}</span>
              </span>
            ))
          : room >= 90
            ? `패킷 ${packets.length}개`
            : `${packets.length}개`}
      </span>
    </span>
  )
}
