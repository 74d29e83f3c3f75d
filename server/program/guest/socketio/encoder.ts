/** `io.encoder`: what socket.io-parser makes of a packet, by hand. */
import { encode } from '../../protocol/values.ts'
import { Buffer } from '../buffer.ts'

interface Packet {
  type: number
  nsp?: string
  id?: number
  data?: unknown
  attachments?: number
}
const EVENT = 2
const ACK = 3
const BINARY_EVENT = 5
const BINARY_ACK = 6

export class Encoder {
  replacer: ((this: unknown, key: string, value: unknown) => unknown) | undefined
  constructor(replacer?: (this: unknown, key: string, value: unknown) => unknown) {
    this.replacer = replacer
  }

  /** The text of a packet, and the bytes that belong to it. */
  encode(packet: Packet): (string | Uint8Array)[] {
    const { type, data } = packet
    const { json, bytes = [] } =
      type === EVENT || type === ACK ? encode([data], true) : { json: JSON.stringify([data], this.replacer) }
    const binary = type === EVENT ? BINARY_EVENT : BINARY_ACK
    const head = bytes.length > 0 ? `${binary}${bytes.length}-` : String(type)
    const namespace = packet.nsp && packet.nsp !== '/' ? `${packet.nsp},` : ''
    const text = data === undefined || data === null ? '' : json.slice(1, -1)
    return [`${head}${namespace}${packet.id ?? ''}${text}`, ...bytes.map((part) => Buffer.from(part))]
  }
}
