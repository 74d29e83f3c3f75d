/** The arc around a badge: full when the wait begins, emptying clockwise. */
import type { CSSProperties, RefObject } from 'react'
import styles from './Heads.module.css'

interface RingProps {
  arc: RefObject<SVGCircleElement | null>
  size: number
  style: CSSProperties
}

export function Ring({ arc, size, style }: RingProps) {
  const middle = size / 2
  return (
    <svg className={styles.ring} width={size} height={size} style={style} aria-hidden="true">
      <circle
        ref={arc}
        cx={middle}
        cy={middle}
        r={middle - 1.5}
        pathLength={100}
        transform={`rotate(-90 ${middle} ${middle})`}
      />
    </svg>
  )
}
