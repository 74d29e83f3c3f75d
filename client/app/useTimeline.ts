/** The moments of the diagram, and the ways through them: for the bar of time and for the keys. */
import { useMemo } from 'react'
import { currentIndex, momentOf, neighbour, type Row } from '../features/sequence/rows.ts'
import { spoken } from '../features/sequence/spoken.ts'
import { momentText } from '../features/sequence/time.ts'
import { useRows } from '../features/sequence/useRows.ts'
import type { TimeBarProps } from '../features/time/TimeBar.tsx'
import { inTime, nextPoint, type Point } from '../features/time/walk.ts'
import type { LabView } from '../lab/labView.ts'
import { useLab, useLiveFold, useTrace } from '../lab/useLab.ts'
import { flowOf } from '../pictures/flow/flow.ts'
import type { Crossing } from '../pictures/flow/types.ts'
import type { Layer } from '../ui/LayerMark.tsx'

type Timeline = Omit<TimeBarProps, 'compact' | 'hold'> & {
  /** One packet back or on. */
  onPacket: (by: 1 | -1) => void
  onEnd: () => void
}

const here = ({ trace }: LabView): Point | null => {
  const { cursor, part } = trace.getState()
  return cursor === null ? null : { seq: cursor, part }
}
function goToRow({ trace }: LabView, row: Row | undefined): void {
  const moment = momentOf(row)
  if (moment) trace.select(moment.seq, moment.part)
}

/** Goes to the next of these points; past the last one it is now. */
function walk(lab: LabView, points: readonly Point[], by: 1 | -1): void {
  const next = nextPoint(inTime(points), here(lab), by)
  if (next) lab.trace.select(next.seq, next.part)
  else if (by > 0) lab.trace.backToNow()
}

const packetsIn = (rows: readonly Row[]): Crossing[] =>
  rows.flatMap((row) => (row.type === 'step' ? row.crossings : []))
const stepsIn = (rows: readonly Row[]): Crossing[] =>
  rows.flatMap((row) => (row.type === 'step' ? row.crossings.slice(-1) : []))

/** `release` lets one go of what is held on the wire; `null` while nothing is. */
export function useTimeline(release: (() => void) | null): Timeline {
  const lab = useLab()
  const rows = useRows()
  const lanes = useLiveFold(flowOf).lanes
  const cursor = useTrace((trace) => trace.cursor)
  const part = useTrace((trace) => trace.part)
  const since = useTrace((trace) => trace.since)
  const places = useMemo(() => momentsIn(rows), [rows])
  const layers = useMemo(() => places.map((index) => layerOf(rows[index])), [rows, places])
  const newer = useMemo(() => countNewer(rows, since), [rows, since])

  const current = currentIndex(rows, cursor === null ? null : `${cursor}.${part}`)
  const found = cursor === null ? places.length - 1 : places.indexOf(current)
  const position = found >= 0 || cursor === null ? found : lastUntil(rows, places, cursor)
  const row = rows[places[position] ?? -1]
  const at = momentOf(row)?.at
  const laneOf = (client: string) => lanes.find((lane) => lane.client === client)
  const isPast = cursor !== null
  return {
    layers,
    position,
    time: at === undefined ? '' : momentText(at),
    text: row ? spoken(row, laneOf) : '아직 오간 것이 없어요',
    isPast,
    newer,
    onGo: (index) => {
      if (index === places.length - 1) lab.trace.backToNow()
      else goToRow(lab, rows[places[index] ?? -1])
    },
    onStart: () => goToRow(lab, rows[places[0] ?? -1]),
    onEnd: () => goToRow(lab, rows[places.at(-1) ?? -1]),
    onBack: () => walk(lab, stepsIn(rows), -1),
    onStep: isPast ? () => walk(lab, stepsIn(rows), 1) : release,
    onPacket: (by) => (by > 0 && !isPast ? release?.() : walk(lab, packetsIn(rows), by)),
    onNow: lab.trace.backToNow,
  }
}

/** The rows that are moments, in their order. */
function momentsIn(rows: readonly Row[]): number[] {
  const places: number[] = []
  for (let index = neighbour(rows, -1, 1); index >= 0; index = neighbour(rows, index, 1)) places.push(index)
  return places
}
const layerOf = (row: Row | undefined): Layer => momentOf(row)?.layer ?? 'prog'

/** Where the cursor would stand, when its own row is not shown. */
function lastUntil(rows: readonly Row[], places: readonly number[], cursor: number): number {
  return places.findLastIndex((index) => (momentOf(rows[index])?.seq ?? 0) <= cursor)
}

/** Packets that came since the learner went into the past. */
function countNewer(rows: readonly Row[], since: number | null): number {
  if (since === null) return 0
  let count = 0
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row?.type === 'step') count += row.crossings.filter(({ seq }) => seq > since).length
  }
  return count
}
