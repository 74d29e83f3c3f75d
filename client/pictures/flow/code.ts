/** What the program and the server's own objects told: it explains packets, and shows what crosses no wire. */
import type { Happening } from '#shared/model/happening.ts'
import type {
  Broadcast,
  EngineClose,
  ProgramHandler,
  ProgramRun,
  RoomMember,
  SocketAck,
  SocketDisconnect,
  SocketEmit,
  SocketUnheard,
} from '#shared/trace.ts'
import { serverFile } from '../files.ts'
import { end, partingOf } from './connections.ts'
import { alter } from './remember.ts'
import type { NoteRole } from './roles.ts'
import { beginStep, type Connection, type FlowState, newestStep, note, touchStep } from './state.ts'
import type { Note, Step } from './types.ts'

type Told = Happening & { is: 'told' }
interface AtLine {
  readonly line?: number
}

/** A listener's own work follows its call at once; what comes later than this was not its doing. */
const turnMs = 30

/** The event step whose listener is at work, if one is. */
function currentTurn(state: FlowState, at: number): Step | null {
  return state.turn !== null && at - state.turn.at <= turnMs ? state.turn.step : null
}

/** A run begins. */
export function programRun(state: FlowState, told: Told, event: ProgramRun): void {
  state.run = event.run
  state.programText = event.text
  state.serverLine = undefined
  state.corsLine = undefined
  state.turn = null
  state.stopStep = null
  state.uses.begin(serverFile, event.run)
  state.runStep = beginStep(state, event, 'server', null, { nth: event.run, after: 'nothing' })
  note(state, state.runStep, told, { role: 'run', layer: 'prog', end: 'server', raw: `${event.run}` })
}

/** Something of the run's own beginning: the Server was made, the port was opened. */
export function runNote(
  state: FlowState,
  told: Told,
  event: AtLine,
  role: NoteRole,
  raw: string,
  listening?: boolean,
): void {
  const step = state.runStep ?? beginStep(state, told, 'server', null)
  const changes = listening === undefined ? {} : { listening }
  const made = note(state, step, told, { role, layer: 'prog', end: 'server', raw }, changes)
  state.uses.caused(made, state.uses.place(serverFile, event.line))
}

/** The line of `origin:` (else of `cors:`) in the options of `new Server(…)`: CORS headers come from there. */
export function corsLineIn(text: string, serverLine: number | undefined): number | undefined {
  const lines = text.split('\n')
  const from = (serverLine ?? 1) - 1
  const find = (pattern: RegExp) => lines.findIndex((line, index) => index >= from && pattern.test(line))
  const cors = find(/^(?!\s*\/\/).*\bcors\b\s*:/)
  if (cors < 0) return undefined
  const origin = lines.findIndex((line, index) => index >= cors && /^(?!\s*\/\/).*\borigin\b\s*:/.test(line))
  return (origin < 0 ? cors : origin) + 1
}

/** The run is over, or an error is about to end it; what closes now closes because of it. */
export function programEnds(state: FlowState, told: Told, event: AtLine, role: NoteRole, raw: string): void {
  const step = state.stopStep ?? beginStep(state, told, 'stop', null)
  state.stopStep = step
  const changes = role === 'stop' ? { listening: false } : {}
  const made = note(state, step, told, { role, layer: 'prog', end: 'server', raw }, changes)
  state.uses.caused(made, state.uses.place(serverFile, event.line))
  if (role !== 'stop') return
  for (const connection of state.bySession.values())
    if (connection.status === 'open' || connection.ghost) connection.parting = step
}

/** A listener was called: what it sends now belongs to the step of its event. */
export function handler(state: FlowState, told: Told, event: ProgramHandler): void {
  state.uses.ran(serverFile, event.line)
  if (event.nth !== undefined) {
    heardAgain(state, told, event, event.nth)
    return
  }
  const namespace = event.namespace ?? '/'
  const connection = ofSocket(state, namespace, event.id) ?? strangerWith(state, namespace, event)
  const step = connection && state.matches.handled(connection, namespace, event.event)
  if (step) state.turn = { step, at: event.at }
  else if (!connection || state.turn === null || event.event === 'connection' || event.event === 'disconnect')
    state.turn = null
}

const endings: ReadonlySet<string> = new Set(['disconnecting', 'disconnect', 'error'])

/** One line's listener is there several times: each of them gets the event. */
function heardAgain(state: FlowState, told: Told, event: ProgramHandler, nth: number): void {
  const { again } = state
  if (again?.event === event.event && nth > 2) {
    alter<Note>(again.note, state.history.seq, { raw: String(nth) })
    touchStep(state, again.step)
    return
  }
  // What Socket.IO itself tells of an end is no event of anybody's.
  if (endings.has(event.event)) return
  const connection = ofSocket(state, event.namespace ?? '/', event.id)
  const turn = event.event === 'connection' ? connection?.step : currentTurn(state, event.at)
  const step = turn ?? beginStep(state, event, 'event', event.client ?? null)
  const made = note(state, step, told, {
    role: 'heard-again',
    layer: 'prog',
    end: 'server',
    raw: String(nth),
  })
  state.uses.caused(made, state.uses.place(serverFile, event.line))
  state.again = { step, note: made, event: event.event }
}

/** An event came that no listener waited for. */
export function unheard(state: FlowState, told: Told, event: SocketUnheard): void {
  const connection = ofSocket(state, event.namespace, event.id)
  const waiting = connection && state.matches.handled(connection, event.namespace, event.event)
  const step = waiting ?? beginStep(state, event, 'event', connection?.client ?? null)
  note(state, step, told, { role: 'unheard', layer: 'prog', end: 'server', raw: event.event })
}

/** The socket's beginning is not in this trace: it is the one whose event is waiting for its listener. */
function strangerWith(state: FlowState, namespace: string, event: ProgramHandler): Connection | undefined {
  if (event.id === undefined) return undefined
  for (const connection of state.bySession.values()) {
    if (!state.matches.isWaiting(connection, namespace, event.event)) continue
    state.bySocketId.set(`${namespace} ${event.id}`, connection)
    return connection
  }
  return undefined
}

function ofSocket(state: FlowState, namespace: string, id: string | undefined): Connection | undefined {
  return id === undefined ? undefined : state.bySocketId.get(`${namespace} ${id}`)
}

/** One call, any number of packets. */
export function broadcast(state: FlowState, told: Told, event: Broadcast): void {
  const place = state.uses.place(serverFile, event.line)
  const step = currentTurn(state, event.at) ?? beginStep(state, event, 'broadcast', null)
  const data = [event.event, ...event.args]
  for (const id of event.recipients) {
    const connection = ofSocket(state, event.namespace, id)
    state.matches.expect(connection, event.namespace, data, step, place)
  }
  if (event.recipients.length > 0) return
  const made = note(state, step, told, { role: 'nobody', layer: 'prog', end: 'server', raw: event.event })
  state.uses.caused(made, place)
}

/** `socket.emit`: one packet to one client. */
export function emitted(state: FlowState, event: SocketEmit): void {
  const connection = ofSocket(state, event.namespace, event.id)
  const place = state.uses.place(serverFile, event.line)
  const data = [event.event, ...event.args]
  state.matches.expect(connection, event.namespace, data, currentTurn(state, event.at), place)
}

/** The program answered an acknowledgement. */
export function acknowledged(state: FlowState, event: SocketAck): void {
  const connection = ofSocket(state, event.namespace, event.id)
  const place = state.uses.place(serverFile, event.line)
  if (connection) state.matches.expectAnswer(connection, event.namespace, event.args, place)
}

const isLeaving = (connection: Connection, namespace: string): boolean =>
  connection.status === 'over' || connection.parting !== null || connection.partings.has(namespace)

/** A room of the program's own; each socket's own room goes without saying, and so does leaving at the end. */
export function roomMember(state: FlowState, told: Told, event: RoomMember): void {
  if (event.room === event.id) return
  const connection = ofSocket(state, event.namespace, event.id)
  if (event.kind === 'room.leave' && (!connection || isLeaving(connection, event.namespace))) return
  const newest = newestStep(state)
  const recent =
    newest?.kind === 'room' && event.at - (newest.crossings.at(-1)?.at ?? 0) <= turnMs ? newest : null
  const step = currentTurn(state, event.at) ?? recent ?? beginStep(state, event, 'room', event.client ?? null)
  const role = event.kind === 'room.join' ? 'room-join' : 'room-leave'
  note(state, step, told, { role, layer: 'prog', end: 'server', raw: event.room })
}

/** The server's side of a farewell. */
export function socketGone(state: FlowState, told: Told, event: SocketDisconnect): void {
  const connection = ofSocket(state, event.namespace, event.id)
  state.bySocketId.delete(`${event.namespace} ${event.id}`)
  if (!connection) return
  // A run that ends takes its connections along, even where their last bytes come after the next run began.
  const ends = connection.parting !== null && connection.parting === state.stopStep
  const over = ends || (connection.status === 'over' && connection.line === 'none')
  const changes = over ? { client: connection.client, line: 'none' as const } : {}
  const step = connection.partings.get(event.namespace) ?? partingOf(state, connection, event)
  note(
    state,
    step,
    told,
    { role: 'server-disconnect', layer: 'prog', end: 'server', raw: event.reason },
    changes,
  )
}

/** The Engine.IO connection ended; if it had sockets, their own farewells say so. */
export function engineGone(state: FlowState, told: Told, event: EngineClose): void {
  const { session } = told
  const connection = session ? state.bySession.get(session) : undefined
  if (!connection || !session) return
  state.bySession.delete(session)
  const silent = connection.sockets.size > 0 || connection.left
  const changes = end(state, connection)
  if (silent) return
  const step = partingOf(state, connection, told)
  note(state, step, told, { role: 'engine-close', layer: 'eio', end: 'server', raw: event.reason }, changes)
}
