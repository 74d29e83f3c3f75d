/** Reads Engine.IO packets, protocol 4: one packet of a frame, or the packets of a polling body. */
import type { Span, WireProblem } from './span.ts'

export const engineTypes = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const
export type EngineType = (typeof engineTypes)[number]

/** Stands between the packets of one polling body. */
export const separator = '\x1e'

export interface EnginePacket {
  /** `null`: the first character is no type of Engine.IO. */
  type: EngineType | null
  /** A message of bytes: in a polling body it is base64 after a `b`. */
  binary: boolean
  /** What follows the type; base64 of a binary message. */
  data: string
  span: Span
  typeSpan: Span
  dataSpan: Span
  problem?: WireProblem
}

const typeOf = (character: string): EngineType | null =>
  /^[0-6]$/.test(character) ? (engineTypes[Number(character)] ?? null) : null

/** Reads the packet that is `text`; `offset` is where it stands in a longer text. Never throws. */
export function decodeEnginePacket(text: string, offset = 0): EnginePacket {
  const end = offset + text.length
  const shape = {
    data: text.slice(1),
    span: [offset, end] as const,
    typeSpan: [offset, Math.min(offset + 1, end)] as const,
    dataSpan: [Math.min(offset + 1, end), end] as const,
  }
  const head = text.charAt(0)
  if (head === 'b') {
    const sound = /^[A-Za-z0-9+/]*={0,2}$/.test(shape.data)
    const packet: EnginePacket = { type: 'message', binary: true, ...shape }
    return sound ? packet : { ...packet, problem: { kind: 'bad-base64', at: shape.dataSpan } }
  }
  const type = typeOf(head)
  if (type !== null) return { type, binary: false, ...shape }
  return { type, binary: false, ...shape, problem: { kind: 'unknown-type', at: shape.typeSpan } }
}

/** Reads the packets of a polling body, in order. Engine.IO itself stops at the first bad one; all are shown. */
export function decodePayload(body: string): EnginePacket[] {
  const packets: EnginePacket[] = []
  let offset = 0
  for (const text of body.split(separator)) {
    packets.push(decodeEnginePacket(text, offset))
    offset += text.length + separator.length
  }
  return packets
}

/** Bytes that a base64 text stands for. */
export function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((text.length * 3) / 4) - padding)
}
