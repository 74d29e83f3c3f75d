/** Units on the wire: sent when they come to it, arrived when nothing holds them. */
import type { HttpRequest, HttpResponse, WsFrame } from '#shared/trace.ts'
import { hiddenFromPage } from '../flow/exchange.ts'
import { type Carried, carriedBy, edited } from './carried.ts'
import { change, optionOf, type TimerState } from './state.ts'
import { beginWatch, handshakeIn, reachedClient, reachedServer, sentDown } from './watch.ts'

/** A unit came to the wire: its sender has sent it, and nothing holds it as far as is known yet. */
export function crossed(state: TimerState, event: HttpRequest | HttpResponse | WsFrame): void {
  const carried = carriedBy(event)
  const hidden = event.kind === 'http.response' && isHidden(state, event)
  if (event.kind === 'http.request' && !/[?&]sid=/.test(event.url)) state.asked.set(event.seq, event)
  const opened =
    carried.direction === 'down' && carried.packets[0]?.startsWith('0')
      ? handshakeIn(carried.packets[0])
      : null
  const { socket, connection } = carried
  const known = opened?.sid ?? connection ?? (socket === null ? undefined : state.sockets.get(socket))
  if (known !== undefined && socket !== null) state.sockets.set(socket, known)
  if (known !== undefined && opened) {
    const watch = state.watches.get(known) ?? beginWatch(carried.client, opened, event.at)
    const { pingInterval, pingTimeout } = opened
    state.watches.set(known, { ...watch, pingInterval, pingTimeout })
  } else if (known !== undefined && !state.watches.has(known)) adopt(state, known, carried)
  if (carried.direction === 'down') change(state, known, (watch) => sentDown(watch, carried, event.at))
  const ours = carried.connection === known ? carried : { ...carried, connection: known ?? null }
  state.newest = { carried: ours, watch: known === undefined ? undefined : state.watches.get(known) }
  if (!hidden) arrived(state, ours, event.at)
}

/** A heartbeat of a session that began before this trace did. */
function adopt(state: TimerState, sid: string, { client, packets }: Carried): void {
  if (!packets.includes('2') && !packets.includes('3')) return
  const times = {
    pingInterval: optionOf(state, 'pingInterval'),
    pingTimeout: optionOf(state, 'pingTimeout'),
  }
  state.watches.set(sid, beginWatch(client, times, null))
}

function isHidden(state: TimerState, event: HttpResponse): boolean {
  const request = state.asked.get(event.request)
  state.asked.delete(event.request)
  return request !== undefined && hiddenFromPage(request, event)
}

function arrived(state: TimerState, carried: Carried, at: number): void {
  const { direction, client, packets, connection } = carried
  const reached = direction === 'up' ? reachedServer : reachedClient
  change(state, connection ?? undefined, (watch) => reached(watch, carried, at))
  const opens = direction === 'down' && packets[0]?.startsWith('0') === true
  if (opens && client !== null && state.waits.get(client)?.kind === 'timeout') state.waits.delete(client)
}

/** It did not arrive: what it did at its end is taken back. */
function takeBack(state: TimerState, of: number): Carried | undefined {
  const { newest } = state
  if (newest?.carried.seq !== of) return undefined
  const { carried, watch } = newest
  if (watch && carried.connection !== null && state.watches.has(carried.connection))
    state.watches.set(carried.connection, watch)
  state.newest = null
  return carried
}

/** It waits on the wire. */
export function held(state: TimerState, of: number): void {
  const carried = takeBack(state, of)
  if (carried) state.held.set(of, carried)
}

/** It never arrives. */
export function dropped(state: TimerState, of: number): void {
  takeBack(state, of)
  state.held.delete(of)
}

/** It goes on. */
export function released(state: TimerState, of: number, at: number): void {
  const carried = state.held.get(of)
  state.held.delete(of)
  if (carried) arrived(state, carried, at)
}

/** Another payload took its place. */
export function replaced(state: TimerState, of: number, data: string): void {
  const carried = state.held.get(of)
  if (carried) state.held.set(of, edited(carried, data))
}
