/** Socket.IO's parsers for a process that many share: what a client sends is looked through before a package reads it. */

import parser from 'socket.io-msgpack-parser'
import * as json from 'socket.io-parser'
import { limits } from '#shared/limits.ts'
import { holdsMoreThan } from '#shared/weight.ts'
import { readMsgpack } from '#shared/wire/msgpack.ts'
import { isHarmless, packetOf } from '#shared/wire/msgpackPacket.ts'
import { boundWords } from '../protocol/boundWords.ts'

const invalid = 'invalid payload'
/** Beside what a program may be sent, a packet has a few values of its own. */
const most = limits.messageValues + 100
/** Characters before the JSON of a packet: its type, namespace and number, which are read one by one. */
const mostHead = 1_000

/** The parser that has this name among the options, and the one that is used without a name. `refused` is told of a
 *  message that is too much to read; its connection ends, as with any other that can't be read. */
export function createParser(name: 'json' | 'msgpack', refused: (words: string) => void) {
  function refuse(): never {
    refused(boundWords.clientValues)
    throw new Error(boundWords.clientValues)
  }

  class MsgpackDecoder extends parser.Decoder {
    /** The package makes room for whatever length is declared, and hands on event names that end the process. */
    override add(data: unknown): void {
      // Text is what the other parser sends; the package refuses it by itself.
      if (data instanceof Uint8Array) {
        const reading = readMsgpack(data, most)
        if (!reading.ok && reading.fault === 'too-many') refuse()
        const packet = packetOf(reading)
        if (packet === null || !isHarmless(packet)) throw new Error(invalid)
      }
      super.add(data)
    }
  }

  class JsonDecoder extends json.Decoder {
    override add(data: unknown): void {
      if (typeof data === 'string' && data.length > mostHead) {
        if (!/[[{]/.test(data.slice(0, mostHead))) throw new Error(invalid)
        if (holdsMoreThan(most, data)) refuse()
      }
      super.add(data)
    }
  }

  return name === 'msgpack'
    ? { Encoder: parser.Encoder, Decoder: MsgpackDecoder }
    : { Encoder: json.Encoder, Decoder: JsonDecoder }
}
