/** What was sent, above the tail of its arrow; or the words of a note, beside its ring. Cut only at its end. */
import { Pencil } from 'lucide-react'
import { commonEnds } from '#shared/difference.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { Crossing, DrawnFate, Lane, WireCrossing } from '../../pictures/flow/types.ts'
import { noteWords } from '../../pictures/names.ts'
import { oneLine } from '../../pictures/oneLine.ts'
import { endsOf, ringX } from './Arrow.tsx'
import type { Geometry } from './geometry.ts'
import styles from './Words.module.css'

interface RawTextProps {
  crossing: Crossing
  fate?: DrawnFate | undefined
  geometry: Geometry
  height: number
  laneOf: (client: string) => Lane | undefined
  muted: boolean
}

const stopsOf = (geometry: Geometry): number[] => [
  geometry.server,
  ...geometry.lanes.map((lane) => lane.x),
  ...(geometry.crowd ? [geometry.crowd.x] : []),
]

export function RawText({ crossing, fate, geometry, height, laneOf, muted }: RawTextProps) {
  const colour = muted ? 'var(--ink-3)' : `var(--${crossing.layer})`
  if (crossing.via === 'code') {
    const x = ringX(crossing, geometry)
    const words = noteWords(crossing, laneOf)
    const wrong = crossing.role === 'program-error' || crossing.role === 'client-error'
    const next = Math.min(
      geometry.width - geometry.timeWidth,
      ...stopsOf(geometry).filter((stop) => stop > x),
    )
    // Beside another lane, where they fit; else over the lanes at the right, whole.
    const left = next - x < 150 && x - 11 - geometry.nameWidth >= widthOf(words)
    const place = left
      ? { right: geometry.width - x + 11, maxWidth: x - 11 - geometry.nameWidth }
      : { left: x + 11, maxWidth: geometry.width - geometry.timeWidth - x - 16 }
    return (
      <span
        className={styles.words}
        style={{ ...place, top: height / 2 - 10, color: wrong && !muted ? 'var(--bad)' : colour }}
      >
        {words}
      </span>
    )
  }
  const place = placeOf(crossing, oneLine(crossing.raw), geometry)
  const { raw } = crossing
  const original = originalOf(crossing)
  const middle = Math.round(height / 2)
  if (original === undefined)
    return (
      <span
        className={styles.raw}
        data-over={place.over}
        // Above the gate of a packet that is held.
        style={{ ...place.style, top: middle - (fate === 'held' ? 21 : 15), color: colour }}
      >
        {oneLine(raw)}
      </span>
    )
  const [before, changed, after] = changedPart(oneLine(original), oneLine(raw))
  return (
    <>
      <span
        className={styles.raw}
        data-over={place.over}
        style={{ ...place.style, top: middle - 21, color: colour }}
      >
        <Pencil size={12} strokeWidth={2.1} className={styles.pencil} aria-hidden="true" />
        {before}
        <span className={styles.changed}>{changed}</span>
        {after}
      </span>
      <span className={styles.raw} data-over={place.over} style={{ ...place.style, top: middle + 3 }}>
        <s className={styles.original}>{oneLine(original)}</s>
      </span>
    </>
  )
}

interface RawPlace {
  /** It runs on over lanes that its packet does not pass. */
  over: true | undefined
  style: { left?: number; right?: number; maxWidth: number }
}

/** Above the tail, between the lanes; what would be cut there, and is whole over the next lanes, begins at the arrow's left end. */
function placeOf(crossing: WireCrossing, text: string, geometry: Geometry): RawPlace {
  const { from, to } = endsOf(crossing, geometry)
  const far = Math.abs(to - from)
  const way = Math.sign(to - from)
  const steps = stopsOf(geometry).map((x) => (x - from) * way)
  const near = Math.min(far, ...steps.filter((step) => step > 0))
  const needed = rawWidth(text)
  const end = geometry.width - geometry.timeWidth - 4
  const left = Math.max(geometry.nameWidth + aside, Math.min(Math.min(from, to) + aside, end - needed))
  if (needed > near - aside - 1 && needed <= end - left)
    return { over: true, style: { left, maxWidth: end - left } }
  const edge = way > 0 ? { left: from + aside } : { right: geometry.width - from + aside }
  return { over: undefined, style: { ...edge, maxWidth: (near >= 90 ? near : far) - aside - 2 } }
}

/** From a lane to the words beside it. */
const aside = 8

/** As wide as a packet is drawn, in px: mono letters are 0.6 em, Korean ones 0.92. */
const rawWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 7.2 : 11.1), 2)

/** About as wide as the words will be, in px: Korean letters are square. */
const widthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 7 : 12), 8)

/** The text in three parts: as it was, changed, as it was. */
function changedPart(original: string, text: string): [string, string, string] {
  const { head, tail } = commonEnds(original, text)
  const stop = text.length - tail
  return [text.slice(0, head), text.slice(head, stop), text.slice(stop)]
}
