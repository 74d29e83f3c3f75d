/** Takes a Socket.IO packet apart: type, attachments, namespace, ack id, and the values of its data. */
import type { Direction } from '../trace/stamp.ts'
import { readJson } from './json.ts'
import { keyOf, renameMembers } from './members.ts'
import type { Part, PartKind } from './part.ts'
import { decodeSocketPacket, type SocketPacket, type SocketType } from './socket.ts'
import type { Span } from './span.ts'

/** The packet between `start` and `end` of `text`. */
export function socketParts(text: string, start: number, end: number, direction: Direction): Part {
  const packet = decodeSocketPacket(text.slice(start, end), start)
  const whole = { kind: 'sio.packet', span: [start, end], layer: 'sio' } as const
  const { type, problem } = packet
  const unread = (from: number): Part => ({
    kind: 'unread',
    span: [from, end],
    layer: 'sio',
    ...(problem && { problem }),
  })
  if (type === null) return { ...whole, parts: [unread(start)] }
  const parts: Part[] = [{ kind: `sio.${type}`, span: packet.typeSpan, layer: 'sio' }]
  if (problem?.kind === 'bad-attachments' || problem?.kind === 'too-many-attachments')
    return { ...whole, parts: [...parts, unread(packet.attachmentsSpan?.[0] ?? end)] }
  if (packet.attachmentsSpan)
    parts.push({ kind: 'sio.attachments', span: packet.attachmentsSpan, layer: 'sio' })
  if (packet.namespaceSpan) parts.push(namespacePart(text, packet.namespaceSpan))
  if (packet.idSpan) parts.push({ kind: 'sio.ack', span: packet.idSpan, layer: 'sio' })
  if (packet.dataSpan) parts.push(...dataParts(text, packet.dataSpan, type, direction, packet))
  return { ...whole, parts }
}

function namespacePart(text: string, span: Span): Part {
  const mark = text.indexOf('?', span[0])
  const whole: Part = { kind: 'sio.namespace', span, layer: 'sio' }
  if (mark < 0 || mark >= span[1]) return whole
  return {
    ...whole,
    parts: [
      { kind: 'sio.namespacePath', span: [span[0], mark], layer: 'sio' },
      { kind: 'sio.namespaceQuery', span: [mark + 1, span[1]], layer: 'sio' },
    ],
  }
}

function dataParts(
  text: string,
  [start, end]: Span,
  type: SocketType,
  direction: Direction,
  packet: SocketPacket,
): Part[] {
  const own = type === 'CONNECT' && direction === 'down' ? 'sio' : 'prog'
  const { parts } = readJson(text, start, end, type === 'CONNECT_ERROR' ? 'sio' : own)
  const [value, ...rest] = parts
  if (!value) return []
  const { problem } = packet
  const wrong = problem && problem.kind !== 'bad-json' ? { problem } : {}
  const placed = type.startsWith('BINARY') ? withPlaceholders(text, value, packet.attachments) : value
  if (problem?.kind === 'bad-data')
    return [{ ...placed, ...kindUnlessUnread(placed, 'sio.data'), ...wrong }, ...rest]
  if (placed.kind === 'json.array' && type !== 'CONNECT' && type !== 'CONNECT_ERROR')
    return [...items(placed, type, wrong), ...rest]
  if (placed.kind !== 'json.object') return [{ ...placed, ...kindUnlessUnread(placed, 'sio.data') }, ...rest]
  return [objectPart(text, placed, type, direction), ...rest]
}

const kindUnlessUnread = (part: Part, kind: PartKind): { kind: PartKind } => ({
  kind: part.kind === 'unread' ? 'unread' : kind,
})

function items(array: Part, type: SocketType, wrong: Pick<Part, 'problem'>): Part[] {
  const answer = type === 'ACK' || type === 'BINARY_ACK'
  return (array.parts ?? []).map((part, index) => {
    if (part.kind === 'unread' || part.kind === 'json.more') return part
    if (answer) return { ...part, ...named(part, 'sio.answer') }
    return index === 0 ? { ...part, kind: 'sio.name', ...wrong } : { ...part, ...named(part, 'sio.argument') }
  })
}
/** A placeholder stays one, whatever its place. */
const named = (part: Part, kind: PartKind): { kind: PartKind } => ({
  kind: part.kind === 'sio.placeholder' ? 'sio.placeholder' : kind,
})

function objectPart(text: string, object: Part, type: SocketType, direction: Direction): Part {
  if (type === 'CONNECT' && direction === 'down')
    return {
      ...object,
      kind: 'sio.welcome',
      parts: renameMembers(text, object, { sid: 'sio.sid', pid: 'sio.pid' }),
    }
  if (type === 'CONNECT') {
    const names = { pid: 'sio.pid', offset: 'sio.offset' } as const
    return { ...object, kind: 'sio.auth', parts: renameMembers(text, object, names, 'sio.authField') }
  }
  if (type === 'CONNECT_ERROR') {
    const names = { message: 'sio.refusalMessage', data: 'sio.refusalData' } as const
    return { ...object, kind: 'sio.refusal', parts: renameMembers(text, object, names) }
  }
  return { ...object, kind: 'sio.data' }
}

/** Objects that stand for bytes: the official parser puts an attachment in the place of each. */
function withPlaceholders(text: string, part: Part, attachments: number): Part {
  if (!part.parts) return part
  if (part.kind !== 'json.object' || !part.parts.some((member) => keyOf(text, member) === '_placeholder'))
    return { ...part, parts: part.parts.map((inner) => withPlaceholders(text, inner, attachments)) }
  const value = objectAt(text, part)
  if (value?._placeholder !== true)
    return { ...part, parts: part.parts.map((inner) => withPlaceholders(text, inner, attachments)) }
  const { num } = value
  const found = typeof num === 'number' && num >= 0 && num < attachments
  return {
    ...part,
    kind: 'sio.placeholder',
    layer: 'sio',
    ...(found ? { attachment: num } : { problem: { kind: 'bad-placeholder', at: part.span } }),
  }
}

function objectAt(text: string, part: Part): { _placeholder?: unknown; num?: unknown } | null {
  try {
    return JSON.parse(text.slice(part.span[0], part.span[1])) as { _placeholder?: unknown; num?: unknown }
  } catch {
    return null
  }
}
