/** What of one client is among the events: its requests, its packets, and what its own code told. */

import { type Purpose, purposeOf } from '#shared/model/purpose.ts'
import type { ClientEvent, HttpRequest, TraceEvent } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'

type Events = readonly TraceEvent[]
export interface Asked {
  event: HttpRequest
  purpose: Purpose
  transport: string | null
  sid: string | null
}
/** One packet on its way up, as text. Bytes of a WebSocket have none. */
export interface Sent {
  seq: number
  part: number
  text: string
  /** In a frame, not in the body of a request. */
  framed: boolean
}

/** What was asked of Engine.IO, oldest first. */
export function askedBy(events: Events, lane: string): Asked[] {
  return events.flatMap((event) =>
    event.kind === 'http.request' && event.client === lane ? [{ event, ...purposeOf(event) }] : [],
  )
}

export const handshakesOf = (events: Events, lane: string): Asked[] =>
  askedBy(events, lane).filter(({ purpose }) => purpose === 'handshake')

/** The packets that the client sent, oldest first. */
export function sentBy(events: Events, lane: string): Sent[] {
  return events.flatMap((event): Sent[] => {
    if (event.client !== lane) return []
    if (event.kind === 'ws.frame' && event.direction === 'up')
      return [
        { seq: event.seq, part: 0, text: typeof event.data === 'string' ? event.data : '', framed: true },
      ]
    if (event.kind !== 'http.request' || event.method !== 'POST' || typeof event.body !== 'string') return []
    return event.body.split(separator).map((text, part) => ({ seq: event.seq, part, text, framed: false }))
  })
}

/** What the client's page reported, of one kind. */
export function told<K extends ClientEvent['kind']>(events: Events, lane: string, kind: K) {
  return events.filter(
    (event): event is ClientEvent & { kind: K } => event.kind === kind && event.client === lane,
  )
}

/** The session of the newest connection that the client's code was told of. */
export const sessionOf = (events: Events, lane: string): string | undefined =>
  told(events, lane, 'client.connect').at(-1)?.connection
