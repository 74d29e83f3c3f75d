/** One crossing as a text and the parts of it, with the whole request, response or frame that carried it. */
import { textOf } from '#shared/trace/wire.ts'
import type { Direction, Headers, HttpRequest, HttpResponse, TraceEvent, WsFrame } from '#shared/trace.ts'
import { engineParts } from '#shared/wire/engineParts.ts'
import { type FrameHead, readClose, readMessage, readPlainFrame } from '#shared/wire/frameParts.ts'
import { readHttp } from '#shared/wire/httpParts.ts'
import { msgpackParts } from '#shared/wire/msgpackParts.ts'
import { type Part, partsWithin, type Reading } from '#shared/wire/part.ts'
import { purposeOf } from '../trace/flow/exchange.ts'
import type { WireCrossing } from '../trace/flow/types.ts'
import { bytesOf, hexOf } from './bytes.ts'

export interface View extends Reading {
  /** The packet that is current, where several crossed together. */
  packet: Part | null
  /** Of HTTP. */
  headers: Headers | null
  /** Of a frame. */
  frame: FrameHead | null
  /** What is no text. */
  bytes: Uint8Array | null
  /** The trace has only the head of it. */
  cut: boolean
}

const none = { packet: null, headers: null, frame: null, bytes: null }

/** `events` hold what the crossing itself does not: the request of a response, and what took its place. */
export function viewOf(crossing: WireCrossing, events: readonly TraceEvent[]): View | null {
  const { event } = crossing
  switch (event.kind) {
    case 'http.request':
    case 'http.response':
      return httpView(crossing, event, events)
    case 'ws.frame':
      return frameView(crossing, event)
    default:
      return null
  }
}

/** What the learner put in its place, if anything. */
function editOf({ seq, original }: WireCrossing, events: readonly TraceEvent[]): string | undefined {
  if (original === undefined) return undefined
  const edit = events.findLast((event) => event.kind === 'wire.edited' && event.of === seq)
  return edit?.kind === 'wire.edited' ? edit.data : undefined
}

function carriesPackets(crossing: WireCrossing, events: readonly TraceEvent[]): boolean {
  if (crossing.engine) return true
  const { event } = crossing
  if (event.kind !== 'http.response' || event.status !== 200) return false
  const request = events[event.request - (events[0]?.seq ?? 1)]
  if (request?.kind !== 'http.request') return false
  const { purpose } = purposeOf(request)
  return purpose === 'handshake' || purpose === 'poll'
}

function httpView(
  crossing: WireCrossing,
  event: HttpRequest | HttpResponse,
  events: readonly TraceEvent[],
): View {
  const body = editOf(crossing, events) ?? textOf(event)
  const { headers } = event
  const reading = readHttp({
    start:
      event.kind === 'http.request' ? { method: event.method, url: event.url } : { status: event.status },
    headers,
    ...(body !== undefined && { body }),
    packets: carriesPackets(crossing, events),
  })
  const packets = partsWithin(reading.part).filter(({ kind }) => kind === 'eio.packet')
  const packet = packets[crossing.part] ?? null
  const base64 = crossing.engine?.binary ? crossing.engine.data : undefined
  const raw = body === undefined && typeof event.body !== 'string' ? event.body.base64 : undefined
  const bytes = base64 ?? raw
  return {
    ...none,
    ...reading,
    packet,
    headers,
    bytes: bytes === undefined || bytes === '' ? null : bytesOf(bytes),
    cut: event.cut === true,
  }
}

function frameView(crossing: WireCrossing, event: WsFrame): View {
  const { direction, engine, role, raw, original } = crossing
  const { opcode, size, data } = event
  const head: FrameHead = {
    direction,
    opcode,
    // The trace has the size of what was sent; another text has another.
    size: original === undefined ? size : new TextEncoder().encode(raw).length,
    more: event.more === true,
    compressed: event.compressed === true,
  }
  const rest = { ...none, frame: head, cut: event.cut === true }
  if (role === 'ws-close-frame') return { ...rest, ...readClose(...closeOf(event)) }
  if (engine?.binary) {
    const bytes = bytesOf(engine.data)
    if (typeof data !== 'string') {
      const packed = crossing.socket?.parser === 'msgpack' ? readPacked(bytes, direction) : null
      if (packed) return { ...rest, ...packed, packet: packed.part.parts?.[0] ?? null, bytes }
      return { ...rest, ...readBytes(bytes, size), bytes }
    }
    const reading = readMessage(`b${engine.data}`, direction)
    return { ...rest, ...reading, packet: reading.part.parts?.[0] ?? null, bytes }
  }
  if (typeof data !== 'string' && !engine) {
    const bytes = bytesOf(data.base64)
    const { text, part } = readBytes(bytes, size)
    const kind = event.compressed ? 'ws.compressed' : 'ws.bytes'
    const leaf: Part = { kind, span: part.span, layer: 'http' }
    return { ...rest, text, part: { ...part, parts: size === 0 ? [] : [leaf] }, bytes }
  }
  if (engine) {
    // Of a message in several frames, the last one is what is known by its whole text.
    const several = typeof data === 'string' && original === undefined && data !== raw
    const reading = readMessage(raw, direction, several)
    return { ...rest, ...reading, packet: reading.part.parts?.[0] ?? null }
  }
  const text = typeof data === 'string' ? data : raw
  return { ...rest, ...readPlainFrame(text, role === 'fragment' ? 'ws.fragment' : 'ws.control') }
}

/** Bytes of which the first are shown in the packet itself. */
const shownBytes = 12

function readBytes(bytes: Uint8Array, size: number): Reading {
  const text = `${hexOf(bytes.subarray(0, shownBytes))}${size > shownBytes ? ' …' : ''}`
  const span = [0, text.length] as const
  const leaf: Part = { kind: 'eio.bytes', span, layer: 'prog' }
  const packet: Part = { kind: 'eio.packet', span, layer: 'eio', parts: [leaf] }
  return { text, part: { kind: 'ws.frame', span, layer: 'http', parts: [packet] } }
}

/** A packet of the MessagePack parser: all of its bytes. */
function readPacked(bytes: Uint8Array, direction: Direction): Reading | null {
  const packet = msgpackParts(bytes, direction)
  if (packet === null) return null
  const { span } = packet
  const inner: Part = { kind: 'eio.packet', span, layer: 'eio', parts: [packet] }
  return { text: hexOf(bytes), part: { kind: 'ws.frame', span, layer: 'http', parts: [inner] } }
}

function closeOf({ data }: WsFrame): [code?: number, reason?: string] {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : bytesOf(data.base64)
  const [high, low] = bytes
  if (high === undefined || low === undefined) return []
  return [high * 256 + low, new TextDecoder().decode(bytes.subarray(2))]
}

/** Only the packet: what the line of pieces shows. */
export function packetView(crossing: WireCrossing, raw: string): Reading | null {
  const { engine, direction, event } = crossing
  if (!engine) return null
  if (engine.binary && event.kind === 'ws.frame' && typeof event.data !== 'string') {
    const bytes = bytesOf(engine.data)
    const packed = crossing.socket?.parser === 'msgpack' ? readPacked(bytes, direction) : null
    const { text, part } = packed ?? readBytes(bytes, event.size)
    return { text, part: part.parts?.[0] ?? part }
  }
  const text = engine.binary ? `b${engine.data}` : raw
  return { text, part: engineParts(text, 0, text.length, direction) }
}
