/** Units on the wire: what they say of a connection, and what their receiver hears of them. */
import type { Unit } from '#shared/model/units.ts'
import { begin, change, type Kept, type State } from './state.ts'

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
