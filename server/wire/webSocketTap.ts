/** Records whole frames as they pass between an upgraded connection and the lab, each direction on its own. */
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '#shared/limits.ts'
import type { Headers } from '#shared/trace.ts'
import type { Exchange } from './exchange.ts'
import { costOf } from './flow.ts'
import { createPairing } from './framePairing.ts'
import { createFrameReader, keepable, weightOfFrame } from './frameRecord.ts'
import { createFrameSplitter, type Frame, payloadOf } from './frames.ts'
import { readResponseHead } from './responseHead.ts'
import { TappedSocket } from './tappedSocket.ts'

/** Frames beyond this are not gathered, only passed on; Engine.IO refuses them anyway. */
const gatherBytes = limits.payloadBytes + 1_000

type Done = (error?: Error | null) => void

/** Wraps `raw` for the lab; records and passes everything through `exchange`. */
export function tapWebSocket(
  raw: Socket,
  exchange: Exchange,
  request: { url: string; headers: Headers },
): Duplex {
  const { recorder, flow, request: of } = exchange
  let opened = false
  let answered = false
  let close: { code: number; reason: string } | undefined

  const upReader = createFrameReader(exchange, 'up')
  const downReader = createFrameReader(exchange, 'down')

  const record = (frame: Frame, reader: typeof upReader): number => {
    if (frame.opcode === 8) close = closeIn(frame) ?? close
    return recorder.keep(reader, keepable(frame), weightOfFrame(frame))
  }
  const send = (frame: Frame, done: Done | undefined) => {
    const final = frame.chunks.length - 1
    for (let i = 0; i < final; i++) raw.write(frame.chunks[i] ?? '')
    raw.write(frame.chunks[final] ?? '', done)
  }
  const down = (frame: Frame, done: Done | undefined) => {
    const seq = record(frame, downReader)
    exchange.answered(frame)
    if (flow.freeDown) return send(frame, done)
    // What is held has left the lab for all that the lab can know, as bytes in a kernel's buffer have.
    if (done) process.nextTick(done)
    flow.pass({ seq, direction: 'down', carrier: 'frame', client: exchange.client, packets: 1 }, () =>
      send(frame, undefined),
    )
  }

  const pairing = createPairing()
  const downFrames = createFrameSplitter(
    gatherBytes,
    (frame) => down(frame, undefined),
    (bytes) => void raw.write(bytes),
  )
  const upFrames = createFrameSplitter(
    gatherBytes,
    (frame) => {
      const seq = record(frame, upReader)
      let passed = false
      const packets = costOf(1, frame.size)
      flow.pass({ seq, direction: 'up', carrier: 'frame', client: exchange.client, packets }, () => {
        passed = true
        if (raw.isPaused()) raw.resume()
        for (const chunk of frame.chunks) socket.up(chunk)
      })
      if (!passed) raw.pause()
    },
    (bytes) => socket.up(bytes),
  )

  /** What ws writes once the connection is open: a header, then a payload. Whatever else comes is cut by the splitter. */
  const writeFrame = (bytes: Buffer, done: Done | undefined) => {
    if (downFrames.idle) {
      if (pairing.isHeader(bytes)) return
      const frame = pairing.complete(bytes)
      if (frame) return down(frame, done)
    }
    const header = pairing.take()
    if (header) downFrames.take(header)
    downFrames.take(bytes)
    if (done) process.nextTick(done)
  }

  /** The first bytes down are the answer to the upgrade request: 101, or a refusal with a body. */
  const socket = new TappedSocket(raw, (bytes, done) => {
    // Engine.IO refuses a wrong EIO of a WebSocket after the 101, with an HTTP head where a frame should be. No frame
    // begins with `H` (RFC 6455 5.5: a control frame is never a fragment).
    const refusal = opened && bytes[0] === 0x48 && bytes.length > 14 && downFrames.idle
    if (opened && !refusal) return writeFrame(bytes, done)
    const head = answered && !refusal ? undefined : readResponseHead(bytes)
    if (!head) return void raw.write(bytes, done)
    answered = true
    const opening = head.status === 101
    const body = { bytes: head.rest, size: head.rest.length }
    const seq = exchange.respond({ ...head, body: () => body, whole: true })
    flow.pass({ seq, direction: 'down', carrier: 'http', client: exchange.client, packets: 0 }, () => {
      raw.write(bytes, done)
    })
    opened ||= opening
    if (opening) recorder.record({ kind: 'ws.open', ...exchange.stamp(), ...request, socket: of })
  })

  raw.on('data', upFrames.take)
  raw.on('end', () => socket.upEnded())
  raw.on('error', (error) => socket.destroy(error))
  raw.on('close', () => {
    if (opened) recorder.record({ kind: 'ws.close', ...exchange.stamp(), socket: of, ...close })
    socket.destroy()
  })
  socket.on('error', () => raw.destroy())
  return socket
}

function closeIn(frame: Frame): { code: number; reason: string } | undefined {
  const payload = payloadOf(frame, 125)
  if (payload.length < 2) return undefined
  return { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString() }
}
