/** WebSocket frames, byte by byte: opcodes, masks, fragments, sizes, control frames, and garbage. */
import { packetText } from './packets.js'

/** One frame of a client. `length` may lie about the size, and `masked` may be wrong. */
export function frame({
  opcode,
  payload,
  fin = true,
  masked = true,
  reserved = 0,
  length = payload.length,
  wide = 0,
}) {
  const size = wide === 8 || length > 65_535 ? 8 : wide === 2 || length > 125 ? 2 : 0
  const head = Buffer.alloc(2 + size)
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  head[1] = (masked ? 0x80 : 0) | (size === 8 ? 127 : size === 2 ? 126 : length)
  if (size === 2) head.writeUInt16BE(Math.min(length, 65_535), 2)
  if (size === 8) head.writeBigUInt64BE(BigInt(length), 2)
  if (!masked) return Buffer.concat([head, payload])
  const mask = Buffer.from([0x1f, 0x80, 0x33, 0x07])
  const hidden = Buffer.from(payload)
  for (let at = 0; at < hidden.length; at += 1) hidden[at] ^= mask[at & 3]
  return Buffer.concat([head, mask, hidden])
}
export const textFrame = (text) => frame({ opcode: 1, payload: Buffer.from(text) })

/** `fatal`: whoever receives it has to close. */
const fatal = (bytes) => ({ bytes, fatal: true })
const fine = (bytes) => ({ bytes, fatal: false })

/** What is sent at once. */
export function frames(random) {
  const text = () => Buffer.from(`4${packetText(random)}`)
  return random.weighted([
    [20, () => fine(frame({ opcode: 1, payload: text() }))],
    [4, () => fine(frame({ opcode: 1, payload: Buffer.from('3') }))],
    [3, () => fine(frame({ opcode: random.pick([9, 10]), payload: random.bytes(random.pick([0, 1, 125])) }))],
    [3, () => fine(Buffer.concat(inPieces(random, text())))],
    [2, () => fine(frame({ opcode: 1, payload: text(), wide: random.pick([2, 8]) }))],
    [1, () => fine(frame({ opcode: 2, payload: random.bytes(random.pick([0, 1, 500])) }))],
    [0.2, () => fatal(frame({ opcode: random.pick([3, 5, 7, 11, 15]), payload: random.bytes(3) }))],
    [0.2, () => fatal(frame({ opcode: 1, payload: text(), masked: false }))],
    [0.2, () => fatal(frame({ opcode: 1, payload: text(), reserved: random.between(1, 7) }))],
    [
      0.2,
      () =>
        fatal(
          frame({
            opcode: 8,
            payload: random.pick([
              Buffer.alloc(0),
              Buffer.from([3, 232]),
              random.bytes(1),
              random.bytes(125),
            ]),
          }),
        ),
    ],
    [0.2, () => fatal(frame({ opcode: 9, payload: Buffer.alloc(126) }))],
    [0.2, () => fatal(frame({ opcode: 0, payload: text() }))],
    [0.2, () => fatal(frame({ opcode: 1, payload: Buffer.from([0xff, 0xfe, 0xc0]) }))],
    [
      0.1,
      () =>
        fatal(
          frame({ opcode: 1, payload: Buffer.from('x'), length: random.pick([1_000_001, 2 ** 40, 2 ** 53]) }),
        ),
    ],
    [0.1, () => fatal(frame({ opcode: 1, payload: Buffer.alloc(random.pick([70_000, 1_000_001]), 'x') }))],
    [0.2, () => fatal(random.bytes(random.between(1, 60)))],
    [0.1, () => fatal(text())],
  ])
}

function inPieces(random, whole) {
  const at = random.below(whole.length + 1)
  const parts = [whole.subarray(0, at), whole.subarray(at)]
  const last = parts.length - 1
  return parts.flatMap((payload, index) => [
    frame({ opcode: index === 0 ? 1 : 0, payload, fin: index === last }),
    ...(index < last && random.chance(0.3) ? [frame({ opcode: 9, payload: Buffer.from('p') })] : []),
  ])
}
