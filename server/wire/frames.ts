/** Cuts a stream of bytes into WebSocket frames (RFC 6455 5.2) without copying or decoding them. */
import { randomBytes } from 'node:crypto'

export interface Frame {
  /** The frame as it crossed the wire, header included, in one or more pieces. */
  chunks: readonly Buffer[]
  header: number
  /** Bytes of the payload. */
  size: number
  fin: boolean
  rsv1: boolean
  opcode: number
  mask: Buffer | undefined
}
type Head = Omit<Frame, 'chunks'>

/** Reads a frame's header; `undefined` when more bytes are needed. */
export function readHead(bytes: Buffer): Head | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const masked = (second & 0x80) !== 0
  const short = second & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const header = 2 + lengthBytes + (masked ? 4 : 0)
  if (bytes.length < header) return undefined
  const size =
    lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short
  return {
    header,
    size,
    fin: (first & 0x80) !== 0,
    rsv1: (first & 0x40) !== 0,
    opcode: first & 0x0f,
    mask: masked ? bytes.subarray(header - 4, header) : undefined,
  }
}

/**
 * Feeds whole frames to `onFrame`. A frame larger than `limit` bytes is not gathered: `onFrame` gets its first
 * bytes, and what follows goes to `onRest` as it comes.
 */
export function createFrameSplitter(
  limit: number,
  onFrame: (frame: Frame) => void,
  onRest: (bytes: Buffer) => void,
) {
  let parts: Buffer[] = []
  let gathered = 0
  let head: Head | undefined
  /** Bytes of an oversize frame that are still to pass. */
  let passing = 0
  let stopped = false
  /** What came while it was stopped. */
  const later: Buffer[] = []

  function take(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) {
      if (stopped) {
        later.push(rest)
        return
      }
      if (passing > 0) {
        const some = rest.subarray(0, passing)
        passing -= some.length
        rest = rest.subarray(some.length)
        onRest(some)
        continue
      }
      if (head === undefined) {
        const known = gathered
        const joined: Buffer = known === 0 ? rest : Buffer.concat([...parts, rest])
        head = readHead(joined)
        if (head === undefined || known > 0) {
          parts = head === undefined ? [joined] : []
          gathered = head === undefined ? joined.length : 0
          if (head === undefined) return
          rest = joined
        }
      }
      const missing = head.header + head.size - gathered
      if (head.size > limit) {
        onFrame({ ...head, chunks: [...parts, rest.subarray(0, missing)] })
        passing = Math.max(0, missing - rest.length)
      } else if (rest.length < missing) {
        parts.push(rest)
        gathered += rest.length
        return
      } else {
        onFrame({
          ...head,
          chunks: parts.length === 0 ? [rest.subarray(0, missing)] : [...parts, rest.subarray(0, missing)],
        })
      }
      rest = rest.subarray(missing)
      parts = []
      gathered = 0
      head = undefined
    }
  }
  return {
    take,
    /** Keeps whatever comes, uncut, until `go`. */
    stop(): void {
      stopped = true
    },
    go(): void {
      stopped = false
      for (const bytes of later.splice(0)) take(bytes)
    },
    /** The rest of an oversize frame is still to come. */
    get passing() {
      return passing > 0
    },
    /** Bytes of a frame that has begun and is not complete. */
    get gathered() {
      return gathered
    },
    /** No frame has begun that is not complete. */
    get idle() {
      return gathered === 0 && passing === 0 && later.length === 0
    },
  }
}

/** The payload of a frame, unmasked; at most `most` bytes of it. */
export function payloadOf(frame: Frame, most: number): Buffer {
  const whole = frame.chunks.length === 1 ? frame.chunks[0] : Buffer.concat(frame.chunks)
  const payload = (whole ?? Buffer.alloc(0)).subarray(frame.header, frame.header + Math.min(frame.size, most))
  const { mask } = frame
  if (!mask) return payload
  const clear = Buffer.from(payload)
  for (let i = 0; i < clear.length; i++) clear[i] = (clear[i] ?? 0) ^ (mask[i & 3] ?? 0)
  return clear
}

/** A whole frame with this payload, as a client (masked, with a mask of its own) or a server writes it. */
export function composeFrame(opcode: number, payload: Buffer, masked: boolean): Frame {
  const { length } = payload
  const mask = masked ? randomBytes(4) : undefined
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const head = Buffer.alloc(2 + lengthBytes)
  head[0] = 0x80 | opcode
  head[1] = (masked ? 0x80 : 0) | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127)
  if (lengthBytes === 2) head.writeUInt16BE(length, 2)
  if (lengthBytes === 8) head.writeBigUInt64BE(BigInt(length), 2)
  const hidden = Buffer.from(payload)
  if (mask) for (let i = 0; i < length; i++) hidden[i] = (hidden[i] ?? 0) ^ (mask[i & 3] ?? 0)
  const header = head.length + (mask?.length ?? 0)
  const bytes = Buffer.concat([head, mask ?? Buffer.alloc(0), hidden])
  return {
    chunks: [bytes],
    header,
    size: length,
    fin: true,
    rsv1: false,
    opcode,
    mask: mask && bytes.subarray(header - 4, header),
  }
}
