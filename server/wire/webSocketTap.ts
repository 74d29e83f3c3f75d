/** The lab's end of an upgraded connection: a Duplex around the raw socket that records whole frames as they pass. */

import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { limits } from '#shared/limits.ts'
import type { Direction, Headers } from '#shared/trace.ts'
import { time } from '../trace/recorder.ts'
import type { Exchange } from './exchange.ts'
import { createFrameSplitter, type Frame, payloadOf } from './frames.ts'
import { keepPayload } from './payload.ts'
import { readResponseHead } from './responseHead.ts'

/** Frames beyond this are not gathered, only passed on; Engine.IO refuses them anyway. */
const gatherBytes = limits.payloadBytes + 1_000

/** What libraries expect of a socket beyond a plain Duplex (ws: setTimeout, setNoDelay; Engine.IO: bytesWritten). */
class TappedSocket extends Duplex {
  readonly raw: Socket
  readonly #down: (bytes: Buffer) => void
  #paused = false
  #ended = false
  constructor(raw: Socket, down: (bytes: Buffer) => void) {
    super({ allowHalfOpen: true })
    this.raw = raw
    this.#down = down
  }
  setTimeout(ms: number, onTimeout?: () => void): this {
    this.raw.setTimeout(ms, onTimeout)
    return this
  }
  setNoDelay(on?: boolean): this {
    this.raw.setNoDelay(on)
    return this
  }
  setKeepAlive(on?: boolean, delay?: number): this {
    this.raw.setKeepAlive(on, delay)
    return this
  }
  get remoteAddress(): string | undefined {
    return this.raw.remoteAddress
  }
  get bytesWritten(): number {
    return this.raw.bytesWritten
  }
  /** Bytes from the client, let through by the flow. */
  up(bytes: Buffer): void {
    if (this.#ended || this.destroyed) return
    if (!this.push(bytes)) {
      this.#paused = true
      this.raw.pause()
    }
  }
  /** The client sends nothing more. */
  upEnded(): void {
    if (!this.#ended) this.push(null)
    this.#ended = true
  }
  override _read(): void {
    if (!this.#paused) return
    this.#paused = false
    this.raw.resume()
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#down(chunk)
    this.#settle(done)
  }
  override _writev(items: { chunk: Buffer }[], done: () => void): void {
    this.raw.cork()
    for (const { chunk } of items) this.#down(chunk)
    this.raw.uncork()
    this.#settle(done)
  }
  override _final(done: () => void): void {
    this.raw.end()
    done()
  }
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.raw.destroy()
    done(error)
  }
  #settle(done: () => void): void {
    if (this.raw.writableNeedDrain && !this.raw.destroyed) this.raw.once('drain', done)
    else done()
  }
}

/** Wraps `raw` for the lab; records and passes everything through `exchange`. */
export function tapWebSocket(
  raw: Socket,
  exchange: Exchange,
  request: { url: string; headers: Headers },
): Duplex {
  const { recorder, flow, request: of } = exchange
  let opened = false
  let answered = false
  let closeCode: number | undefined
  let closeReason: string | undefined

  const record = (direction: Direction, frame: Frame): number => {
    const held = keepable(frame)
    if (frame.opcode === 8) noteClose(frame)
    return recorder.keep((seq, at) => {
      const binary = frame.opcode === 2 || frame.rsv1
      const { data, ...rest } = keepPayload(payloadOf(held, limits.keptBytes), binary, frame.size)
      return {
        ...time(seq, at),
        ...exchange.stamp(),
        kind: 'ws.frame',
        socket: of,
        direction,
        opcode: frame.opcode,
        data,
        ...rest,
        ...(frame.rsv1 && { compressed: true as const }),
        ...(!frame.fin && { more: true as const }),
      }
    }, 160 + Math.min(frame.size, limits.keptBytes))
  }
  const noteClose = (frame: Frame) => {
    const payload = payloadOf(frame, 125)
    if (payload.length < 2) return
    closeCode = payload.readUInt16BE(0)
    closeReason = payload.subarray(2).toString()
  }
  const pass = (direction: Direction, frame: Frame, forward: () => void) => {
    const seq = record(direction, frame)
    if (direction === 'down') exchange.answered(frame)
    flow({ seq, direction, carrier: 'frame', client: exchange.client, packets: 1 }, forward)
  }

  const downFrames = createFrameSplitter(
    gatherBytes,
    (frame) => pass('down', frame, () => frame.chunks.forEach((chunk) => void raw.write(chunk))),
    (bytes) => void raw.write(bytes),
  )
  const upFrames = createFrameSplitter(
    gatherBytes,
    (frame) => {
      let passed = false
      pass('up', frame, () => {
        passed = true
        if (raw.isPaused()) raw.resume()
        frame.chunks.forEach((chunk) => void socket.up(chunk))
      })
      if (!passed) raw.pause()
    },
    (bytes) => socket.up(bytes),
  )

  /** The first bytes down are the answer to the upgrade request: 101, or a refusal with a body. */
  const socket = new TappedSocket(raw, (bytes) => {
    // Engine.IO refuses a wrong EIO of a WebSocket after the 101, with an HTTP head where a frame should be. No frame
    // begins with `H` (RFC 6455 5.5: a control frame is never a fragment).
    const refusal = opened && bytes[0] === 0x48
    if (opened && !refusal) return downFrames(bytes)
    const head = answered && !refusal ? undefined : readResponseHead(bytes)
    if (!head) return void raw.write(bytes)
    answered = true
    const opening = head.status === 101
    const seq = exchange.respond({ ...head, body: () => ({ bytes: head.rest, size: head.rest.length }) })
    flow(
      { seq, direction: 'down', carrier: 'http', client: exchange.client, packets: 0 },
      () => void raw.write(bytes),
    )
    opened ||= opening
    if (opening) recorder.record({ kind: 'ws.open', ...exchange.stamp(), ...request, socket: of })
  })

  raw.on('data', upFrames)
  raw.on('end', () => socket.upEnded())
  raw.on('error', (error) => socket.destroy(error))
  raw.on('close', () => {
    if (opened) {
      recorder.record({
        kind: 'ws.close',
        ...exchange.stamp(),
        socket: of,
        ...(closeCode !== undefined && { code: closeCode, reason: closeReason ?? '' }),
      })
    }
    socket.destroy()
  })
  socket.on('error', () => raw.destroy())
  return socket
}

/** What the trace holds on to: the reader of a masked frame unmasks its bytes in place, and large ones are cut. */
function keepable(frame: Frame): Frame {
  const large = frame.size > limits.keptBytes
  if (!frame.mask && !large) return frame
  const whole = Buffer.concat(frame.chunks)
  const bytes = large ? Buffer.from(whole.subarray(0, frame.header + limits.keptBytes)) : whole
  return { ...frame, chunks: [bytes], mask: frame.mask && bytes.subarray(frame.header - 4, frame.header) }
}
