/** Reads Socket.IO packets of socket.io-msgpack-parser: a MessagePack map of type, nsp, data and id. */
import type { Json } from '../trace.ts'
import { fieldOf, type MsgpackReading, type MsgpackValue, readMsgpack, valuesWithin } from './msgpack.ts'
import { reservedEvents, type SocketPacket, socketTypes } from './socket.ts'
import type { Span } from './span.ts'

/** Where bytes stand in a text of two digits each, with a space between them. */
export const hexSpan = (start: number, end: number): Span => [start * 3, Math.max(start * 3, end * 3 - 1)]

/** The packet that the bytes are, its places those of `hexSpan`; `null`: they are no packet of this parser. */
export function decodeMsgpackPacket(bytes: Uint8Array): SocketPacket | null {
  const packet = packetOf(readMsgpack(bytes))
  if (packet === null) return null
  const { type, nsp, data, id } = packet
  const hasBytes = [...valuesWithin(data ?? nsp)].some(({ kind }) => kind === 'bytes')
  return {
    type: socketTypes[Number(type.value)] ?? null,
    attachments: 0,
    namespace: String(nsp.value),
    typeSpan: hexSpan(type.start, type.end),
    namespaceSpan: hexSpan(nsp.start, nsp.end),
    ...(id && { id: Number(id.value), idSpan: hexSpan(id.start, id.end) }),
    ...(data && { data: jsonOf(data), dataSpan: hexSpan(data.start, data.end) }),
    parser: 'msgpack',
    ...(hasBytes && { bytes: true }),
  }
}

interface PacketFields {
  type: MsgpackValue
  nsp: MsgpackValue
  data: MsgpackValue | undefined
  id: MsgpackValue | undefined
}

/** The fields of a packet, by the parser's own rules; `null` where it would throw. */
export function packetOf(reading: MsgpackReading): PacketFields | null {
  if (!reading.ok) return null
  const [type, nsp, data, id] = ['type', 'nsp', 'data', 'id'].map((name) =>
    given(fieldOf(reading.value, name)),
  )
  if (type?.kind !== 'number' || !Number.isInteger(type.value) || Number(type.value) < 0) return null
  if (Number(type.value) > 4 || nsp?.kind !== 'string') return null
  if (id && !Number.isInteger(id.value)) return null
  return isFitting(Number(type.value), data) ? { type, nsp, data, id } : null
}

const given = (value: MsgpackValue | undefined): MsgpackValue | undefined =>
  value?.kind === 'undefined' ? undefined : value

function isFitting(type: number, data: MsgpackValue | undefined): boolean {
  if (type === 0) return data === undefined || data.kind === 'map'
  if (type === 1) return data === undefined
  if (type === 4) return data?.kind === 'string' || data?.kind === 'map'
  return data?.kind === 'array'
}

/** Whether a client may say this: the package itself lets names through that Socket.IO keeps for itself, and names that
 *  are no text, which would end the process that gets them. */
export function isHarmless({ type, data }: PacketFields): boolean {
  if (type.value !== 2) return true
  const [name] = data?.items ?? []
  if (name?.kind === 'number') return true
  return name?.kind === 'string' && !reservedEvents.includes(String(name.value))
}

/** As JSON would have it, and bytes as the program tells of them. */
export function jsonOf({ kind, value, items }: MsgpackValue): Json {
  switch (kind) {
    case 'array':
      return items.map(jsonOf)
    case 'map':
      return Object.fromEntries(
        items.flatMap((item, i) => (i % 2 === 0 ? [[keyText(item), jsonOf(items[i + 1] ?? item)]] : [])),
      )
    case 'bytes':
    case 'ext':
      return { _placeholder: 'binary', size: Number(value) }
    case 'date':
      return dateText(Number(value))
    case 'number':
      return Number.isFinite(value) ? (value as number) : null
    default:
      return value ?? null
  }
}

const keyText = ({ kind, value }: MsgpackValue): string =>
  kind === 'array' || kind === 'map' ? '[object Object]' : String(value)

function dateText(ms: number): Json {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
