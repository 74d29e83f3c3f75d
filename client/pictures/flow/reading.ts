/** What one packet is, whoever sent it: its layer, its role, its text. */
import type { Packet } from '#shared/model/packets.ts'
import type { Direction } from '#shared/trace.ts'
import { decodeEnginePacket, type EnginePacket } from '#shared/wire/engine.ts'
import { type SocketPacket, socketTypes } from '#shared/wire/socket.ts'
import type { WireRole } from './roles.ts'
import type { Layer } from './types.ts'

export interface Reading {
  layer: Layer
  role: WireRole
  raw: string
  engine: EnginePacket
  socket?: SocketPacket
}

/** Reads the packet; an attachment's bytes are written by their size, which its place knows. */
export function readPacket(packet: Packet, direction: Direction): Reading {
  const { text: raw } = packet
  const engine = packet.engine ?? decodeEnginePacket(raw)
  if (engine.type !== 'message') return { layer: 'eio', role: engineRole(engine), raw, engine }
  const socket = engine.binary ? null : packet.socket
  if (!socket) return { layer: 'sio', role: 'attachment', raw, engine }
  return { layer: 'sio', role: socketRole(socket, direction), raw, engine, socket }
}

/** Bytes that no packet has announced: a packet of the MessagePack parser, if they can be read as one. */
export function unpacked(read: Reading, { socket }: Packet, direction: Direction): Reading {
  if (socket === null) return read
  return { ...read, role: socketRole(socket, direction), raw: shortly(socket), socket }
}

/** What the bytes say, in the order in which the other parser would write it. */
function shortly({ type, namespace, id, data }: SocketPacket): string {
  const space = namespace === '/' ? '' : `${namespace},`
  const json = data === undefined ? '' : JSON.stringify(data)
  return `msgpack ${type === null ? '' : socketTypes.indexOf(type)}${space}${id ?? ''}${json}`
}

function engineRole({ type, data }: EnginePacket): WireRole {
  switch (type) {
    case 'ping':
      return data === 'probe' ? 'probe-ping' : 'ping'
    case 'pong':
      return data === 'probe' ? 'probe-pong' : 'pong'
    case 'open':
    case 'upgrade':
    case 'noop':
    case 'close':
      return type
    default:
      return 'unknown'
  }
}

function socketRole({ type, id }: SocketPacket, direction: Direction): WireRole {
  switch (type) {
    case 'CONNECT':
      return direction === 'up' ? 'namespace-request' : 'namespace-answer'
    case 'DISCONNECT':
      return 'leave'
    case 'EVENT':
    case 'BINARY_EVENT':
      return id === undefined ? 'event' : 'event-asking'
    case 'ACK':
    case 'BINARY_ACK':
      return 'ack'
    case 'CONNECT_ERROR':
      return direction === 'down' ? 'namespace-refusal' : 'unknown'
    default:
      return 'unknown'
  }
}
