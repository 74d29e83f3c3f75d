/** The Engine.IO packets of one event, so that a check need not know how they were carried. */
import type { LessonEvent, PacketEvent } from '#shared/lesson/fields.ts'
import { textOf } from '#shared/trace/wire.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'

/** The event itself, and the packets in it. */
export function withPackets(event: TraceEvent): readonly LessonEvent[] {
  const packets = packetsIn(event)
  return packets.length === 0 ? [event] : [event, ...packets]
}

function packetsIn(event: TraceEvent): PacketEvent[] {
  if (event.kind === 'ws.frame') {
    if (event.opcode !== 1 && event.opcode !== 2) return []
    return [packet(event, event.direction, 'websocket', typeof event.data === 'string' ? event.data : '', 0)]
  }
  if (event.kind === 'http.request' && event.method === 'POST' && event.url.includes('transport=polling'))
    return split(event, 'up')
  if (event.kind === 'http.response' && event.status === 200 && event.connection !== undefined) {
    const body = textOf(event) ?? ''
    return body === 'ok' ? [] : split(event, 'down')
  }
  return []
}

function split(event: TraceEvent & { kind: 'http.request' | 'http.response' }, direction: 'up' | 'down') {
  const text = textOf(event) ?? ''
  return text === ''
    ? []
    : text.split(separator).map((one, part) => packet(event, direction, 'polling', one, part))
}

function packet(
  { seq, at, client, connection }: TraceEvent,
  direction: PacketEvent['direction'],
  over: PacketEvent['over'],
  text: string,
  part: number,
): PacketEvent {
  return {
    kind: 'packet',
    seq,
    at,
    ...(client !== undefined && { client }),
    ...(connection !== undefined && { connection }),
    direction,
    over,
    text,
    part,
  }
}
