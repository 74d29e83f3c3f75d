/** What the fold of connections knows while it grows. */
import type { HttpRequest } from '#shared/trace.ts'
import type { Carried } from '../../../trace/timers/carried.ts'
import { type Connection, type Farewell, isAlive } from '../connection.ts'

/** Connections that are over; older ones are let go. */
const mostOver = 40
export const usual = { pingInterval: 25_000, pingTimeout: 20_000 }

export interface State {
  /** By sid, in the order in which they began. */
  connections: Map<string, Connection>
  options: { pingInterval: number; pingTimeout: number }
  sockets: Map<number, string>
  asked: Map<number, HttpRequest>
  /** What waits on the wire, by its `seq`. */
  waiting: Map<number, { sid: string; carried: Carried }>
  /** The newest unit, and its connection before it arrived: it may turn out to be held. */
  newest: { carried: Carried; sid: string; before: Connection } | null
  /** The connection that a client is on, as far as it said. */
  current: Map<string, string>
  /** A client left its namespaces by itself: that is its last word if the connection ends then. */
  left: Map<string, Farewell>
}
export const start = (): State => ({
  connections: new Map(),
  options: usual,
  sockets: new Map(),
  asked: new Map(),
  waiting: new Map(),
  newest: null,
  current: new Map(),
  left: new Map(),
})

export function change(
  state: State,
  sid: string | undefined,
  next: (connection: Connection) => Connection,
): void {
  const connection = sid === undefined ? undefined : state.connections.get(sid)
  if (connection) state.connections.set(connection.sid, next(connection))
}

export function begin(state: State, sid: string, client: string | null, at: number): Connection {
  const known = state.connections.get(sid)
  if (known) return known
  const fresh: Connection = {
    sid,
    client,
    handshake: null,
    opened: at,
    ...state.options,
    known: false,
    beats: [],
    heard: { server: null, client: null },
    server: null,
    told: null,
    cut: null,
  }
  state.connections.set(sid, fresh)
  const over = [...state.connections.values()].filter((one) => !isAlive(one))
  for (const { sid: old } of over.slice(0, -mostOver)) state.connections.delete(old)
  return fresh
}
