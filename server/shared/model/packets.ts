/** The Engine.IO packets that one request, response or frame carries. */

import { textOf } from '../trace/wire.ts'
import type { HttpRequest, HttpResponse, WsFrame } from '../trace.ts'
import { bytesOfBase64 } from '../wire/base64.ts'
import {
  base64Bytes,
  decodeEnginePacket,
  decodePayload,
  type EnginePacket,
  separator,
} from '../wire/engine.ts'
import { decodeMsgpackPacket } from '../wire/msgpackPacket.ts'
import { decodeSocketPacket, type SocketPacket } from '../wire/socket.ts'

export interface Packet {
  /** Which of its unit, from 0. */
  readonly part: number
  /** As it stands on the wire; of bytes in a frame, nothing. */
  readonly text: string
  /** Bytes of it, where it is one of several; `null`: all that its unit has. */
  readonly size: number | null
  /** `null`: it cannot be read, since it crossed the wire compressed. */
  readonly engine: EnginePacket | null
  /** The Socket.IO packet of a message; of bytes, what the MessagePack parser would read in them. `null`: there is none. */
  readonly socket: SocketPacket | null
}

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Reads Socket.IO's part when somebody asks for it: many pictures look at Engine.IO's alone. */
class ReadPacket implements Packet {
  readonly part: number
  readonly text: string
  readonly engine: EnginePacket
  readonly #isAlone: boolean
  #socket: SocketPacket | null | undefined

  constructor(engine: EnginePacket, text: string, part: number, isAlone: boolean) {
    this.engine = engine
    this.text = text
    this.part = part
    this.#isAlone = isAlone
  }
  get size(): number | null {
    if (this.#isAlone) return null
    return this.engine.binary ? base64Bytes(this.engine.data) : bytesOf(this.text)
  }
  get socket(): SocketPacket | null {
    if (this.#socket === undefined) this.#socket = socketIn(this.engine)
    return this.#socket
  }
}

function socketIn({ type, binary, data, dataSpan }: EnginePacket): SocketPacket | null {
  if (type !== 'message') return null
  return binary ? decodeMsgpackPacket(bytesOfBase64(data)) : decodeSocketPacket(data, dataSpan[0])
}

/** A binary frame is a message of bytes, without a type before it. */
function bytesPacket(base64: string): EnginePacket {
  const end = base64.length
  return { type: 'message', binary: true, data: base64, span: [0, end], typeSpan: [0, 0], dataSpan: [0, end] }
}

/** The packets of a polling body. */
export function packetsOfBody(body: string): readonly Packet[] {
  const all = decodePayload(body)
  return all.map((engine, part) => new ReadPacket(engine, body.slice(...engine.span), part, all.length === 1))
}

/** The one packet of a message of text, whole. */
export const packetOfText = (text: string): readonly Packet[] => [
  new ReadPacket(decodeEnginePacket(text), text, 0, true),
]

const unreadable: readonly Packet[] = [{ part: 0, text: '', size: null, engine: null, socket: null }]

/** What was read of an event stays so, however often a picture is drawn anew: the event's own text decides it. */
function readOnce<E extends object>(read: (event: E) => readonly Packet[]): (event: E) => readonly Packet[] {
  const known = new WeakMap<E, readonly Packet[]>()
  return (event) => {
    const before = known.get(event)
    if (before) return before
    const packets = read(event)
    known.set(event, packets)
    return packets
  }
}

/** The packet of a message that came in one frame; a control frame carries none. */
export const packetsOfFrame = readOnce(({ opcode, compressed, data }: WsFrame) => {
  if (opcode >= 8) return []
  if (compressed) return unreadable
  if (typeof data === 'string') return packetOfText(data)
  return [new ReadPacket(bytesPacket(data.base64), '', 0, true)]
})

/** The packets that a request of Engine.IO posts. */
export const packetsOfRequest = readOnce(({ method, body }: HttpRequest) =>
  method === 'POST' && typeof body === 'string' ? packetsOfBody(body) : [],
)

/** The packets that an answer to a handshake or to a poll brings. `ok` is what Engine.IO answers to a post whose packets it took;
 *  its request may be gone. */
export const packetsOfResponse = readOnce((event: HttpResponse) => {
  const body = event.status === 200 ? textOf(event) : undefined
  return body === undefined || body === 'ok' ? [] : packetsOfBody(body)
})

/** What stands in the place of `packets` once the learner has put `data` there. */
export const packetsOfEdit = (carrier: 'http' | 'frame', data: string): readonly Packet[] =>
  carrier === 'frame' ? packetOfText(data) : packetsOfBody(data)

/** A payload's packets as text. */
export const textsOf = (payload: string): readonly string[] => payload.split(separator)

/** Puts together the messages that come in several frames. */
export function createFragments() {
  /** What has come so far, by WebSocket and direction; `null`: bytes, of which only their size is told. */
  const begun = new Map<string, string | null>()
  return {
    /** The packet of the message that ends with this frame; one that goes on in the next carries none yet. */
    packetsOf(event: WsFrame): readonly Packet[] {
      const way = `${event.socket} ${event.direction}`
      const before = begun.get(way)
      if (event.opcode >= 8 || (!event.more && before === undefined)) return packetsOfFrame(event)
      const isBytes = before === undefined ? event.opcode === 2 : before === null
      const text = isBytes ? null : (before ?? '') + (typeof event.data === 'string' ? event.data : '')
      if (event.more) {
        begun.set(way, text)
        return []
      }
      begun.delete(way)
      return text === null ? [new ReadPacket(bytesPacket(''), '', 0, true)] : packetOfText(text)
    },
    close(socket: number): void {
      begun.delete(`${socket} up`)
      begun.delete(`${socket} down`)
    },
  }
}
