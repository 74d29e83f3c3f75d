/** One WebSocket frame in the trace, kept as the bytes that crossed the wire until somebody reads it. */
import { limits } from '#shared/limits.ts'
import type { Direction, TraceEvent } from '#shared/trace.ts'
import { type Reader, time } from '../trace/recorder.ts'
import type { Exchange } from './exchange.ts'
import { type Frame, payloadOf } from './frames.ts'
import { keepPayload } from './payload.ts'

/**
 * Reads the frames of one direction of one connection; nothing is made for a frame but what the wire made. `resent`:
 * the frame that was sent once more.
 */
export function createFrameReader(exchange: Exchange, direction: Direction, resent?: number): Reader<Frame> {
  return {
    read(seq, at, frame): TraceEvent {
      const { opcode, fin, rsv1, size } = frame
      const { data, ...rest } = keepPayload(payloadOf(frame, limits.keptBytes), opcode === 2 || rsv1, size)
      return {
        ...time(seq, at),
        ...exchange.stamp(),
        kind: 'ws.frame',
        socket: exchange.request,
        direction,
        opcode,
        data,
        ...rest,
        ...(rsv1 && { compressed: true as const }),
        ...(!fin && { more: true as const }),
        ...(resent !== undefined && { resent }),
      }
    },
  }
}

/** Bytes that a frame holds in memory once it is kept. */
export const weightOfFrame = (frame: Frame): number => 160 + Math.min(frame.size, limits.keptBytes)

/** What the trace holds on to: the reader of a masked frame unmasks its bytes in place, and large ones are cut. */
export function keepable(frame: Frame): Frame {
  const large = frame.size > limits.keptBytes
  if (!frame.mask && !large) return frame
  const whole = Buffer.concat(frame.chunks)
  const bytes = large ? Buffer.from(whole.subarray(0, frame.header + limits.keptBytes)) : whole
  return { ...frame, chunks: [bytes], mask: frame.mask && bytes.subarray(frame.header - 4, frame.header) }
}
