/** One crossing as a text and the parts of it, with the whole request, response or frame that carried it. */
import { packetsBefore, type RequestUnit, type ResponseUnit } from '#shared/model/units.ts'
import { textOf } from '#shared/trace/wire.ts'
import type { Direction, Headers, WsFrame } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'
import { engineParts } from '#shared/wire/engineParts.ts'
import { type FrameHead, readClose, readMessage, readPlainFrame } from '#shared/wire/frameParts.ts'
import { readHttp } from '#shared/wire/httpParts.ts'
import { msgpackParts } from '#shared/wire/msgpackParts.ts'
import { type Part, partsWithin, type Reading } from '#shared/wire/part.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'
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

export function viewOf(crossing: WireCrossing): View {
  const { unit } = crossing
  return unit.kind === 'frame' ? frameView(crossing, unit.event) : httpView(crossing, unit)
}

/** The body as it goes on: what the learner put in its place, if anything. */
function bodyOf(unit: RequestUnit | ResponseUnit): string | undefined {
  if (packetsBefore(unit) === null) return textOf(unit.event)
  return unit.packets.map(({ text }) => text).join(separator)
}

const isPayload = ({ exchange, event }: ResponseUnit): boolean =>
  event.status === 200 && (exchange?.purpose === 'handshake' || exchange?.purpose === 'poll')

function httpView(crossing: WireCrossing, unit: RequestUnit | ResponseUnit): View {
  const body = bodyOf(unit)
  const { headers, cut } = unit.event
  const reading = readHttp({
    start:
      unit.kind === 'request'
        ? { method: unit.event.method, url: unit.event.url }
        : { status: unit.event.status },
    headers,
    ...(body !== undefined && { body }),
    packets: crossing.engine !== undefined || (unit.kind === 'response' && isPayload(unit)),
  })
  const packets = partsWithin(reading.part).filter(({ kind }) => kind === 'eio.packet')
  const packet = packets[crossing.part] ?? null
  const base64 = crossing.engine?.binary ? crossing.engine.data : undefined
  const raw = body === undefined && typeof unit.event.body !== 'string' ? unit.event.body.base64 : undefined
  const bytes = base64 ?? raw
  return {
    ...none,
    ...reading,
    packet,
    headers,
    bytes: bytes === undefined || bytes === '' ? null : bytesOf(bytes),
    cut: cut === true,
  }
}

function frameView(crossing: WireCrossing, event: WsFrame): View {
  const { direction, engine, role, raw } = crossing
  const original = originalOf(crossing)
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
export function packetView(crossing: WireCrossing): Reading | null {
  const { engine, direction, unit } = crossing
  if (!engine) return null
  if (engine.binary && unit.kind === 'frame' && typeof unit.event.data !== 'string') {
    const bytes = bytesOf(engine.data)
    const packed = crossing.socket?.parser === 'msgpack' ? readPacked(bytes, direction) : null
    const { text, part } = packed ?? readBytes(bytes, unit.size)
    return { text, part: part.parts?.[0] ?? part }
  }
  const text = engine.binary ? `b${engine.data}` : crossing.raw
  return { text, part: engineParts(text, 0, text.length, direction) }
}
