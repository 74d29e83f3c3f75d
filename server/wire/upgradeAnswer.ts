/** The lab's answer to an upgrade request, and what it writes behind it: nothing overtakes the answer. */
import type { Socket } from 'node:net'
import type { Exchange } from './exchange.ts'
import { readResponseHead } from './responseHead.ts'

type Done = (error?: Error | null) => void

export function createAnswer({
  exchange,
  raw,
  opened,
  writeFrame,
  between,
}: {
  exchange: Exchange
  raw: Socket
  /** The 101 has gone to the client. */
  opened: () => void
  /** The lab writes on the open connection. */
  writeFrame: (bytes: Buffer, done: Done | undefined) => void
  /** No frame has begun that is not complete. */
  between: () => boolean
}) {
  const { flow } = exchange
  let state: 'asked' | 'answering' | 'refused' | 'open' = 'asked'
  /** What the lab wrote behind its answer while that was on its way. */
  let behind: { bytes: Buffer; done: Done | undefined }[] = []

  function answer(written: Buffer, done: Done | undefined): void {
    const asked = readResponseHead(written)
    // Engine.IO and ws write a head in one piece; what is none answers nothing.
    if (!asked) return void raw.destroy()
    const text = exchange.passing(written.toString('latin1', 0, written.length - asked.rest.length))
    const bytes = Buffer.concat([Buffer.from(text, 'latin1'), asked.rest])
    const head = readResponseHead(bytes) ?? asked
    const opens = head.status === 101
    const body = { bytes: head.rest, size: head.rest.length }
    const seq = exchange.respond({ ...head, body: () => body, whole: true })
    state = 'answering'
    let asking = true
    flow.pass({
      seq,
      line: exchange.down,
      carrier: 'http',
      packets: 0,
      bytes: bytes.length,
      types: () => ['http'],
      ...(opens && { opening: { asks: false, until: exchange.openUntil } }),
      forward() {
        raw.write(bytes, asking ? done : undefined)
        if (asking) done = undefined
        state = opens ? 'open' : 'refused'
        if (opens) opened()
        for (const late of behind.splice(0)) write(late.bytes, late.done)
      },
      lost() {
        behind = []
      },
      broken: () => raw.destroy(),
    })
    asking = false
    if (done) process.nextTick(done)
  }

  function write(bytes: Buffer, done: Done | undefined): void {
    if (state === 'answering') {
      behind.push({ bytes, done })
      return
    }
    // Engine.IO refuses a wrong EIO of a WebSocket after the 101, with an HTTP head where a frame should be. No frame
    // begins with `H` (RFC 6455 5.5: a control frame is never a fragment).
    const refusal = state === 'open' && bytes[0] === 0x48 && bytes.length > 14 && between()
    if (state === 'asked' || refusal) answer(bytes, done)
    else if (state === 'open') writeFrame(bytes, done)
    else raw.write(bytes, done)
  }
  return {
    write,
    /** The lab has said nothing yet. */
    get waited(): boolean {
      return state === 'asked'
    },
  }
}
