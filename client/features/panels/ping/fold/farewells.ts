/** How connections end: what the server's engine, its program and the clients say of it. */
import type { Farewell } from '../connection.ts'
import { change, type Kept, type State, usual } from './state.ts'

export function engineClosed(
  state: State,
  sid: string | undefined,
  at: number,
  seq: number,
  reason: string,
): void {
  change(state, sid, (one) => {
    if (one.server) return one
    const server = { seq, at, reason, heard: one.heard.server }
    if (one.client === null || one.told) return { ...one, server }
    // A page that was loaded anew says nothing of the connection that it had.
    const isCurrent = state.current.get(one.client) === one.sid
    const told = isCurrent ? (state.left.get(one.client) ?? null) : { ...silent, seq, at }
    return { ...one, server, told }
  })
}

const silent = { reason: null, heard: null }
const owes = ({ server, told, known }: Kept) =>
  known && server !== null && (told === null || told.reason === null)

/** A client's last word: on the connection that the server has ended, else on the one that it is on. */
export function disconnected(state: State, client: string, at: number, seq: number, reason: string): void {
  const own = [...state.connections.values()].filter((one) => one.client === client)
  const lost = own.findLast(owes)
  const one = lost ?? state.connections.get(state.current.get(client) ?? '')
  if (!one || (one.told && one.told.reason !== null)) return
  const word: Farewell = { seq, at, reason, heard: one.heard.client }
  // Leaving a namespace leaves the connection to the others; only its end makes it the last word.
  if (reason.startsWith('io ') && !one.server) state.left.set(client, word)
  else change(state, one.sid, (now) => ({ ...now, told: word }))
}

/** The client tries anew: it gave up what the server has ended, before it was in any namespace that could say so. */
export function movedOn(state: State, client: string, at: number, seq: number): void {
  for (const [sid, one] of state.connections)
    if (one.client === client && one.server !== null && one.told === null)
      state.connections.set(sid, { ...one, told: { ...silent, seq, at } })
}

/** The client's page is another one: it knows nothing of the connections that are over. */
export function reloaded(state: State, client: string, at: number, seq: number): void {
  for (const [sid, one] of state.connections) {
    const isOld = one.server !== null || state.current.get(client) !== sid
    if (one.client === client && one.told === null && isOld)
      state.connections.set(sid, { ...one, told: { ...silent, seq, at } })
  }
}

export function programEnded(state: State, at: number, seq: number): void {
  state.options = usual
  for (const [sid, one] of state.connections)
    if (!one.server)
      state.connections.set(sid, { ...one, server: { seq, at, reason: null, heard: one.heard.server } })
}
