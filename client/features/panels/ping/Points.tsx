/** The pings and pongs of one clock; each goes to its moment. */
import { type KeyboardEvent, memo } from 'react'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab } from '../../../lab/useLab.ts'
import type { End, Point } from './clocks.ts'
import styles from './Strip.module.css'
import { placeIn, type Window } from './window.ts'
import { momentText, msText } from './words.ts'

interface PointsProps {
  end: End
  points: readonly Point[]
  window: Window
  width: number
}

/** Two points nearer than they are wide stand side by side around their middle. */
const apart = 11
/** Less room between two pairs has no words. */
const wordRoom = 56

export const Points = memo(function Points({ end, points, window, width }: PointsProps) {
  const { trace } = useLab()
  const current = useCurrent()
  const placed = points
    .map((point) => ({ ...point, x: placeIn(window, width, point.at) }))
    .map((point, i, all) => {
      const isPing = point.packet === 'ping'
      const other = all[isPing ? i + 1 : i - 1]
      const isPair =
        other !== undefined && other.packet !== point.packet && Math.abs(other.x - point.x) < apart
      return isPair ? { ...point, x: (other.x + point.x + (isPing ? -apart : apart)) / 2 } : point
    })
    .filter(({ x }) => x >= 0 && x <= width)
  const newest = placed.at(-1)
  const pongs = placed.filter(({ packet }) => packet === 'pong')
  const room = pongs.length > 1 ? Math.abs((pongs[1]?.x ?? 0) - (pongs[0]?.x ?? 0)) : width
  return placed.map((point) => {
    const { packet, seq, part, at, trip, legs, x } = point
    const name = nameOf(packet, end)
    const words = [
      `${name} ${momentText(at)}`,
      ...(trip === null ? [] : [`왕복 ${msText(trip)}`]),
      ...(legs === null ? [] : [`가는 데 ${msText(legs.there)}`, `오는 데 ${msText(legs.back)}`]),
    ].join(', ')
    return (
      <button
        key={`${packet} ${seq}.${part}`}
        type="button"
        className={packet === 'ping' ? styles.ping : styles.pong}
        style={{ left: x }}
        aria-label={words}
        title={words}
        aria-current={current?.seq === seq && current.part === part ? true : undefined}
        tabIndex={point === newest ? 0 : -1}
        onKeyDown={walk}
        onClick={() => trace.show(seq, part)}
      >
        {trip !== null && room >= wordRoom && x > wordRoom / 2 && <span>{msText(trip)}</span>}
      </button>
    )
  })
})

function nameOf(packet: 'ping' | 'pong', end: End): string {
  if (packet === 'ping') return end === 'server' ? '핑 보냄' : '핑 받음'
  return end === 'server' ? '퐁 받음' : '퐁 보냄'
}

/** Arrows go from one point to the next of the row. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const here = event.currentTarget
  if (by === 0) return
  const points = [...(here.parentElement?.querySelectorAll('button') ?? [])]
  const next = points[points.indexOf(here) + by]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
