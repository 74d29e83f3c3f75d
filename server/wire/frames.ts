/** Cuts a stream of bytes into WebSocket frames (RFC 6455 5.2) without copying or decoding them. */

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

  function take(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) {
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
    /** No frame has begun that is not complete. */
    get idle() {
      return gathered === 0 && passing === 0
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
