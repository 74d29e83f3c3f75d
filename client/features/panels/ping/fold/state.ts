/** What the fold of connections knows while it grows. */
import type { Session } from '#shared/model/sessions.ts'
import type { Unit } from '#shared/model/units.ts'
import type { ClientDisconnect, ClientWire } from '#shared/trace.ts'
import { type Connection, type Farewell, type Heard, isAlive } from '../connection.ts'

/** Connections that are over; older ones are let go. */
const mostOver = 40
export const usual = { pingInterval: 25_000, pingTimeout: 20_000 }

/** The namespaces that one end is in, and what it said when it left the last of them. */
interface Side {
  readonly inside: readonly string[]
  readonly goodbye: Farewell | null
}
/** A connection as it is kept: its heartbeats are those of its session. */
interface Kept extends Omit<Connection, 'beats'> {
  readonly session: Session
  readonly sides: { readonly server: Side; readonly told: Side }
}
export interface State {
  /** By sid, in the order in which they began. */
  connections: Map<string, Kept>
  options: { pingInterval: number; pingTimeout: number }
  /** The connection that a client is on, as far as it said. */
  current: Map<string, string>
}
export const start = (): State => ({
  connections: new Map(),
  options: usual,
  current: new Map(),
})

const nowhere: Side = { inside: [], goodbye: null }

export function change(state: State, sid: string | undefined, next: (connection: Kept) => Kept): void {
  const connection = sid === undefined ? undefined : state.connections.get(sid)
  if (connection) state.connections.set(connection.sid, next(connection))
}

export function begin(state: State, session: Session, client: string | null, at: number): void {
  const { sid } = session
  if (state.connections.has(sid)) return
  state.connections.set(sid, {
    sid,
    session,
    client,
    handshake: null,
    opened: at,
    ...state.options,
    known: false,
    heard: { server: null, client: null },
    server: null,
    told: null,
    cut: null,
    sides: { server: nowhere, told: nowhere },
    goodbyeSent: null,
  })
  const over = [...state.connections.values()].filter((one) => !isAlive(one))
  for (const { sid: old } of over.slice(0, -mostOver)) state.connections.delete(old)
}

/** What an end heard of the packets counts for its clock. */
function arrive(connection: Kept, { packets, direction, seq }: Unit, at: number): Kept {
  const { heard } = connection
  const heardNow = { seq, at }
  if (direction === 'up') {
    // What is on trial for an upgrade does not reach the connection yet.
    const counts = packets.some(({ text }) => text !== '2probe' && text !== '5')
    return counts ? { ...connection, heard: { ...heard, server: heardNow } } : connection
  }
  const opens = packets[0]?.text.startsWith('0') === true
  if (!opens && !packets.some(({ text }) => text === '2')) return connection
  return { ...connection, known: connection.known || opens, heard: { ...heard, client: heardNow } }
}

function arrived(state: State, unit: Unit, at: number): void {
  const { session, packets } = unit
  if (!session) return
  change(state, session.sid, (one) => arrive(one, unit, at))
  const one = state.connections.get(session.sid)
  if (one?.known && one.client !== null && packets[0]?.text.startsWith('0'))
    state.current.set(one.client, session.sid)
}

/** Units on the wire: what they say of a connection, and what their receiver hears of them. */
export function crossed(state: State, unit: Unit): void {
  const { session, client, at, seq, packets } = unit
  if (!session) return
  if (session.handshake?.unit === unit) {
    const { pingInterval, pingTimeout } = session.handshake
    begin(state, session, client, at)
    change(state, session.sid, (one) => ({ ...one, client, handshake: seq, pingInterval, pingTimeout }))
  }
  if (packets.some(({ text }) => text === '2' || text === '3')) begin(state, session, client, at)
  if (unit.fate === 'arrived') arrived(state, unit, at)
}

/** It goes on, after it waited. */
export function released(state: State, unit: Unit, at: number): void {
  if (unit.fate === 'arrived') arrived(state, unit, at)
}

/** One end is in a namespace of the connection. */
export function joined(state: State, sid: string | undefined, end: keyof Kept['sides'], name: string): void {
  change(state, sid, (one) => {
    const inside = [...one.sides[end].inside.filter((known) => known !== name), name]
    return { ...one, sides: { ...one.sides, [end]: { inside, goodbye: null } } }
  })
}

/** One end left a namespace: the last one that it leaves is its last word, should the connection end then. */
function parted(one: Kept, end: keyof Kept['sides'], name: string, word: Farewell): Kept {
  const inside = one.sides[end].inside.filter((known) => known !== name)
  const goodbye = inside.length === 0 ? word : null
  return { ...one, sides: { ...one.sides, [end]: { inside, goodbye } } }
}

/** How connections end: what the server's sockets and its engine, its program and the clients say of it. */
export function socketGone(
  state: State,
  sid: string | undefined,
  now: Heard,
  { namespace, reason }: { namespace: string; reason: string },
): void {
  change(state, sid, (one) =>
    one.server ? one : parted(one, 'server', namespace, { ...now, reason, heard: one.heard.server }),
  )
}

export function engineClosed(state: State, sid: string | undefined, now: Heard, reason: string): void {
  change(state, sid, (one) => {
    if (one.server) return one
    const { sides } = one
    const server = sides.server.goodbye ?? { ...now, reason, heard: one.heard.server }
    if (one.client === null || one.told) return { ...one, server }
    // A page that was loaded anew says nothing of the connection that it had.
    const isCurrent = state.current.get(one.client) === one.sid
    const told = isCurrent ? sides.told.goodbye : { ...silent, ...now }
    return { ...one, server, told }
  })
}

const silent = { reason: null, heard: null }
const owes = ({ server, told, known }: Kept) =>
  known && server !== null && (told === null || told.reason === null)

/** The connection of which a client speaks: where it does not say, the one that the server has ended, else the one that it is on. */
function spokenOf(state: State, client: string, sid: string | undefined): Kept | undefined {
  if (sid !== undefined) return state.connections.get(sid)
  const own = [...state.connections.values()].filter((one) => one.client === client)
  return own.findLast(owes) ?? state.connections.get(state.current.get(client) ?? '')
}

/** A client's last word in a namespace. */
export function disconnected(
  state: State,
  client: string,
  now: Heard,
  { connection, namespace, reason }: ClientDisconnect,
): void {
  const one = spokenOf(state, client, connection)
  if (!one || (one.told && one.told.reason !== null)) return
  const word: Farewell = { ...now, reason, heard: one.heard.client }
  const next = parted(one, 'told', namespace, word)
  // Leaving a namespace leaves the connection to the others; only its end makes it the last word.
  const stays = reason.startsWith('io ') && (!one.server || next.sides.told.goodbye === null)
  state.connections.set(one.sid, stays ? next : { ...next, told: word })
}

/** When the client sent its goodbye to the last namespace: by its own clock, before anybody could hear of it. */
export function goodbyeLeft(state: State, sid: string | undefined, { packets }: ClientWire): void {
  const last = packets.findLast(({ direction, text }) => direction === 'up' && text.startsWith('41'))
  if (last) change(state, sid, (one) => ({ ...one, goodbyeSent: last.when }))
}

/** The client tries anew: it gave up what the server has ended, before it was in any namespace that could say so. */
export function movedOn(state: State, client: string, now: Heard): void {
  for (const [sid, one] of state.connections)
    if (one.client === client && one.server !== null && one.told === null)
      state.connections.set(sid, { ...one, told: { ...silent, ...now } })
}

/** The client's page is another one: it knows nothing of the connections that are over. */
export function reloaded(state: State, client: string, now: Heard): void {
  for (const [sid, one] of state.connections) {
    const isOld = one.server !== null || state.current.get(client) !== sid
    if (one.client === client && one.told === null && isOld)
      state.connections.set(sid, { ...one, told: { ...silent, ...now } })
  }
}

export function programEnded(state: State, now: Heard): void {
  state.options = usual
  for (const [sid, one] of state.connections)
    if (!one.server)
      state.connections.set(sid, { ...one, server: { ...now, reason: null, heard: one.heard.server } })
}
