/** The rows of the diagram, in order: steps, and the crossings of those that are open. */
import { delayOf } from '#shared/model/units.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import { stepAt } from '../../pictures/flow/moments.ts'
import type { StepKind } from '../../pictures/flow/roles.ts'
import type { Crossing, Layer, Step } from '../../pictures/flow/types.ts'
import { attemptOf, inRows, joinedAt } from './retries.ts'

export interface Filter {
  layers: Readonly<Record<Layer, boolean>>
  /** Clients that are left out. */
  hiddenClients: ReadonlySet<string>
  hiddenKinds: ReadonlySet<KindGroup>
  /** Steps that the learner opened or closed; the others are as their kind has them. */
  open: ReadonlyMap<number, boolean>
}

/** Kinds of steps as the learner chooses them. */
export type KindGroup = 'connection' | 'event' | 'ping' | 'server' | 'http'
export const groupOf: Record<StepKind, KindGroup> = {
  handshake: 'connection',
  namespace: 'connection',
  upgrade: 'connection',
  connection: 'connection',
  failure: 'connection',
  refusal: 'connection',
  disconnect: 'connection',
  'gave-up': 'connection',
  ghost: 'connection',
  buffered: 'event',
  event: 'event',
  'event-ack': 'event',
  broadcast: 'event',
  room: 'event',
  ping: 'ping',
  server: 'server',
  stop: 'server',
  ongoing: 'connection',
  http: 'http',
  mistake: 'http',
  slowed: 'http',
  other: 'http',
}
const openByItself: ReadonlySet<StepKind> = new Set(['event', 'event-ack', 'broadcast', 'failure', 'refusal'])

export interface StepRow {
  type: 'step'
  key: string
  step: Step
  number: number
  open: boolean
  /** What the layers that are on leave of it. */
  crossings: readonly Crossing[]
}
export interface CrossingRow {
  type: 'crossing'
  key: string
  step: Step
  crossing: Crossing
}
export interface GoneRow {
  type: 'gone'
  key: 'gone'
  count: number
}
export type Row = StepRow | CrossingRow | GoneRow

/** What became of a step the last time: its rows stay the same objects until it, or the view of it, changes. */
interface Made {
  version: number
  number: number
  layers: Filter['layers']
  hiddenClients: Filter['hiddenClients']
  wish: boolean | undefined
  rows: readonly (StepRow | CrossingRow)[]
}
const made = new WeakMap<Step, Made>()

/** Whether it stands open is decided by what it is by now: going back in time moves no row. */
function stepRows(
  newest: Step,
  number: number,
  { layers, hiddenClients, open: wishes }: Filter,
  cursor: number | null,
  isJoined: boolean,
): Made['rows'] {
  const step = stepAt(newest, cursor)
  const wish = wishes.get(step.key)
  const known = made.get(step)
  if (
    known?.version === step.version &&
    known.number === number &&
    known.layers === layers &&
    known.hiddenClients === hiddenClients &&
    known.wish === wish
  )
    return known.rows
  const everyLayer = layers.http && layers.eio && layers.sio && layers.prog
  const crossings =
    everyLayer && hiddenClients.size === 0
      ? [...step.crossings]
      : step.crossings.filter((c) => layers[c.layer] && !(c.client !== null && hiddenClients.has(c.client)))
  const again = step.attempt?.after === 'failure' || isJoined
  const stopped = newest.crossings.some(wasStopped)
  const open = crossings.length > 1 && (wish ?? ((openByItself.has(newest.kind) && !again) || stopped))
  const rows: (StepRow | CrossingRow)[] = []
  if (crossings.length > 0) rows.push({ type: 'step', key: `s${step.key}`, step, number, open, crossings })
  if (open)
    for (const crossing of crossings)
      rows.push({
        type: 'crossing',
        key: crossing.key,
        step: isJoined ? attemptOf(step, crossing) : step,
        crossing,
      })
  made.set(step, { version: step.version, number, layers, hiddenClients, wish, rows })
  return rows
}

/** A packet that the learner holds must not be out of sight; and the step stays open when it goes on. */
const wasStopped = (crossing: Crossing): boolean =>
  crossing.via === 'wire' &&
  crossing.unit.event.stopped !== undefined &&
  crossing.unit.turns.some(({ fate }) => fate !== 'delayed' && fate !== 'arrived')

/** The rows that the filter leaves: up to the cursor as they were known there, and what comes after it. */
export function rowsOf(
  steps: readonly Step[],
  filter: Filter,
  dropped: number,
  cursor: number | null = null,
): Row[] {
  const rows: Row[] = dropped > 0 ? [{ type: 'gone', key: 'gone', count: dropped }] : []
  let number = 0
  for (const together of inRows(steps)) {
    const [step] = together
    number += 1
    if (filter.hiddenKinds.has(groupOf[step.kind])) continue
    const isOne = together.length === 1
    const shown = isOne ? step : joinedAt(together, cursor)
    for (const row of stepRows(shown, number, filter, isOne ? cursor : null, !isOne)) rows.push(row)
  }
  return rows
}

/** Where the current moment is among the rows: its own, or the folded step that holds it; -1: not shown. */
export function currentIndex(rows: readonly Row[], key: string | null): number {
  if (key === null) return -1
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row?.type === 'crossing' && row.key === key) return index
    if (row?.type === 'step' && !row.open && row.crossings.some((crossing) => crossing.key === key))
      return index
  }
  return -1
}

/** The next row that is a moment, in a direction; an open step is the head of its moments, not one itself. */
export function neighbour(rows: readonly Row[], from: number, by: 1 | -1): number {
  for (let index = from + by; index >= 0 && index < rows.length; index += by) {
    const row = rows[index]
    if (row?.type === 'crossing' || (row?.type === 'step' && !row.open)) return index
  }
  return -1
}

/** The moment that a row stands for: a folded step, when all of it has happened. */
export function momentOf(row: Row | undefined): Crossing | undefined {
  if (row?.type === 'crossing') return row.crossing
  return row?.type === 'step' ? row.crossings.at(-1) : undefined
}

/** Height of a row in the wide diagram. */
export function heightOf(row: Row, current: boolean): number {
  if (row.type === 'gone') return 30
  const only =
    row.type === 'crossing' ? row.crossing : row.crossings.length === 1 ? row.crossings[0] : undefined
  if (only?.via === 'wire') {
    const { fate } = only.unit
    if (fate === 'held' || originalOf(only) !== undefined) return 44
    if (fate === 'hidden' || fate === 'blocked' || delayOf(only.unit) !== null) return 40
  }
  if (current) return row.type === 'step' ? 34 : 33
  return row.type === 'step' ? 30 : 28
}
