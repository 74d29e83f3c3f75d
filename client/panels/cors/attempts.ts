/** Every attempt of a page to connect: what it asked, what was answered, and what its code was told. The newest of each
 *  setting and origin is kept. */

import { headerOf } from '#shared/model/headers.ts'
import { purposeOf } from '#shared/model/purpose.ts'
import type { ClientConnecting, EngineError, HttpRequest, HttpResponse, TraceEvent } from '#shared/trace.ts'
import { createFold } from '../../trace/fold.ts'
import {
  type ClientSetting,
  clientSetting,
  keyOf,
  noCors,
  type ServerSetting,
  settingRun,
} from './settings.ts'

export interface Exchange {
  request: HttpRequest
  isPreflight: boolean
  isWebSocket: boolean
  /** `refused`: nobody listens. `cut`: the connection ended without an answer. */
  end: 'waiting' | 'refused' | 'cut' | HttpResponse
  /** What Engine.IO said of it. */
  error: EngineError | null
}
export type Told =
  | { status: 'connected'; transport: string }
  | { status: 'failed'; message: string; description: number | null }
export interface Attempt {
  /** Of the newest event of it. */
  seq: number
  lane: string
  /** The `Origin` of its requests. */
  origin: string
  server: ServerSetting
  client: ClientSetting
  /** In order; never empty. */
  exchanges: readonly Exchange[]
  told: Told
  /** The Engine.IO sessions that the server opened for it. One without a socket is a ghost: nobody uses it. */
  sessions: readonly { id: string; hasSocket: boolean }[]
  /** The moments of the trace that belong to it. */
  moments: ReadonlySet<number>
}
/** By setting and origin. */
export type Attempts = ReadonlyMap<string, Attempt>

/** Where the attempts of a setting from an origin are found. */
export const placeOf = (server: ServerSetting, client: ClientSetting, origin: string): string =>
  `${origin} ${keyOf(server, client)}`

/** So many settings are kept; a learner tries fewer. */
const most = 300

/** A report is at most so much later than what it tells of. */
const tellingMs = 1_000

interface Pending {
  wishes: Partial<ClientConnecting>
  server: ServerSetting
  paths: readonly string[]
  exchanges: Exchange[]
  sessions: { id: string; hasSocket: boolean }[]
  moments: number[]
}
interface State {
  text: string
  server: ServerSetting
  paths: readonly string[]
  /** By lane. */
  pending: Map<string, Pending>
  asked: Map<number, Exchange>
  attempts: Map<string, Attempt>
}

const start = (): State => ({
  text: '',
  server: noCors,
  paths: [],
  pending: new Map(),
  asked: new Map(),
  attempts: new Map(),
})

function pendingOf(state: State, lane: string): Pending {
  const known = state.pending.get(lane)
  if (known) return known
  const { server, paths } = state
  const fresh = { wishes: {}, server, paths, exchanges: [], sessions: [], moments: [] }
  state.pending.set(lane, fresh)
  return fresh
}

/** The next attempt of the lane asks for the same, until its code says otherwise. */
function begin(state: State, lane: string): void {
  const { wishes } = pendingOf(state, lane)
  state.pending.delete(lane)
  pendingOf(state, lane).wishes = wishes
}

function ask(state: State, lane: string, request: HttpRequest): void {
  const { purpose, transport, sid } = purposeOf(request)
  if (sid !== null || (purpose !== 'handshake' && purpose !== 'preflight')) return
  const pending = pendingOf(state, lane)
  if (pending.exchanges.length === 0) Object.assign(pending, { server: state.server, paths: state.paths })
  const exchange: Exchange = {
    request,
    isPreflight: purpose === 'preflight',
    isWebSocket: transport === 'websocket',
    end: 'waiting',
    error: null,
  }
  pending.exchanges.push(exchange)
  pending.moments.push(request.seq)
  state.asked.set(request.seq, exchange)
}

function answer(state: State, event: TraceEvent & { request: number }, end: Exchange['end']): void {
  const exchange = state.asked.get(event.request)
  if (!exchange) return
  exchange.end = end
  state.asked.delete(event.request)
  const pending = state.pending.get(event.client ?? exchange.request.client ?? '')
  if (pending?.exchanges.includes(exchange)) pending.moments.push(event.seq)
}

function settle(state: State, lane: string, seq: number, told: Told): void {
  const pending = state.pending.get(lane)
  const [first] = pending?.exchanges ?? []
  if (!pending || !first) return
  const { wishes, server, paths, exchanges, sessions } = pending
  const isRefused = first.end === 'refused'
  const client = clientSetting(wishes, first.request, { paths, isRefused })
  const origin = headerOf(first.request.headers, 'origin') ?? ''
  const place = placeOf(server, client, origin)
  const attempts = new Map(state.attempts)
  attempts.delete(place)
  const moments = new Set([...pending.moments, seq])
  attempts.set(place, {
    seq,
    lane,
    origin,
    server,
    client,
    exchanges,
    told,
    sessions,
    moments,
  })
  const [oldest] = attempts.keys()
  if (attempts.size > most && oldest !== undefined) attempts.delete(oldest)
  state.attempts = attempts
  begin(state, lane)
}

/** What a page that is closed had asked gets no result. That it is closed is told a little later than the next page asks. */
function leave(pending: Pending, at: number): void {
  pending.exchanges = pending.exchanges.filter(({ request }) => request.at > at - tellingMs)
  if (pending.exchanges.length === 0) Object.assign(pending, { sessions: [], moments: [] })
}

function step(state: State, event: TraceEvent): void {
  const lane = event.client
  switch (event.kind) {
    case 'program.run':
      Object.assign(state, { text: event.text, server: noCors, paths: [] })
      return
    case 'program.server':
      state.server = settingRun(event.options, state.text)
      state.paths = [...state.paths, event.path]
      return
    case 'http.request':
      if (lane !== undefined) ask(state, lane, event)
      return
    case 'http.response':
      answer(state, event, event)
      return
    case 'http.refused':
      answer(state, event, 'refused')
      return
    case 'http.cut':
      answer(state, event, 'cut')
      return
    default:
  }
  if (lane === undefined) return
  const pending = pendingOf(state, lane)
  switch (event.kind) {
    case 'engine.error': {
      const last = pending.exchanges.findLast(({ end }) => end === 'waiting')
      if (last) last.error = event
      return
    }
    case 'engine.open':
      if (event.connection === undefined) return
      pending.sessions.push({ id: event.connection, hasSocket: false })
      pending.moments.push(event.seq)
      return
    case 'socket.connect': {
      const session = pending.sessions.find(({ id }) => id === event.connection)
      if (!session) return
      session.hasSocket = true
      pending.moments.push(event.seq)
      return
    }
    case 'client.connecting':
      pending.wishes = event
      return
    case 'client.connect':
      settle(state, lane, event.seq, { status: 'connected', transport: event.transport })
      return
    case 'client.connect_error': {
      const { message, description = null } = event
      settle(state, lane, event.seq, { status: 'failed', message, description })
      return
    }
    case 'client.gone':
      leave(pending, event.at)
      return
    default:
  }
}

/** The newest attempt of each setting from each origin. */
export const attemptsOf = createFold<State, Attempts>({ start, step }, ({ attempts }) => attempts)
