/** What the fold of connections knows while it grows. */
import type { Session } from '#shared/model/sessions.ts'
import { type Connection, type Farewell, isAlive } from '../connection.ts'

/** Connections that are over; older ones are let go. */
const mostOver = 40
export const usual = { pingInterval: 25_000, pingTimeout: 20_000 }

/** A connection as it is kept: its heartbeats are those of its session. */
export interface Kept extends Omit<Connection, 'beats'> {
  readonly session: Session
}
export interface State {
  /** By sid, in the order in which they began. */
  connections: Map<string, Kept>
  options: { pingInterval: number; pingTimeout: number }
  /** The connection that a client is on, as far as it said. */
  current: Map<string, string>
  /** A client left its namespaces by itself: that is its last word if the connection ends then. */
  left: Map<string, Farewell>
}
export const start = (): State => ({
  connections: new Map(),
  options: usual,
  current: new Map(),
  left: new Map(),
})

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
  })
  const over = [...state.connections.values()].filter((one) => !isAlive(one))
  for (const { sid: old } of over.slice(0, -mostOver)) state.connections.delete(old)
}
