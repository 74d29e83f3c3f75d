/** Every attempt of a page to connect: what it asked, what was answered, and what its code was told. The newest of each
 *  setting and origin is kept. */
import type { Exchange } from '#shared/model/exchanges.ts'
import type { Happening } from '#shared/model/happening.ts'
import { headerOf } from '#shared/model/headers.ts'
import { momentOf, type RequestUnit, type Unit } from '#shared/model/units.ts'
import type { ClientConnecting } from '#shared/trace.ts'
import { createWireFold } from '../../../pictures/fold.ts'
import {
  type ClientSetting,
  clientSetting,
  keyOf,
  noCors,
  type ServerSetting,
  settingRun,
} from './settings.ts'

/** What the page's code was told of its attempt. */
export type Outcome =
  | { is: 'connected'; transport: string }
  | { is: 'failed'; message: string; description: number | null }
export interface Attempt {
  /** Of the newest event of it. */
  seq: number
  lane: string
  /** The `Origin` of its requests. */
  origin: string
  server: ServerSetting
  client: ClientSetting
  /** Handshakes and the preflights before them, in order; never empty. */
  exchanges: readonly Exchange[]
  outcome: Outcome
  /** The Engine.IO sessions that the server opened for it. One without a socket is a ghost: nobody uses it. */
  sessions: readonly { id: string; hasSocket: boolean }[]
  /** The moments of the trace that belong to it. */
  moments: ReadonlySet<number>
}
/** By setting and origin. */
export type Attempts = ReadonlyMap<string, Attempt>

/** The cell of the table that a setting and an origin meet in. */
export const cellOf = (server: ServerSetting, client: ClientSetting, origin: string): string =>
  `${origin} ${keyOf(server, client)}`

/** So many settings are kept; a learner tries fewer. */
const most = 300

/** A report is at most so much later than what it tells of. */
const tellingMs = 1_000

/** An attempt of which its code was told nothing yet. */
interface Pending {
  wishes: Partial<ClientConnecting>
  server: ServerSetting
  paths: readonly string[]
  exchanges: Exchange[]
  sessions: { id: string; hasSocket: boolean }[]
  moments: number[]
}
interface AttemptsState {
  text: string
  server: ServerSetting
  paths: readonly string[]
  /** By lane. */
  pending: Map<string, Pending>
  attempts: Map<string, Attempt>
}

const start = (): AttemptsState => ({
  text: '',
  server: noCors,
  paths: [],
  pending: new Map(),
  attempts: new Map(),
})

function pendingOf(state: AttemptsState, lane: string): Pending {
  const known = state.pending.get(lane)
  if (known) return known
  const { server, paths } = state
  const fresh = { wishes: {}, server, paths, exchanges: [], sessions: [], moments: [] }
  state.pending.set(lane, fresh)
  return fresh
}

function ask(state: AttemptsState, unit: RequestUnit): void {
  const { client: lane, exchange } = unit
  const { purpose, sid } = exchange
  if (lane === null || sid !== null || (purpose !== 'handshake' && purpose !== 'preflight')) return
  const pending = pendingOf(state, lane)
  if (pending.exchanges.length === 0) Object.assign(pending, { server: state.server, paths: state.paths })
  pending.exchanges.push(exchange)
  pending.moments.push(momentOf(unit))
}

/** The exchange has come to its end at this moment. */
function ended(state: AttemptsState, exchange: Exchange | null, moment: number): void {
  const pending = state.pending.get(exchange?.request.client ?? '')
  if (exchange && pending?.exchanges.includes(exchange)) pending.moments.push(moment)
}

function crossed(state: AttemptsState, unit: Unit): void {
  if (unit.kind === 'request') ask(state, unit)
  else if (unit.kind === 'response') ended(state, unit.exchange, momentOf(unit))
}

function settle(state: AttemptsState, lane: string, seq: number, outcome: Outcome): void {
  const pending = state.pending.get(lane)
  const [first] = pending?.exchanges ?? []
  if (!pending || !first) return
  const { wishes, server, paths, exchanges, sessions } = pending
  const client = clientSetting(wishes, first, paths)
  const origin = headerOf(first.request.event.headers, 'origin') ?? ''
  const cell = cellOf(server, client, origin)
  const moments = new Set([...pending.moments, seq])
  const attempts = new Map(state.attempts)
  attempts.delete(cell)
  attempts.set(cell, { seq, lane, origin, server, client, exchanges, outcome, sessions, moments })
  const [oldest] = attempts.keys()
  if (attempts.size > most && oldest !== undefined) attempts.delete(oldest)
  state.attempts = attempts
  // The next attempt of the lane asks for the same, until its code says otherwise.
  state.pending.delete(lane)
  pendingOf(state, lane).wishes = wishes
}

/** What a page that is closed had asked gets no result. That it is closed is told a little later than the next page asks. */
function leave(pending: Pending, at: number): void {
  pending.exchanges = pending.exchanges.filter(({ request }) => request.at > at - tellingMs)
  if (pending.exchanges.length === 0) Object.assign(pending, { sessions: [], moments: [] })
}

function told(state: AttemptsState, { event, client: lane, seq, at }: Happening & { is: 'told' }): void {
  switch (event.kind) {
    case 'program.run':
      Object.assign(state, { text: event.text, server: noCors, paths: [] })
      return
    case 'program.server':
      state.server = settingRun(event.options, state.text)
      state.paths = [...state.paths, event.path]
      return
    default:
  }
  if (lane === null) return
  const pending = pendingOf(state, lane)
  switch (event.kind) {
    case 'engine.open':
      if (event.connection === undefined) return
      pending.sessions.push({ id: event.connection, hasSocket: false })
      pending.moments.push(seq)
      return
    case 'socket.connect': {
      const session = pending.sessions.find(({ id }) => id === event.connection)
      if (!session) return
      session.hasSocket = true
      pending.moments.push(seq)
      return
    }
    case 'client.connecting':
      pending.wishes = event
      return
    case 'client.connect':
      settle(state, lane, seq, { is: 'connected', transport: event.transport })
      return
    case 'client.connect_error': {
      const { message, description = null } = event
      settle(state, lane, seq, { is: 'failed', message, description })
      return
    }
    case 'client.gone':
      leave(pending, at)
      return
    default:
  }
}

function step(state: AttemptsState, happening: Happening): void {
  switch (happening.is) {
    case 'crossed':
      crossed(state, happening.unit)
      return
    case 'unanswered':
      ended(state, happening.exchange, happening.seq)
      return
    case 'told':
      told(state, happening)
      return
    default:
  }
}

/** The newest attempt of each setting from each origin. */
export const attemptsOf = createWireFold<AttemptsState, Attempts>({ start, step }, ({ attempts }) => attempts)
