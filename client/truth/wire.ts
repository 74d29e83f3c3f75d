/** What the wire saw, and what its conditions did. */
import type { Direction, Payload, TraceEvent, WireDropped } from '#shared/trace.ts'
import type { State } from './evidence.ts'
import type { Evidence, Lost } from './facts.ts'
import { endOf, handshakeIn } from './handshake.ts'

/** What crossed, as far as what may yet become of it needs to know. */
export interface Unit {
  client: string | null
  direction: Direction
  heartbeat: 'ping' | 'pong' | null
  connection: string | null
}

/** Takes what an event of the wire says; `evidence` is of the client that it belongs to. */
export function cross(state: State, evidence: Evidence | undefined, event: TraceEvent): void {
  const { wire } = state
  switch (event.kind) {
    case 'http.request':
      note(state, event, 'up', holds(event.body, '3') ? 'pong' : null)
      if (evidence) asked(state, evidence, event)
      if (event.method === 'POST') hearParser(state, event, spokenIn(event.body))
      return
    case 'http.response':
      note(state, event, 'down', holds(event.body, '2') ? 'ping' : null)
      answered(state, evidence, event)
      return
    case 'http.refused':
    case 'http.cut':
      answered(state, evidence, event)
      return
    case 'ws.frame': {
      const beats = event.opcode === 1 && event.data === (event.direction === 'up' ? '3' : '2')
      note(state, event, event.direction, beats ? (event.direction === 'up' ? 'pong' : 'ping') : null)
      if (event.direction === 'up' && event.opcode <= 2) hearParser(state, event, spokenIn(event.data))
      return
    }
    case 'ws.close': {
      const link = event.connection === undefined ? undefined : state.links.get(event.connection)
      const known = link ?? (evidence?.link?.sid === event.connection ? evidence?.link : undefined)
      if (known) known.code = event.code ?? known.code
      return
    }
    case 'wire.conditions':
      wire.network = event.network
      return
    case 'wire.held':
      lose(state, event.of, 'held')
      return
    case 'wire.released':
      lose(state, event.of, null)
      return
    case 'wire.dropped':
      wire.dropped.set(event.of, event.by)
      dropped(state, event.of, event.by)
      return
    case 'wire.cut': {
      const unit = state.units.get(event.of)
      const link = unit?.client == null ? evidence?.link : state.clients.get(unit.client)?.link
      if (link) link.isCut = true
      return
    }
    default:
  }
}

/** Whether a polling payload has this packet in it. */
const holds = (body: Payload, packet: string): boolean =>
  typeof body === 'string' && body.length < 1_000 && body.split('\x1e').includes(packet)

/** How a message in there is written; `null`: there is none. */
function spokenIn(data: Payload): 'text' | 'bytes' | null {
  if (typeof data !== 'string') return 'bytes'
  return data.startsWith('4') ? 'text' : data.startsWith('b') ? 'bytes' : null
}

/** The first message of a connection tells which parser its client has. */
function hearParser(state: State, { connection }: TraceEvent, spoke: 'text' | 'bytes' | null): void {
  const link = connection === undefined ? undefined : state.links.get(connection)
  if (link) link.spoke ??= spoke
}

/** Only the newest of what crossed can still be held, dropped or cut. */
const mostUnits = 5_000

function note(state: State, event: TraceEvent, direction: Direction, heartbeat: Unit['heartbeat']): void {
  const { client = null, connection = null } = event
  state.units.set(event.seq, { client, direction, heartbeat, connection })
  if (heartbeat && connection !== null) {
    const link = state.links.get(connection)
    if (link) link[heartbeat === 'ping' ? 'lostPing' : 'lostPong'] = null
  }
  if (state.units.size > mostUnits) for (const [oldest] of state.units) return void state.units.delete(oldest)
}

function lose(state: State, of: number, how: Lost | null): void {
  const unit = state.units.get(of)
  const link = unit?.connection == null ? undefined : state.links.get(unit.connection)
  if (link && unit?.heartbeat) link[unit.heartbeat === 'ping' ? 'lostPing' : 'lostPong'] = how
}

function dropped(state: State, of: number, by: WireDropped['by']): void {
  if (by !== 'closed') lose(state, of, by === 'silence' ? 'silence' : 'dropped')
  const handshake = state.waiting.get(of)
  const client = state.units.get(of)?.client
  const evidence = client == null ? undefined : state.clients.get(client)
  if (by !== 'block' || !handshake) return
  if (handshake.sid !== null && evidence?.link) evidence.link.upgrade = 'blocked'
}

function asked(state: State, evidence: Evidence, event: TraceEvent & { kind: 'http.request' }): void {
  const handshake = handshakeIn(event)
  if (!handshake) return
  state.waiting.set(event.seq, handshake)
  if (handshake.sid === null) evidence.handshake = handshake
  else if (handshake.isWebSocket && evidence.link?.sid === handshake.sid) evidence.link.upgrade = 'asked'
  // A question about a session that the server may not know: its answer will tell.
  else if (evidence.link?.sid !== handshake.sid) evidence.handshake = handshake
}

function answered(
  state: State,
  evidence: Evidence | undefined,
  event: TraceEvent & { kind: 'http.response' | 'http.refused' | 'http.cut' },
): void {
  const handshake = state.waiting.get(event.request)
  if (!handshake) return
  state.waiting.delete(event.request)
  handshake.end = endOf(event)
  const { end, sid, method } = handshake
  const link = sid === null ? undefined : (state.links.get(sid) ?? undefined)
  if (!link || end.status !== 'answered') return
  if (handshake.isWebSocket && link.upgrade !== 'blocked')
    link.upgrade = end.code === 101 ? 'open' : end.code >= 400 ? 'refused' : link.upgrade
  if (method === 'POST' && end.code === 413) link.isTooLarge = true
  if (end.code >= 400 && end.code !== 413 && evidence) evidence.handshake = handshake
}
