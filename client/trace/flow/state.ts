/** What is known while the flow grows: connections, open questions, and the steps so far. */
import type { TraceEvent } from '#shared/trace.ts'
import type { Exchange } from './exchange.ts'
import { type History, startHistory } from './history.ts'
import { createLaneBook, type LaneBook } from './laneBook.ts'
import { createMatches, type Matches } from './matches.ts'
import type { Crossing, LaneLine, Lines, Note, Step, StepKind, WireCrossing } from './types.ts'
import { createUses, type Uses } from './uses.ts'
import { type Effect, startWire, type WireState } from './wireState.ts'

/** One attempt of a client to connect, and the connection, if it became one. */
export interface Connection {
  readonly client: string | null
  sid: string | null
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
  /** Parts of a message that came in several frames. */
  readonly fragments: { up: string | null; down: string | null }
}
export interface Attaching {
  left: number
  of: WireCrossing
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
  exchanges: Map<number, Exchange>
  bySid: Map<string, Connection>
  byWebSocket: Map<number, Connection>
  latest: Map<string, Connection>
  bySocketId: Map<string, Connection>
  matches: Matches
  uses: Uses
  lanes: LaneBook
  history: History
  wire: WireState
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
    exchanges: new Map(),
    bySid: new Map(),
    byWebSocket: new Map(),
    latest: new Map(),
    bySocketId: new Map(),
    matches: createMatches(),
    uses: createUses(history),
    lanes: createLaneBook(history),
    history,
    wire: startWire(),
  }
}

/** Begins a step; it shows from its first crossing on. */
export function beginStep(
  state: FlowState,
  event: TraceEvent,
  kind: StepKind,
  client: string | null,
  attempt?: Step['attempt'],
): Step {
  const newest = state.steps.at(-1)?.key ?? 0
  const key = Math.floor(newest) === event.seq ? newest + 0.001 : event.seq
  const step: Step = { key, kind, client, crossings: [], version: 0, ...(attempt && { attempt }) }
  state.steps.push(step)
  return step
}

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
type WireShape = Omit<WireCrossing, Ours | 'via' | 'fate' | 'turns'> & {
  part?: number
  fate?: WireCrossing['fate']
}
type NoteShape = Omit<Note, Ours | 'via'>

/** The moment that a row stands for: of what is stopped on the wire, the event that says so. */
const seqOf = (state: FlowState, event: TraceEvent): number => state.wire.placing?.moment.seq ?? event.seq

function put<C extends Crossing>(state: FlowState, step: Step, crossing: C): C {
  state.crossings.set(crossing.key, crossing)
  step.crossings.push(crossing)
  step.version += 1
  return crossing
}

const none: Effect = () => ({})

/** Adds what crossed the wire to a step. Its effect is what its arrival changes: now, or when it is let go. */
export function cross(
  state: FlowState,
  step: Step,
  event: TraceEvent,
  shape: WireShape,
  effect: Effect = none,
): WireCrossing {
  const { part = 0, fate = 'arrived' } = shape
  const seq = seqOf(state, event)
  // Written out: long traces are folded anew whenever the cursor goes back, and copies of copies take their time.
  const crossing: WireCrossing = {
    via: 'wire',
    key: `${seq}.${part}`,
    seq,
    part,
    at: event.at,
    client: event.client ?? null,
    connection: event.connection ?? null,
    event,
    before: state.lines,
    after: state.lines,
    cause: null,
    role: shape.role,
    layer: shape.layer,
    raw: shape.raw,
    direction: shape.direction,
    size: shape.size,
    fate,
  }
  if (shape.engine) crossing.engine = shape.engine
  if (shape.socket) crossing.socket = shape.socket
  if (shape.resent !== undefined) crossing.resent = shape.resent
  put(state, step, crossing)
  const { placing } = state.wire
  if (placing) placing.parts.push({ crossing, step, effect, lands: fate })
  else {
    change(state, effect(crossing))
    crossing.after = state.lines
  }
  return crossing
}

/** Adds what one end told to a step. */
export function note(
  state: FlowState,
  step: Step,
  event: TraceEvent,
  shape: NoteShape,
  changes: Change = {},
): Note {
  const seq = seqOf(state, event)
  const before = state.lines
  change(state, changes)
  return put(state, step, {
    via: 'code',
    key: `${seq}.0`,
    seq,
    part: 0,
    at: event.at,
    client: event.client ?? null,
    connection: event.connection ?? null,
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
