/** What each end was told about one client, from the trace alone: the ground on which the truth strip stands. */
import type { ProgramStop, TraceEvent } from '#shared/trace.ts'
import { createFold } from '../trace/fold.ts'
import { type Handshake, handshakeIn, settle } from './handshake.ts'

/** What the client's own socket.io-client said last. */
export type Told =
  | { kind: 'nothing' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'connected'; namespace: string; transport: string; afterTries: number }
  | { kind: 'failed'; namespace: string; message: string; retries: boolean; handshake: Handshake | null }
  | { kind: 'disconnected'; reason: string; retries: boolean }

/** What the server's own objects said last about this client. */
export type Seen =
  | { kind: 'nothing' }
  | { kind: 'connected'; namespace: string }
  | { kind: 'refused'; namespace: string; reason: string }
  | { kind: 'disconnected'; reason: string }

export interface Evidence {
  client: string
  /** A client from elsewhere reports nothing of itself. */
  isOutside: boolean
  /** The address in its code, as far as it said. */
  url: string | null
  told: Told
  seen: Seen
  /** The newest handshake that no report of the client has spoken of yet. */
  handshake: Handshake | null
  /** The page of the client was closed, or loaded anew. */
  isClosed: boolean
  /** A run of the program ended since this client's connection began. */
  lostRun: ProgramStop['reason'] | null
  toldAt: number
}
export interface ServerEvidence {
  port: number | null
  clientsCount: number
  /** Where Socket.IO waits; `null`: the program made no Socket.IO server. */
  path: string | null
  stopped: ProgramStop['reason'] | null
  errorLine: number | null
}

interface State {
  clients: Map<string, Evidence>
  server: ServerEvidence
  connections: Set<string>
  /** Handshakes that wait for an answer, by the `seq` of their request. */
  waiting: Map<number, Handshake>
  failing: string | null
  latest: string | null
  /** Whose event came last; `null`: an event of the server alone. */
  current: string | null
}
export interface Ground {
  of: (client: string) => Evidence | undefined
  server: ServerEvidence
  /** The client that failed last and has not got over it. */
  failing: string | null
  latest: string | null
  current: string | null
}

const fresh = (client: string): Evidence => ({
  client,
  isOutside: client.startsWith('ext-'),
  url: null,
  told: { kind: 'nothing' },
  seen: { kind: 'nothing' },
  handshake: null,
  isClosed: false,
  lostRun: null,
  toldAt: 0,
})
const noServer: ServerEvidence = { port: null, clientsCount: 0, path: null, stopped: null, errorLine: null }
const start = (): State => ({
  clients: new Map(),
  server: noServer,
  connections: new Set(),
  waiting: new Map(),
  failing: null,
  latest: null,
  current: null,
})

/** Several sockets over one connection fail together; all of them speak of the same handshake. */
const togetherMs = 300

function server(state: State, event: TraceEvent): void {
  const set = (part: Partial<ServerEvidence>) => {
    state.server = { ...state.server, ...part }
  }
  switch (event.kind) {
    case 'program.run':
      state.connections.clear()
      state.server = noServer
      break
    case 'program.server':
      set({ path: event.path })
      break
    case 'program.listen':
      set({ port: event.port })
      break
    case 'program.error':
      set({ errorLine: event.line ?? null })
      break
    case 'program.stop':
      state.connections.clear()
      set({ port: null, clientsCount: 0, stopped: event.reason })
      for (const evidence of state.clients.values())
        if (evidence.seen.kind === 'connected' || evidence.told.kind === 'connected')
          evidence.lostRun = event.reason
      break
    case 'engine.open':
      if (event.connection) state.connections.add(event.connection)
      set({ clientsCount: state.connections.size })
      break
    case 'engine.close':
      if (event.connection) state.connections.delete(event.connection)
      set({ clientsCount: state.connections.size })
      break
    default:
  }
}

function tell(state: State, evidence: Evidence, event: TraceEvent): void {
  const { told } = evidence
  const say = (next: Told) => {
    evidence.told = next
    evidence.toldAt = event.at
    evidence.isClosed = false
  }
  switch (event.kind) {
    case 'client.run':
      // What the server and the wire know already is of the new page: a report comes later than what it tells of.
      Object.assign(evidence, {
        ...fresh(evidence.client),
        handshake: evidence.handshake,
        seen: evidence.seen,
      })
      if (state.failing === evidence.client) state.failing = null
      break
    case 'client.gone':
      evidence.isClosed = true
      if (state.failing === evidence.client) state.failing = null
      break
    case 'client.connecting':
      evidence.url = event.url
      if (told.kind !== 'connected') say({ kind: 'connecting', attempt: 0 })
      break
    case 'client.reconnecting':
      say({ kind: 'connecting', attempt: event.attempt })
      break
    case 'client.connect': {
      const afterTries = told.kind === 'connecting' ? told.attempt : 0
      say({ kind: 'connected', namespace: event.namespace, transport: event.transport, afterTries })
      Object.assign(evidence, { handshake: null, lostRun: null })
      if (state.failing === evidence.client) state.failing = null
      break
    }
    case 'client.upgrade':
      if (told.kind === 'connected') say({ ...told, transport: event.transport })
      break
    case 'client.connect_error': {
      const isSame = told.kind === 'failed' && event.at - evidence.toldAt < togetherMs
      const handshake = evidence.handshake ?? (isSame ? told.handshake : null)
      const { namespace, message, retries } = event
      say({ kind: 'failed', namespace, message, retries, handshake })
      evidence.handshake = null
      state.failing = evidence.client
      break
    }
    case 'client.disconnect':
      say({ kind: 'disconnected', reason: event.reason, retries: event.retries })
      if (event.reason !== 'io client disconnect') state.failing = evidence.client
      else if (state.failing === evidence.client) state.failing = null
      break
    case 'socket.connect':
      evidence.seen = { kind: 'connected', namespace: event.namespace }
      break
    case 'socket.refused':
      evidence.seen = { kind: 'refused', namespace: event.namespace, reason: event.reason }
      break
    case 'socket.disconnect':
      evidence.seen = { kind: 'disconnected', reason: event.reason }
      break
    default:
  }
}

function step(state: State, event: TraceEvent): void {
  server(state, event)
  const { client } = event
  let evidence = client === undefined ? undefined : state.clients.get(client)
  if (client !== undefined && !evidence) {
    evidence = fresh(client)
    state.clients.set(client, evidence)
  }
  if (event.kind === 'http.request') {
    const handshake = handshakeIn(event)
    if (handshake && evidence) {
      evidence.handshake = handshake
      state.waiting.set(event.seq, handshake)
    }
  }
  if (event.kind === 'http.response' || event.kind === 'http.refused') settle(state.waiting, event)
  if (evidence) {
    tell(state, evidence, event)
    state.latest = evidence.client
  }
  state.current = client ?? null
}

/** What is known after these events. */
export const groundOf = createFold<State, Ground>({ start, step }, (state) => ({
  of: (client) => state.clients.get(client),
  server: state.server,
  failing: state.failing,
  latest: state.latest,
  current: state.current,
}))
