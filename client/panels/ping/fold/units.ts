/** Units on the wire: what they say of a connection, and what their receiver hears of them. */
import type { HttpRequest, HttpResponse, WsFrame } from '#shared/trace.ts'
import { hiddenFromPage } from '../../../trace/flow/exchange.ts'
import { type Carried, carriedBy } from '../../../trace/timers/carried.ts'
import { handshakeIn } from '../../../trace/timers/watch.ts'
import { type Beat, type Connection, changeBeats, withBeats } from '../connection.ts'
import { begin, change, type State } from './state.ts'

function sidOf(state: State, carried: Carried, at: number): string | undefined {
  const { socket, client, packets, direction } = carried
  const opened = direction === 'down' && packets[0]?.startsWith('0') ? handshakeIn(packets[0]) : null
  if (opened) {
    const { sid, pingInterval, pingTimeout } = opened
    begin(state, sid, client, at)
    change(state, sid, (one) => ({ ...one, client, handshake: carried.seq, pingInterval, pingTimeout }))
  }
  const sid = opened?.sid ?? carried.connection ?? (socket === null ? undefined : state.sockets.get(socket))
  if (sid !== undefined && socket !== null) state.sockets.set(socket, sid)
  const hasBeat = packets.includes('2') || packets.includes('3')
  if (sid !== undefined && hasBeat) begin(state, sid, client, at)
  return sid
}

function beatsIn({ packets, direction, seq, again }: Carried, at: number): Beat[] {
  const wanted = direction === 'down' ? '2' : '3'
  return packets.flatMap((packet, part) =>
    packet === wanted
      ? [
          {
            packet: wanted === '2' ? 'ping' : 'pong',
            seq,
            part,
            crossed: at,
            arrived: at,
            waited: false,
            lost: null,
            again,
          },
        ]
      : [],
  )
}

/** What an end heard of the packets counts for its clock. */
function arrive(connection: Connection, { packets, direction, seq }: Carried, at: number): Connection {
  const { heard } = connection
  const heardNow = { seq, at }
  if (direction === 'up') {
    // What is on trial for an upgrade does not reach the connection yet.
    const counts = packets.some((packet) => packet !== '2probe' && packet !== '5')
    return counts ? { ...connection, heard: { ...heard, server: heardNow } } : connection
  }
  const opens = packets[0]?.startsWith('0') === true
  if (!opens && !packets.includes('2')) return connection
  return { ...connection, known: connection.known || opens, heard: { ...heard, client: heardNow } }
}

export function crossed(state: State, event: HttpRequest | HttpResponse | WsFrame): void {
  const carried = carriedBy(event)
  const request = event.kind === 'http.response' ? state.asked.get(event.request) : undefined
  if (event.kind === 'http.request' && !/[?&]sid=/.test(event.url)) state.asked.set(event.seq, event)
  if (event.kind === 'http.response') state.asked.delete(event.request)
  const sid = sidOf(state, carried, event.at)
  const before = sid === undefined ? undefined : state.connections.get(sid)
  if (sid === undefined || !before) return
  const hidden = request && event.kind === 'http.response' && hiddenFromPage(request, event)
  const sent = withBeats(before, beatsIn(carried, event.at))
  state.newest = { carried, sid, before: sent }
  const next = hidden ? sent : arrive(sent, carried, event.at)
  state.connections.set(sid, next)
  if (next.known && next.client !== null && carried.packets[0]?.startsWith('0'))
    state.current.set(next.client, sid)
}

/** It did not arrive at once: what its end had heard of it is taken back. */
export function takeBack(state: State, of: number): void {
  const { newest } = state
  if (newest?.carried.seq !== of) return
  const { sid, before, carried } = newest
  change(state, sid, (one) => ({ ...one, heard: before.heard, known: before.known }))
  state.waiting.set(of, { sid, carried })
  state.newest = null
}

export function released(state: State, of: number, at: number): void {
  const waiting = state.waiting.get(of)
  state.waiting.delete(of)
  if (!waiting) return
  const { sid, carried } = waiting
  change(state, sid, (one) => changeBeats(arrive(one, carried, at), of, { arrived: at }))
  if (carried.client !== null && state.connections.get(sid)?.known && carried.packets[0]?.startsWith('0'))
    state.current.set(carried.client, sid)
}

export const sidWaiting = (state: State, of: number): string | undefined => state.waiting.get(of)?.sid
