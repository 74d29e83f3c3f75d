/** Reads Socket.IO packets, protocol 5: `<type>[<attachments>-][<namespace>,][<ack id>][JSON]`. */
import type { Json } from '../trace.ts'
import type { Span, WireProblem } from './span.ts'

export const socketTypes = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const
export type SocketType = (typeof socketTypes)[number]

export interface SocketPacket {
  /** `null`: the first character is no type of Socket.IO. */
  type: SocketType | null
  /** How many binary messages follow that belong to this packet. */
  attachments: number
  namespace: string
  /** Asks for an acknowledgement, or answers the one with this number. */
  id?: number
  /** The JSON, if there was any that could be read. */
  data?: Json
  typeSpan: Span
  attachmentsSpan?: Span
  /** Without its comma; absent when the packet leaves `/` unsaid. */
  namespaceSpan?: Span
  idSpan?: Span
  dataSpan?: Span
  problem?: WireProblem
  /** It came as MessagePack: its places are those of its bytes. */
  parser?: 'msgpack'
  /** There are bytes among the data themselves. */
  bytes?: true
}

/** As the official parser: these names mean something to Socket.IO itself. */
export const reservedEvents = [
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]
const mostAttachments = 10

/** The official parser takes a character for a digit when `Number(c) == c`, which white space is too. */
const countsAsDigit = (character: string): boolean => /^[0-9\s]$/.test(character)
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseJson(text: string): { ok: true; value: Json } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch {
    return { ok: false }
  }
}

function faultOf(type: SocketType, data: Json): 'bad-data' | 'reserved-event' | null {
  switch (type) {
    case 'CONNECT':
      return isObject(data) ? null : 'bad-data'
    case 'DISCONNECT':
      return 'bad-data'
    case 'CONNECT_ERROR':
      return typeof data === 'string' || isObject(data) ? null : 'bad-data'
    case 'ACK':
    case 'BINARY_ACK':
      return Array.isArray(data) ? null : 'bad-data'
    default: {
      if (!Array.isArray(data)) return 'bad-data'
      const name: unknown = data[0]
      if (typeof name === 'string') return reservedEvents.includes(name) ? 'reserved-event' : null
      return typeof name === 'number' ? null : 'bad-data'
    }
  }
}

/** Reads the packet that is `text`; `offset` is where it stands in a longer text. Never throws. */
export function decodeSocketPacket(text: string, offset = 0): SocketPacket {
  const span = (start: number, end: number): Span => [offset + start, offset + end]
  const head = text.charAt(0)
  const type = head === '' || countsAsDigit(head) ? (socketTypes[Number(head)] ?? null) : null
  const packet: SocketPacket = {
    type,
    attachments: 0,
    namespace: '/',
    typeSpan: span(0, Math.min(1, text.length)),
  }
  if (type === null) return { ...packet, problem: { kind: 'unknown-type', at: packet.typeSpan } }

  let at = 1
  if (type === 'BINARY_EVENT' || type === 'BINARY_ACK') {
    const dash = text.indexOf('-', 1)
    const end = dash < 0 ? text.length : dash
    const count = Number(text.slice(1, end))
    packet.attachmentsSpan = span(1, end)
    if (dash < 0 || !Number.isInteger(count) || count < 1 || !countIsPlain(text.slice(1, end)))
      return { ...packet, problem: { kind: 'bad-attachments', at: packet.attachmentsSpan } }
    packet.attachments = count
    if (count > mostAttachments)
      return { ...packet, problem: { kind: 'too-many-attachments', at: packet.attachmentsSpan } }
    at = dash + 1
  }
  if (text.charAt(at) === '/') {
    const comma = text.indexOf(',', at)
    const end = comma < 0 ? text.length : comma
    packet.namespace = text.slice(at, end)
    packet.namespaceSpan = span(at, end)
    at = comma < 0 ? end : comma + 1
  }
  if (countsAsDigit(text.charAt(at))) {
    const start = at
    while (at < text.length && countsAsDigit(text.charAt(at))) at += 1
    packet.id = Number(text.slice(start, at))
    packet.idSpan = span(start, at)
  }
  if (at >= text.length) return packet

  packet.dataSpan = span(at, text.length)
  const parsed = parseJson(text.slice(at))
  if (!parsed.ok) return { ...packet, problem: { kind: 'bad-json', at: packet.dataSpan } }
  packet.data = parsed.value
  const fault = faultOf(type, parsed.value)
  return fault === null ? packet : { ...packet, problem: { kind: fault, at: packet.dataSpan } }
}

/** The official parser compares the text with its number, loosely: `01` is 1 to it, and so is ` 1`; `1x` is not. */
function countIsPlain(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text))
}
