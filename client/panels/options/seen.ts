/** Finds in the trace what trials speak of: requests with their answers, packets, closed WebSockets. */

import { textOf } from '#shared/trace/wire.ts'
import type { Headers, HttpRequest, HttpResponse, TraceEvent, WsFrame } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'

export interface Exchange {
  request: HttpRequest
  answer: HttpResponse
}
export interface SeenPacket {
  seq: number
  part: number
  text: string
}

/** Every request that was answered, in the order of the answers. */
export function exchangesIn(events: readonly TraceEvent[]): Exchange[] {
  const requests = new Map<number, HttpRequest>()
  const found: Exchange[] = []
  for (const event of events) {
    if (event.kind === 'http.request') requests.set(event.seq, event)
    if (event.kind !== 'http.response') continue
    const request = requests.get(event.request)
    if (request) found.push({ request, answer: event })
  }
  return found
}

/** A header as one text; the empty text where there is none. */
export function headerIn(headers: Headers, name: string): string {
  const value = headers[name] ?? ''
  return typeof value === 'string' ? value : value.join(', ')
}

/** The part of a URL behind `?`. */
export const queryOf = (url: string): URLSearchParams => new URLSearchParams(url.split('?')[1] ?? '')

/** Requests of Engine.IO that open a connection by long polling. */
export const isHandshake = ({ url, method }: HttpRequest): boolean => {
  const query = queryOf(url)
  return method === 'GET' && query.get('transport') === 'polling' && !query.has('sid')
}

/** The packets of text that crossed in one direction, in order: each frame, and each part of a polling body. */
export function packetsIn(events: readonly TraceEvent[], direction: 'up' | 'down'): SeenPacket[] {
  return events.flatMap((event) => {
    if (event.kind === 'ws.frame') {
      const { seq, opcode, data } = event
      return event.direction === direction && opcode === 1 && typeof data === 'string'
        ? [{ seq, part: 0, text: data }]
        : []
    }
    const isBody = event.kind === (direction === 'up' ? 'http.request' : 'http.response')
    if (!isBody || (event.kind !== 'http.request' && event.kind !== 'http.response')) return []
    const text = textOf(event) ?? ''
    return text === ''
      ? []
      : text.split(separator).map((part, i) => ({ seq: event.seq, part: i, text: part }))
  })
}

/** The first close frame that the server sent, of those that fit. */
export function closedByServer(
  events: readonly TraceEvent[],
  fits: (close: { frame: WsFrame; code: number | undefined }) => boolean = () => true,
): WsFrame | undefined {
  const codes = new Map<number, number | undefined>()
  for (const event of events) if (event.kind === 'ws.close') codes.set(event.socket, event.code)
  return events.find(
    (event): event is WsFrame =>
      event.kind === 'ws.frame' &&
      event.opcode === 8 &&
      event.direction === 'down' &&
      codes.has(event.socket) &&
      fits({ frame: event, code: codes.get(event.socket) }),
  )
}
