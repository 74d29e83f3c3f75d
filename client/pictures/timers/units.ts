/** Units on the wire: sent when they come to it, arrived when nothing holds them. */
import { isWaiting, type Unit } from '#shared/model/units.ts'
import { change, optionOf, type TimerState } from './state.ts'
import { beginWatch, reachedClient, reachedServer, sentDown } from './watch.ts'

/** A unit came to the wire: its sender has sent it. */
export function crossed(state: TimerState, unit: Unit): void {
  const { session, client, at, fate, direction } = unit
  if (session?.handshake?.unit === unit) {
    const watch = state.watches.get(session) ?? beginWatch(client, session.handshake, at)
    const { pingInterval, pingTimeout } = session.handshake
    state.watches.set(session, { ...watch, pingInterval, pingTimeout })
  } else if (session && !state.watches.has(session)) adopt(state, unit)
  if (direction === 'down') change(state, session, (watch) => sentDown(watch, unit))
  if (fate === 'arrived') arrived(state, unit, at)
  if (isWaiting(fate)) state.waiting.add(unit)
}

/** A heartbeat of a session that began before this trace did. */
function adopt(state: TimerState, { session, client, packets }: Unit): void {
  if (!session || !packets.some(({ text }) => text === '2' || text === '3')) return
  const times = {
    pingInterval: optionOf(state, 'pingInterval'),
    pingTimeout: optionOf(state, 'pingTimeout'),
  }
  state.watches.set(session, beginWatch(client, times, null))
}

function arrived(state: TimerState, unit: Unit, at: number): void {
  const { direction, client, packets, session } = unit
  const reached = direction === 'up' ? reachedServer : reachedClient
  change(state, session, (watch) => reached(watch, unit, at))
  const opens = direction === 'down' && packets[0]?.text.startsWith('0') === true
  if (opens && client !== null && state.waits.get(client)?.kind === 'timeout') state.waits.delete(client)
}

/** Something was done to it on the wire. */
export function turned(state: TimerState, unit: Unit, at: number): void {
  const wasWaiting = state.waiting.delete(unit)
  if (isWaiting(unit.fate)) state.waiting.add(unit)
  else if (unit.fate === 'arrived' && wasWaiting) arrived(state, unit, at)
}
