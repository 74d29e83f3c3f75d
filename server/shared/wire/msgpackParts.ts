/** Takes a packet of socket.io-msgpack-parser apart: its bytes, two digits each, and what each of them says. */
import type { Direction } from '../trace/stamp.ts'
import { type MsgpackValue, readMsgpack } from './msgpack.ts'
import { hexSpan, jsonOf, packetOf } from './msgpackPacket.ts'
import type { Part, PartKind } from './part.ts'
import { type SocketType, socketTypes } from './socket.ts'

/** The packet as JSON would have it: what its bytes mean, whole. `null`: they are no packet of this parser. */
export function msgpackText(bytes: Uint8Array): string | null {
  const reading = readMsgpack(bytes)
  return reading.ok && packetOf(reading) !== null ? JSON.stringify(jsonOf(reading.value)) : null
}

/** The packet's parts within its bytes, written as `hexSpan` places them; `null`: they are no packet of this parser. */
export function msgpackParts(bytes: Uint8Array, direction: Direction): Part | null {
  const reading = readMsgpack(bytes)
  const packet = packetOf(reading)
  if (!reading.ok || packet === null) return null
  const { value: root } = reading
  const type = socketTypes[Number(packet.type.value)] ?? 'EVENT'
  const parts: Part[] = [head(root)]
  for (let i = 0; i + 1 < root.items.length; i += 2) {
    const [key, value] = [root.items[i], root.items[i + 1]]
    if (!key || !value) break
    parts.push(part('sio.key', 'sio', key))
    parts.push(...fieldParts(String(key.value), value, type, direction))
  }
  return { kind: 'sio.msgpack', span: hexSpan(root.start, root.end), layer: 'sio', parts }
}

function fieldParts(name: string, value: MsgpackValue, type: SocketType, direction: Direction): Part[] {
  switch (name) {
    case 'type':
      return [part(`sio.${type}`, 'sio', value)]
    case 'nsp':
      return [part('sio.namespace', 'sio', value)]
    case 'id':
      return [part(value.kind === 'number' ? 'sio.ack' : 'sio.extra', 'sio', value)]
    case 'data':
      return dataParts(value, type, direction)
    default:
      return [part('sio.extra', 'sio', value)]
  }
}

function dataParts(data: MsgpackValue, type: SocketType, direction: Direction): Part[] {
  if (type === 'CONNECT' && direction === 'up') return [part('sio.auth', 'prog', data)]
  if (type === 'CONNECT' || type === 'CONNECT_ERROR') return welcomeParts(data, type)
  if (data.kind !== 'array') return [part('sio.data', 'sio', data)]
  const values = data.items.map((item, i) => {
    if (type === 'ACK') return part('sio.answer', 'prog', item)
    return part(i === 0 ? 'sio.name' : 'sio.argument', 'prog', item)
  })
  return [head(data), ...values]
}

const fields: { readonly [name: string]: PartKind } = {
  sid: 'sio.sid',
  pid: 'sio.pid',
  message: 'sio.refusalMessage',
  data: 'sio.refusalData',
}

function welcomeParts(data: MsgpackValue, type: SocketType): Part[] {
  if (data.kind !== 'map') return [part(type === 'CONNECT' ? 'sio.data' : 'sio.refusal', 'sio', data)]
  const parts = data.items.map((item, i): Part => {
    if (i % 2 === 0) return part('sio.key', 'sio', item)
    const name = String(data.items[i - 1]?.value)
    return part((Object.hasOwn(fields, name) && fields[name]) || 'sio.extra', 'sio', item)
  })
  return [head(data), ...parts]
}

/** The type and the length before the values of an array or a map. */
const head = ({ kind, start, head: end, count }: MsgpackValue): Part => ({
  kind: 'sio.head',
  span: hexSpan(start, end),
  layer: 'sio',
  means: kind === 'map' ? `${count / 2}쌍` : `${count}개`,
})

const part = (kind: PartKind, layer: Part['layer'], value: MsgpackValue): Part => ({
  kind,
  span: hexSpan(value.start, value.end),
  layer,
  means: JSON.stringify(jsonOf(value)),
})
