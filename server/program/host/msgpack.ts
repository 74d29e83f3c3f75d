/** socket.io-msgpack-parser for a process that many share: what a client sends is looked through before the package
 *  reads it. The package makes room for whatever length is declared, and hands on event names that end the process. */

import parser from 'socket.io-msgpack-parser'
import { readMsgpack } from '#shared/wire/msgpack.ts'
import { isHarmless, packetOf } from '#shared/wire/msgpackPacket.ts'

const invalid = 'invalid payload'

class CheckedDecoder extends parser.Decoder {
  override add(data: unknown): void {
    // Text is what the other parser sends; the package refuses it by itself.
    if (data instanceof Uint8Array) {
      const packet = packetOf(readMsgpack(data))
      if (packet === null || !isHarmless(packet)) throw new Error(invalid)
    }
    super.add(data)
  }
}

export const checkedMsgpackParser = { Encoder: parser.Encoder, Decoder: CheckedDecoder }
