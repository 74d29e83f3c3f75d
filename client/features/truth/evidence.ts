/** What each end was told, from the trace alone: the ground on which the truth strip stands. */
import type { Happening } from '#shared/model/happening.ts'
import type { Packet } from '#shared/model/packets.ts'
import type { Session } from '#shared/model/sessions.ts'
import type { RequestUnit, ResponseUnit, Unit } from '#shared/model/units.ts'
import type { Network } from '#shared/network.ts'
import type { ProgramHandler, TraceEvent } from '#shared/trace.ts'
import { createWireFold } from '../../pictures/fold.ts'
import { portOf, type ServerState, startServer, stepServer } from '../../pictures/server.ts'
import { cameUp, emitted, handled, hookAsked, ofAsked, undecidedIn } from './asking.ts'
import {
  type ClientWord,
  type Evidence,
  freshEvidence,
  freshLink,
  type Link,
  type ServerEvidence,
  type ServerWord,
  socketOf,
} from './facts.ts'

/** What is known while the evidence grows. */
interface EvidenceState {
  clients: Map<string, Evidence>
  server: ServerState
  /** By sid. */
  links: Map<string, Link>
  /** The function of the program that was called last. */
  handler: ProgramHandler | null
  failing: Subject | null
  latest: Subject | null
  /** Whom the last event is about; `null`: the server alone. */
  current: Subject | null
}
export interface Subject {
  client: string
  namespace: string
}
/** What is known after these events. */
export interface Ground {
  of: (client: string) => Evidence | undefined
  server: ServerEvidence
  network: Network
  /** Who failed last and has not got over it. */
  failing: Subject | null
  latest: Subject | null
  current: Subject | null
  /** Whose Engine.IO connection this is. */
  clientOf: (connection: string) => string | undefined
  /** Who waits for a namespace that the program was asked for and has not decided about. */
  undecided: Subject | null
}

const start = (): EvidenceState => ({
  clients: new Map(),
  server: startServer(),
  links: new Map(),
  handler: null,
  failing: null,
  latest: null,
  current: null,
})

const linkOf = ({ links }: EvidenceState, session: Session | null): Link | undefined =>
  session ? links.get(session.sid) : undefined

/** The client on whose newest connection this is. */
function evidenceOn({ clients }: EvidenceState, connection: string): Evidence | undefined {
  for (const evidence of clients.values()) if (evidence.link?.session.sid === connection) return evidence
  return undefined
}

/** Whose events go without a name say which connection they belong to. */
function ownerOf(state: EvidenceState, { client, connection }: TraceEvent): Evidence | undefined {
  if (client === undefined) return connection === undefined ? undefined : evidenceOn(state, connection)
  const known = state.clients.get(client) ?? freshEvidence(client)
  state.clients.set(client, known)
  return known
}

/** What the program and its servers are; whose connection a run takes along, has lost it. */
function fromProgram(state: EvidenceState, event: TraceEvent): void {
  const { server, clients } = state
  stepServer(server, event)
  if (event.kind === 'program.handler') {
    state.handler = event
    if (event.event === 'of') ofAsked(clients.values(), event)
    else hookAsked(clients.values(), event)
  }
  if (event.kind !== 'program.stop') return
  const late = lateOf(state)
  for (const { link, sockets } of clients.values()) {
    const isConnected = [...sockets.values()].some(({ told }) => told.kind === 'connected')
    if (link && (isConnected || link.session.end === null))
      link.run = { reason: event.reason, line: server.errorLine, late }
  }
}

/** The event at which the program was at work last, if its client had emitted it long before it could be sent. */
function lateOf({ handler, links }: EvidenceState): string | null {
  const link = handler?.connection === undefined ? undefined : links.get(handler.connection)
  return handler && link?.late.includes(handler.event) ? handler.event : null
}

/** What crossed the wire, and what was done to a connection; `evidence` is of the client that it belongs to. */
function fromWire(state: EvidenceState, evidence: Evidence | undefined, happening: Happening): void {
  const link = linkOf(state, happening.session)
  switch (happening.is) {
    case 'crossed':
      if (link && happening.unit.direction === 'up') link.spoke ??= spokenIn(happening.unit)
      if (evidence) crossed(state, evidence, happening.unit)
      if (evidence && link) arrived(evidence, link, happening.unit)
      return
    case 'turned':
      if (evidence && link && happening.why.is === 'released') arrived(evidence, link, happening.unit)
      return
    case 'websocket closed':
      if (link) link.code = happening.code ?? link.code
      return
    case 'cut':
      if (link) link.isCut = true
      return
    default:
  }
}

function arrived(evidence: Evidence, link: Link, unit: Unit): void {
  if (unit.direction === 'up' && unit.fate === 'arrived') cameUp(evidence, link, unit)
}

/** How the message in there is written; `null`: there is none. */
function spokenIn({ packets }: { packets: readonly Packet[] }): Link['spoke'] {
  const engine = packets[0]?.engine
  if (engine?.type !== 'message') return null
  return engine.binary ? 'bytes' : 'text'
}

function crossed(state: EvidenceState, evidence: Evidence, unit: Unit): void {
  if (unit.kind === 'request') asked(evidence, unit)
  else if (unit.kind === 'response') answered(state, evidence, unit)
}

function asked(evidence: Evidence, { exchange, at }: RequestUnit): void {
  const { purpose, sid } = exchange
  // A page that asks after one was closed is the next one, whether or not it runs the client's code.
  if (evidence.isClosed && purpose === 'handshake') renew(evidence, at)
  // A question about a session that the server may not know: its answer will tell.
  const isOfLink = sid !== null && sid === evidence.link?.session.sid
  if (purpose !== 'other' && !isOfLink) evidence.question = exchange
}

/** Within a connection, only a refusal says something. */
function answered(state: EvidenceState, evidence: Evidence, { exchange, event }: ResponseUnit): void {
  const link = exchange?.sid ? linkOf(state, exchange.request.session) : undefined
  if (!exchange || !link || link.session.end || event.status < 400) return
  if (event.status !== 413) evidence.question = exchange
  else if (exchange.purpose === 'post') link.isTooLarge = true
}

/** What the server's own objects saw of this client. */
function fromServer(state: EvidenceState, evidence: Evidence, { event, session }: Happening): void {
  const saw = (namespace: string, seen: ServerWord) =>
    evidence.sockets.set(namespace, { ...socketOf(evidence, namespace), seen, asked: null, stuck: null })
  switch (event.kind) {
    case 'engine.open':
      if (!session) return
      evidence.link = freshLink(session)
      state.links.set(session.sid, evidence.link)
      return
    case 'engine.error':
      // Code 1: it does not know the session, which another server in this program has.
      if (event.code === 1 && evidence.link?.session.end === null) evidence.link.isForeign = true
      return
    case 'program.handler':
      handled(evidence, event)
      return
    case 'socket.unheard':
      evidence.sockets.set(event.namespace, { ...socketOf(evidence, event.namespace), stuck: null })
      return
    case 'socket.connect':
      saw(event.namespace, { kind: 'connected' })
      return
    case 'socket.refused':
      saw(event.namespace, { kind: 'refused', reason: event.reason })
      return
    case 'socket.disconnect':
      saw(event.namespace, { kind: 'disconnected', reason: event.reason })
      return
    default:
  }
}

/** Several sockets over one connection fail together; all of them speak of the same question. */
const togetherMs = 300

function sharedQuestion({ sockets }: Evidence, at: number) {
  for (const { told, toldAt } of sockets.values())
    if (told.kind === 'failed' && at - toldAt < togetherMs) return told.question
  return null
}

/** A new page, that was told nothing yet. What the server and the wire know already is of it: a report comes later than
 *  what it tells of. */
function renew(evidence: Evidence, at: number): void {
  const { client, sockets, namespace, question, hook, link, origin } = evidence
  for (const [name, { seen, asked, stuck }] of sockets)
    sockets.set(name, { ...socketOf(freshEvidence(client), name), seen, asked, stuck, toldAt: at })
  Object.assign(evidence, { ...freshEvidence(client), sockets, namespace, question, hook, link, origin })
}

const leftByHand = {
  kind: 'disconnected',
  reason: 'io client disconnect',
  retries: false,
  attempt: 0,
} as const

/** What the client's own socket.io-client reported. A report comes a little later than what it tells of. */
function fromClient(state: EvidenceState, evidence: Evidence, event: TraceEvent): void {
  const { client, sockets } = evidence
  const say = (namespace: string, told: ClientWord) => {
    sockets.set(namespace, { ...socketOf(evidence, namespace), told, toldAt: event.at })
    evidence.isClosed = false
  }
  const fails = (namespace: string) => {
    state.failing = { client, namespace }
  }
  const recovers = (namespace?: string) => {
    const { failing } = state
    if (failing?.client !== client || (namespace !== undefined && failing.namespace !== namespace)) return
    state.failing = null
  }
  switch (event.kind) {
    case 'client.run':
      renew(evidence, event.at)
      evidence.origin = event.origin
      recovers()
      return
    case 'client.emit':
      emitted(evidence, event)
      return
    case 'client.gone':
      evidence.isClosed = true
      recovers()
      return
    case 'client.act':
      if (evidence.isClosed) renew(evidence, event.at)
      // Whoever presses 끊기 knows it at once; what the library says of it comes later.
      if (event.deed.do === 'disconnect')
        for (const [namespace, { told }] of sockets)
          if (told.kind === 'connected') say(namespace, { ...leftByHand, link: evidence.link })
      return
    case 'client.connecting':
      evidence.url = event.url
      evidence.isOwnPage = event.ownPage === true
      if (socketOf(evidence, event.namespace).told.kind !== 'connected') {
        say(event.namespace, { kind: 'connecting' })
        recovers(event.namespace)
      }
      return
    case 'client.reconnecting':
      for (const [namespace, { told }] of sockets)
        if (told.kind === 'failed' || told.kind === 'disconnected')
          if (told.retries) say(namespace, { ...told, attempt: event.attempt })
      return
    case 'client.connect': {
      const socket = socketOf(evidence, event.namespace)
      const { told, wasConnected } = socket
      // Who was never connected does not come back.
      const afterTries = wasConnected && 'attempt' in told ? told.attempt : 0
      sockets.set(event.namespace, { ...socket, wasConnected: true })
      say(event.namespace, { kind: 'connected', transport: event.transport, afterTries })
      evidence.question = null
      recovers(event.namespace)
      return
    }
    case 'client.upgrade':
      for (const [namespace, { told }] of sockets)
        if (told.kind === 'connected') say(namespace, { ...told, transport: event.transport })
      return
    case 'client.connect_error': {
      const { namespace, message, retries } = event
      const question = evidence.question ?? sharedQuestion(evidence, event.at)
      const { told } = socketOf(evidence, namespace)
      const attempt = 'attempt' in told ? told.attempt : 0
      say(namespace, { kind: 'failed', message, retries, question, attempt })
      evidence.question = null
      fails(namespace)
      return
    }
    case 'client.disconnect': {
      const { namespace, reason, retries, connection } = event
      const link = (connection !== undefined && state.links.get(connection)) || evidence.link
      say(namespace, { kind: 'disconnected', reason, retries, attempt: 0, link })
      if (reason === 'io client disconnect') recovers(namespace)
      else fails(namespace)
      return
    }
    default:
  }
}

function step(state: EvidenceState, happening: Happening): void {
  const { event } = happening
  fromProgram(state, event)
  const evidence = ownerOf(state, event)
  fromWire(state, evidence, happening)
  if (!evidence) {
    state.current = null
    return
  }
  if ('namespace' in event && event.namespace !== undefined) evidence.namespace = event.namespace
  fromServer(state, evidence, happening)
  fromClient(state, evidence, event)
  state.current = { client: evidence.client, namespace: evidence.namespace }
  state.latest = state.current
}

function undecidedOf({ clients }: EvidenceState): Subject | null {
  for (const evidence of clients.values()) {
    const waiting = evidence.isClosed ? undefined : undecidedIn(evidence)
    if (waiting) return { client: evidence.client, namespace: waiting.namespace }
  }
  return null
}

/** What is known after these events. */
export const groundOf = createWireFold<EvidenceState, Ground>({ start, step }, (state, { wire }) => ({
  of: (client) => state.clients.get(client),
  server: { ...state.server, port: portOf(state.server), clientsCount: state.server.connections.size },
  network: wire.network,
  failing: state.failing,
  latest: state.latest,
  current: state.current,
  clientOf: (connection) => evidenceOn(state, connection)?.client,
  undecided: undecidedOf(state),
}))
