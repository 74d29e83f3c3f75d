/** What `require('socket.io-msgpack-parser')` gives: a mark for the real parser, which works on the host. */
import { refuse } from './bridge.ts'

const unusable = () =>
  refuse('놀이터에서 이 파서는 new Server(server, { parser })의 옵션으로만 쓸 수 있어요.')

class Encoder {
  constructor() {
    unusable()
  }
}
class Decoder {
  constructor() {
    unusable()
  }
}

export const msgpackParser = {
  protocol: 5,
  PacketType: { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4 },
  Encoder,
  Decoder,
}

/** Whether a real server would use this parser: it looks at nothing but these two. */
export const isMsgpack = (value: object): boolean =>
  'Encoder' in value && value.Encoder === Encoder && 'Decoder' in value && value.Decoder === Decoder
