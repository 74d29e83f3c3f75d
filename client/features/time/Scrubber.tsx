/** All moments of the diagram on one line, by their order: press, drag, or walk with the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import { type Layer, LayerShape } from '../../ui/LayerMark.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { momentAt, placeMarks, placeOf } from './marks.ts'
import styles from './Scrubber.module.css'

interface ScrubberProps {
  layers: readonly Layer[]
  /** The current moment; the last one now. */
  position: number
  /** What readers say of it. */
  text: string
  onGo: (index: number) => void
}

/** From the edge to the first and the last moment. */
const edge = 12

export function Scrubber({ layers, position, text, onGo }: ScrubberProps) {
  const slider = useRef<HTMLDivElement>(null)
  const width = Math.max(0, useWidth(slider) - 2 * edge)
  const count = layers.length
  const marks = useMemo(() => placeMarks(layers, width), [layers, width])
  const x = edge + placeOf(position, count, width)

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    onGo(momentAt(event.clientX - left - edge, count, width))
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    goTo(event)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const far = Math.max(1, Math.round(count / 10))
    const goals: Record<string, number> = {
      ArrowRight: position + 1,
      ArrowUp: position + 1,
      ArrowLeft: position - 1,
      ArrowDown: position - 1,
      PageUp: position + far,
      PageDown: position - far,
      Home: 0,
      End: count - 1,
    }
    const goal = goals[event.key]
    if (goal === undefined) return
    event.preventDefault()
    onGo(Math.min(count - 1, Math.max(0, goal)))
  }

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label="시점"
      aria-disabled={count === 0}
      aria-valuemin={count === 0 ? 0 : 1}
      aria-valuemax={count}
      aria-valuenow={position + 1}
      aria-valuetext={text}
      className={styles.scrubber}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    >
      <svg width="100%" height="36" aria-hidden="true">
        {marks.map((mark) => (
          <g
            key={mark.x}
            transform={`translate(${(edge + mark.x - 5).toFixed(1)} 3) scale(0.83)`}
            fill="none"
            stroke="currentColor"
            style={{ color: `var(--${mark.layer})` }}
            opacity={mark.index > position ? 0.45 : 1}
          >
            <LayerShape layer={mark.layer} />
          </g>
        ))}
        <line x1={2} x2={width + 2 * edge - 2} y1="24" y2="24" className={styles.rail} />
        {count > 0 && <line x1={2} x2={x} y1="24" y2="24" className={styles.passed} />}
        {count > 0 && <circle cx={x} cy="24" r="6" className={styles.knob} />}
      </svg>
    </div>
  )
}
