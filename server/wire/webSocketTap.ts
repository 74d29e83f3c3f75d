/** Records whole frames as they pass between an upgraded connection and the lab, each direction on its own. */
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '#shared/limits.ts'
import type { Direction, Headers } from '#shared/trace.ts'
import type { Part } from '../ledger/part.ts'
import type { Exchange } from './exchange.ts'
import type { Unit } from './flow.ts'
import { createPairing } from './framePairing.ts'
import { createFrameReader, keepable, weightOfFrame } from './frameRecord.ts'
import { composeFrame, createFrameSplitter, type Frame, payloadOf } from './frames.ts'
import { frameUnit } from './frameUnit.ts'
import { endSoon, partWith } from './parting.ts'
import { TappedSocket } from './tappedSocket.ts'
import { createAnswer } from './upgradeAnswer.ts'

/** Frames beyond this are not gathered, only passed on; Engine.IO refuses them anyway. */
const gatherBytes = limits.payloadBytes + 1_000

type Done = (error?: Error | null) => void

export interface WebSocketTap {
  /** The lab's end. */
  socket: Duplex
  /** The lab has not answered yet. */
  readonly waited: boolean
  /** Sends a frame once more, after whatever is on its way; `resent` is the `seq` of the first. `false`: not now. */
  resend: (direction: Direction, opcode: number, payload: Buffer, resent: number) => boolean
}

/**
 * Wraps `raw` for the lab; records and passes everything through `exchange`. `cutBy`: who else ended the connection. `holds`
 * is told how many bytes of an unfinished message wait; where that is too much, the connection ends.
 */
export function tapWebSocket(
  raw: Socket,
  exchange: Exchange,
  request: { url: string; headers: Headers },
  { cutBy, holds }: { cutBy: () => 'server' | 'learner' | undefined; holds: Part },
): WebSocketTap {
  const { recorder, flow, request: of } = exchange
  let opened = false
  let over = false
  /** The lab ended it, or let it go. */
  let isLeft = false
  let close: { code: number; reason: string } | undefined

  const record = (frame: Frame, direction: Direction, resent?: number): number => {
    if (frame.opcode === 8) close = closeIn(frame) ?? close
    const reader = resent === undefined ? readers[direction] : createFrameReader(exchange, direction, resent)
    return recorder.keep(reader, keepable(frame), weightOfFrame(frame))
  }
  const readers = { up: createFrameReader(exchange, 'up'), down: createFrameReader(exchange, 'down') }
  const edited = (seq: number) => (data: string) =>
    void recorder.record({ kind: 'wire.edited', ...exchange.stamp(), of: seq, data })

  // Down: what the lab writes.
  const send = (frame: Frame, done: Done | undefined) => {
    const final = frame.chunks.length - 1
    for (let i = 0; i < final; i++) raw.write(frame.chunks[i] ?? '')
    raw.write(frame.chunks[final] ?? '', done)
  }
  function down(frame: Frame, done: Done | undefined, resent?: number): void {
    const seq = record(frame, 'down', resent)
    exchange.answered(frame)
    if (flow.freeDown) {
      send(frame, done)
      return
    }
    let asking = true
    let late: Done | undefined
    const unit: Unit = frameUnit({
      frame,
      seq,
      line: exchange.down,
      whole: true,
      edited: edited(seq),
      send(now) {
        send(now, asking ? done : undefined)
        if (asking) late = noop
        late?.()
        if (now.opcode === 8) flow.unhold(exchange.up)
        // Whoever wrote it believes that it has left: nobody else sees that the client does not read.
        if (raw.writableLength > limits.unreadBytes) raw.destroy()
      },
      lost: () => late?.(),
    })
    const more = flow.pass(unit)
    asking = false
    if (!done || late) return
    // What is held has left the lab for all that the lab can know, as bytes in a kernel's buffer have.
    if (more) process.nextTick(done)
    else late = done
  }
  const pairing = createPairing()
  const downFrames = createFrameSplitter(
    Number.POSITIVE_INFINITY,
    (frame) => down(frame, undefined),
    (bytes) => void raw.write(bytes),
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
  const answer = createAnswer({
    exchange,
    raw,
    opened() {
      opened = true
      recorder.record({ kind: 'ws.open', ...exchange.stamp(), ...request, socket: of })
    },
    writeFrame,
    between: () => downFrames.idle,
  })

  // Up: what the client sends.
  /** The frame that must go before anything more is read. */
  let blocking: number | undefined
  /** A frame too large to gather was lost; so is what follows of it. */
  let swallowing = false
  const upFrames = createFrameSplitter(gatherBytes, up, (bytes) => {
    if (!swallowing) socket.up(bytes)
  })
  /** Bytes of the fragments of a message that has not come to its end. */
  let fragments = 0
  function up(frame: Frame, resent?: number): void {
    if (frame.opcode < 8) fragments = frame.fin ? 0 : fragments + frame.size
    const seq = record(frame, 'up', resent)
    const whole = frame.size <= gatherBytes
    let gone = false
    const goOn = () => {
      gone = true
      if (blocking !== seq) return
      blocking = undefined
      socket.go()
      upFrames.go()
    }
    const unit = frameUnit({
      frame,
      seq,
      line: exchange.up,
      whole,
      edited: edited(seq),
      send(now) {
        swallowing = false
        for (const chunk of now.chunks) socket.up(chunk)
        if (now.opcode === 8) flow.unhold(exchange.down)
        goOn()
      },
      lost() {
        swallowing = !whole
        goOn()
      },
    })
    const more = flow.pass(unit)
    if (gone || (more && whole)) return
    blocking = seq
    upFrames.stop()
    socket.stop()
  }

  const finish = () => {
    if (over) return
    over = true
    if (opened) recorder.record({ kind: 'ws.close', ...exchange.stamp(), socket: of, ...close })
    // Engine.IO ends upgrades that nobody answers.
    else if (answer.waited) exchange.cut(cutBy() ?? (isLeft ? 'server' : 'client'))
    socket.destroy()
  }
  const socket = new TappedSocket(raw, {
    down: answer.write,
    ended() {
      isLeft = true
      flow.end(exchange.down, () => {
        if (opened) {
          raw.end()
          endSoon(raw)
          return
        }
        // It was refused: nobody reads what still comes.
        raw.off('data', upFrames.take)
        partWith(raw)
      })
    },
    destroyed() {
      isLeft = true
      flow.close(exchange.up)
      flow.end(exchange.down, () => raw.destroy())
    },
  })
  raw.on('data', (bytes: Buffer) => {
    upFrames.take(bytes)
    if (!holds(upFrames.gathered + fragments)) raw.destroy()
  })
  raw.on('end', () => {
    if (socket.destroyed) raw.destroy()
    else
      flow.end(exchange.up, () => {
        // Who goes before the answer waits for none.
        if (answer.waited) raw.destroy()
        else socket.upEnded()
      })
  })
  raw.on('close', () => {
    flow.close(exchange.down)
    flow.end(exchange.up, finish)
  })
  socket.on('error', noop)

  return {
    socket,
    get waited() {
      return answer.waited
    },
    resend(direction, opcode, payload, resent) {
      if (over || socket.destroyed || raw.destroyed || !opened) return false
      const frame = composeFrame(opcode, payload, direction === 'up')
      if (direction === 'up' && upFrames.passing) return false
      if (direction === 'up') up(frame, resent)
      else down(frame, undefined, resent)
      return true
    },
  }
}

const noop = () => {}

function closeIn(frame: Frame): { code: number; reason: string } | undefined {
  const payload = payloadOf(frame, 125)
  if (payload.length < 2) return undefined
  return { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString() }
}
