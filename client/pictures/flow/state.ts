/** What is known while the flow grows: connections, open questions, and the steps so far. */
import type { Exchange } from '#shared/model/exchanges.ts'
import type { Happening } from '#shared/model/happening.ts'
import type { Session } from '#shared/model/sessions.ts'
import { isLost, isWaiting, momentOf, type Unit } from '#shared/model/units.ts'
import { createLaneBook, type LaneBook } from './laneBook.ts'
import { createMatches, type Matches } from './matches.ts'
import { alter } from './remember.ts'
import type { StepKind } from './roles.ts'
import type { Crossing, History, LaneLine, Lines, Note, Step, WireCrossing } from './types.ts'
import { createUses, startHistory, type Uses } from './uses.ts'

/** What the arrival of a packet changes. Read from the packet as it arrives: it may have been edited. */
export type Effect = (crossing: WireCrossing) => Change

/** One attempt of a client to connect, and the connection, if it became one. */
export interface Connection {
  readonly client: string | null
  session: Session | null
  /** Runs in a browser, so a browser's rules decide what its code gets to see. */
  readonly browser: boolean
  line: LaneLine
  status: 'trying' | 'open' | 'failed' | 'over'
  /** The server opened a session, but the browser kept the answer: nobody will ever use it. */
  ghost: boolean
  /** Shows its handshake, namespace and upgrade as steps of their own. */
  readonly detailed: boolean
  /** Where what serves the connection itself belongs now. */
  step: Step
  upgrade: Step | null
  /** By namespace: the step in which it was asked for. */
  readonly joins: Map<string, Step>
  readonly sockets: Map<string, string>
  /** Its client left of its own will. */
  left: boolean
  /** The step in which it ends. */
  parting: Step | null
  /** By namespace: the step in which its socket left, while the connection stays. */
  readonly partings: Map<string, Step>
  /** Binary messages that still belong to the packet before them, per direction. */
  readonly attaching: { up: Attaching | null; down: Attaching | null }
}
export interface Attaching {
  left: number
  of: WireCrossing
  step: Step
}

/** A row of a unit that has not arrived, and what its arrival changes. */
export interface Waiting {
  readonly crossing: WireCrossing
  readonly effect: Effect
}
/** A packet that was added, and the step that it stands in. */
export interface Crossed {
  step: Step
  crossing: WireCrossing
}
/** Where a request stands, and its connection: the answer joins it there. */
export interface Asking {
  readonly connection: Connection | null
  step: Step
}

export interface FlowState {
  steps: Step[]
  lines: Lines
  crossings: Map<string, Crossing>
  /** A first connection is shown in full; later ones as one step each. */
  detailGiven: boolean
  run: number
  runStep: Step | null
  stopStep: Step | null
  programText: string
  serverLine: number | undefined
  corsLine: number | undefined
  /** The event step whose listener runs now, as far as can be told. */
  turn: { step: Step; at: number } | null
  /** Where it is told that one event was handled several times. */
  again: { step: Step; note: Note; event: string } | null
  /** By client: the namespaces in which its page was connected once. */
  met: Map<string, Set<string>>
  asking: Map<Exchange, Asking>
  bySession: Map<Session, Connection>
  /** Also those that are over: what a client says of its end comes late. */
  bySid: Map<string, Connection>
  byWebSocket: Map<number, Connection>
  latest: Map<string, Connection>
  bySocketId: Map<string, Connection>
  matches: Matches<Connection>
  uses: Uses
  lanes: LaneBook
  /** What has not arrived. */
  waiting: Map<Unit, Waiting[]>
  history: History
}

export function startFlow(): FlowState {
  const history = startHistory()
  return {
    steps: [],
    lines: { listening: false, lanes: {} },
    crossings: new Map(),
    detailGiven: false,
    run: 0,
    runStep: null,
    stopStep: null,
    programText: '',
    serverLine: undefined,
    corsLine: undefined,
    turn: null,
    again: null,
    met: new Map(),
    asking: new Map(),
    bySession: new Map(),
    bySid: new Map(),
    byWebSocket: new Map(),
    latest: new Map(),
    bySocketId: new Map(),
    matches: createMatches(),
    uses: createUses(history),
    lanes: createLaneBook(history),
    waiting: new Map(),
    history,
  }
}

/** Begins a step; it shows from its first crossing on. */
export function beginStep(
  state: FlowState,
  { seq }: Pick<Happening, 'seq'>,
  kind: StepKind,
  client: string | null,
  attempt?: Step['attempt'],
): Step {
  const newest = state.steps.at(-1)?.key ?? 0
  const key = Math.floor(newest) === seq ? newest + 0.001 : seq
  const step: Step = { key, kind, client, crossings: [], version: 0, last: seq, ...(attempt && { attempt }) }
  state.steps.push(step)
  return step
}

/** Something of the step changed. */
export function touchStep(state: FlowState, step: Step): void {
  step.version += 1
  step.last = state.history.seq
}

/** The step turns out to be another one. */
export function changeStep(
  state: FlowState,
  step: Step,
  fields: Partial<Pick<Step, 'kind' | 'client'>>,
): void {
  alter<Step>(step, state.history.seq, fields)
  touchStep(state, step)
}

/** The step in which a crossing stands; most that is asked for is new. */
export const stepWith = ({ steps }: FlowState, crossing: Crossing): Step | undefined =>
  steps.findLast(({ crossings }) => crossings.includes(crossing))

/** The newest step that shows. */
export function newestStep(state: FlowState): Step | undefined {
  return state.steps.findLast((step) => step.crossings.length > 0)
}

/** How the lanes look once this crossing is through. */
export interface Change {
  listening?: boolean
  client?: string | null
  line?: LaneLine
}

/** The lanes change. */
export function change(state: FlowState, { listening, client, line }: Change): void {
  const { lines } = state
  if (listening !== undefined && listening !== lines.listening) state.lines = { ...state.lines, listening }
  if (client && line !== undefined && (lines.lanes[client] ?? 'none') !== line)
    state.lines = { ...state.lines, lanes: { ...lines.lanes, [client]: line } }
}

type Ours = 'key' | 'seq' | 'at' | 'client' | 'connection' | 'event' | 'before' | 'after' | 'cause' | 'part'
type WireShape = Omit<WireCrossing, Ours | 'via' | 'unit' | 'size' | 'direction'> & {
  part?: number
  size?: number
}
type NoteShape = Omit<Note, Ours | 'via'>

function put<C extends Crossing>(state: FlowState, step: Step, crossing: C): C {
  state.crossings.set(crossing.key, crossing)
  step.crossings.push(crossing)
  touchStep(state, step)
  return crossing
}

const none: Effect = () => ({})

/** Adds a unit, or one of its packets, to a step. Its effect is what its arrival changes: now, or when it is let go. */
export function cross(
  state: FlowState,
  step: Step,
  unit: Unit,
  shape: WireShape,
  effect: Effect = none,
): WireCrossing {
  const { part = 0 } = shape
  const seq = momentOf(unit)
  // Written out: long traces are folded anew whenever the cursor goes back, and copies of copies take their time.
  const crossing: WireCrossing = {
    via: 'wire',
    key: `${seq}.${part}`,
    seq,
    part,
    at: unit.at,
    client: unit.client,
    connection: unit.session?.sid ?? null,
    event: unit.event,
    before: state.lines,
    after: state.lines,
    cause: null,
    role: shape.role,
    layer: shape.layer,
    raw: shape.raw,
    direction: unit.direction,
    size: shape.size ?? unit.size,
    unit,
  }
  if (shape.engine) crossing.engine = shape.engine
  if (shape.socket) crossing.socket = shape.socket
  put(state, step, crossing)
  if (isLost(unit.fate)) return crossing
  if (isWaiting(unit.fate)) {
    const waiting = state.waiting.get(unit) ?? []
    state.waiting.set(unit, waiting)
    waiting.push({ crossing, effect })
    return crossing
  }
  change(state, effect(crossing))
  crossing.after = state.lines
  return crossing
}

/** The packet was emitted long before it crossed. */
export function comesLate(state: FlowState, crossing: Crossing, late: WireCrossing['late']): void {
  if (late && crossing.via === 'wire') alter<WireCrossing>(crossing, state.history.seq, { late })
}

/** Adds what one end told to a step. */
export function note(
  state: FlowState,
  step: Step,
  { seq, at, client, event, session }: Happening,
  shape: NoteShape,
  changes: Change = {},
): Note {
  const before = state.lines
  change(state, changes)
  return put(state, step, {
    via: 'code',
    key: `${seq}.0`,
    seq,
    part: 0,
    at,
    client,
    connection: session?.sid ?? event.connection ?? null,
    event,
    before,
    after: state.lines,
    cause: null,
    role: shape.role,
    layer: shape.layer,
    raw: shape.raw,
    end: shape.end,
  })
}
