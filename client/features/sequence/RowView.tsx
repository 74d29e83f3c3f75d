/** One row of the diagram: name at the left, what crossed over the lanes, time at the right. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { Crossing, DrawnFate, Lane, Lines } from '../../pictures/flow/types.ts'
import { crossingName, stepName } from '../../pictures/names.ts'
import { classes } from '../../ui/classes.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { Arrow } from './Arrow.tsx'
import { FateWord } from './Fate.tsx'
import type { Geometry } from './geometry.ts'
import { Lanes } from './Lanes.tsx'
import { RawText } from './RawText.tsx'
import styles from './Rows.module.css'
import { type CrossingRow, momentOf, type Row, type StepRow } from './rows.ts'
import { SpanLine, SpanWords } from './Span.tsx'
import { momentText, sinceText } from './time.ts'

export interface RowProps<R extends Row = Row> {
  row: R
  geometry: Geometry
  height: number
  start: number
  laneOf: (client: string) => Lane | undefined
  current: boolean
  /** Later than the cursor. */
  later: boolean
  /** Of the packet that the row draws. */
  fate?: DrawnFate | undefined
}

const nothing: Lines = { listening: false, lanes: {} }

/** The states of the lanes at the beginning and at the end of a row. */
export function linesOf(row: Row): { before: Lines; after: Lines } {
  if (row.type === 'gone') return { before: nothing, after: nothing }
  if (row.type === 'crossing') return row.crossing
  const first = row.crossings[0]
  if (!first) return { before: nothing, after: nothing }
  if (row.open) return { before: first.before, after: first.before }
  if (row.crossings.length === 1) return first
  return { before: first.after, after: momentOf(row)?.after ?? first.after }
}
/** The one crossing that a row draws: its own, a folded step's only one, or the word that sums up a step of notes. */
export function shownAlone(row: Row): Crossing | undefined {
  if (row.type === 'gone') return undefined
  if (row.type === 'crossing') return row.crossing
  if (row.crossings.length === 1) return row.crossings[0]
  const silent = !row.open && row.crossings.every((crossing) => crossing.via === 'code')
  if (!silent) return undefined
  return row.crossings.find((crossing) => crossing.role === 'stop') ?? row.crossings.at(-1)
}

/** Nothing that ends in this row was ever more than an attempt. */
function onlyTried(row: Row): boolean {
  if (row.type === 'gone') return false
  const crossings = row.type === 'step' ? row.crossings : [row.crossing]
  return (
    crossings.every((one) => one.via === 'code' || one.layer === 'http') && row.step.attempt !== undefined
  )
}

/** The learner changed it: what it was is shown too. */
export function isEdited(crossing: Crossing | undefined): boolean {
  return crossing?.via === 'wire' && originalOf(crossing) !== undefined
}

/** What the row draws over the lanes. `quiet`: an attempt that ends leaves no bar. */
export function RowDrawing({ quiet, ...props }: RowProps & { quiet: boolean }) {
  const { row, geometry, height, start, current, later, fate } = props
  const { before, after } = linesOf(row)
  const only = shownAlone(row)
  const draw = { geometry, height, muted: later }
  return (
    <>
      <Lanes
        geometry={geometry}
        height={height}
        start={start}
        before={before}
        after={after}
        marked={current}
        quiet={quiet && onlyTried(row)}
      />
      {isFolded(row) && <SpanLine crossings={row.crossings} {...draw} />}
      {only && <Arrow crossing={only} fate={fate} current={current} {...draw} />}
    </>
  )
}

/** A step whose crossings are summed up. */
export const isFolded = (row: Row): row is StepRow => row.type === 'step' && !row.open && !shownAlone(row)

export function RowView(props: RowProps) {
  const { row, geometry, height, laneOf, later, fate } = props
  const only = shownAlone(row)
  return (
    <>
      <svg className={styles.drawing} width={geometry.width} height={height} aria-hidden="true">
        <RowDrawing {...props} quiet />
      </svg>
      {row.type === 'step' && <StepCell row={row} laneOf={laneOf} room={geometry.nameWidth - 14} />}
      {row.type === 'crossing' && <CrossingCell {...props} row={row} />}
      {row.type === 'gone' && <span className={styles.goneName}>앞의 {row.count}개는 지웠어요</span>}
      {isFolded(row) && <SpanWords crossings={row.crossings} geometry={geometry} muted={later} />}
      {only && (
        <RawText
          crossing={only}
          fate={fate}
          geometry={geometry}
          height={height}
          laneOf={laneOf}
          muted={later}
        />
      )}
      <span className={styles.time}>
        <FateWord crossing={only} fate={fate} edited={isEdited(only)} muted={later} compact={false} />
        {row.type === 'step' && momentText(row.crossings[0]?.at ?? 0)}
        {row.type === 'crossing' && sinceText(row.crossing.at - (row.step.crossings[0]?.at ?? 0))}
      </span>
    </>
  )
}

/** `room`: before the first lane; a name that needs more ends in … and is whole in its title. */
function StepCell({ row, laneOf, room }: Pick<RowProps<StepRow>, 'row' | 'laneOf'> & { room: number }) {
  const Chevron = row.open ? ChevronDown : ChevronRight
  const name = stepName(row.step, laneOf)
  return (
    <span className={styles.step} style={{ maxWidth: room }}>
      <Chevron
        size={14}
        strokeWidth={2.1}
        className={classes(row.crossings.length === 1 && styles.noFold)}
        aria-hidden="true"
      />
      <span className={styles.number}>{row.number}</span>
      <span className={styles.name} title={name}>
        {name}
      </span>
    </span>
  )
}

function CrossingCell({ row, geometry, laneOf, later, fate }: RowProps<CrossingRow>) {
  const name = crossingName(row.crossing, laneOf, fate)
  return (
    <span className={styles.packet} style={{ maxWidth: geometry.nameWidth - 35 }}>
      <LayerMark layer={row.crossing.layer} muted={later} size={11} />
      <span className={styles.name} title={name}>
        {name}
      </span>
    </span>
  )
}
