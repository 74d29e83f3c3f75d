/** HTTP requests and responses as the conditions on the wire see them. */
import { limits } from '#shared/limits.ts'
import { Refusal } from '#shared/problem.ts'
import type { Part } from '../ledger/part.ts'
import type { Exchange } from './exchange.ts'
import { costOf, type Unit } from './flow.ts'
import { typesOfBody } from './packetTypes.ts'
import { decompress } from './payload.ts'
import type { TappedRequest } from './tappedRequest.ts'
import type { TappedResponse } from './tappedResponse.ts'

const packetsIn = (body: Buffer): number => {
  let packets = 1
  for (let at = body.indexOf(0x1e); at >= 0; at = body.indexOf(0x1e, at + 1)) packets += 1
  return packets
}

/** `take` hands the request to the lab; it is told how many packets are in it. */
export function requestUnit({
  req,
  body,
  whole,
  seq,
  exchange,
  take,
}: {
  req: TappedRequest
  body: Buffer
  /** Bytes of the whole body, of which `body` may be the head. */
  whole: number
  seq: number
  exchange: Exchange
  take: (packets: number) => void
}): Unit {
  const { recorder, up: line } = exchange
  let current = body
  return {
    seq,
    line,
    carrier: 'http',
    packets: costOf(packetsIn(body), whole),
    bytes: body.length + 1_000,
    types: () => typesOfBody(exchange.url, current.toString('utf8', 0, limits.keptBytes)),
    forward: () => take(packetsIn(current)),
    lost(why) {
      if (why === 'full') req.socket.destroy()
    },
    broken: () => req.socket.destroy(),
    edit(data) {
      if (body.length === 0) throw new Refusal('본문이 없는 요청은 고칠 수 없어요.')
      if (whole > body.length) throw new Refusal('본문이 너무 큰 요청은 고칠 수 없어요.')
      if (req.headers['content-encoding']) throw new Refusal('압축된 요청은 고칠 수 없어요.')
      current = Buffer.from(data)
      req.rewrite(current)
      recorder.record({ kind: 'wire.edited', ...exchange.stamp(), of: seq, data })
    },
  }
}

/** Takes the lab's response through the conditions to the client. `begun` is called when it is recorded. */
export function answerThrough(
  res: TappedResponse,
  exchange: Exchange,
  { failed, holds }: { failed: (error: unknown) => void; holds: Part },
  begun = () => {},
): void {
  const { recorder, flow, down: line } = exchange
  res.tap(
    (start, forward) => {
      begun()
      const seq = exchange.respond(start)
      const encoding = String(start.headers['content-encoding'] ?? 'identity')
      let edited: string | undefined
      const text = (): string | undefined => {
        if (edited !== undefined) return edited
        const { bytes } = start.body()
        return encoding === 'identity' ? bytes.toString() : decompress(bytes, encoding)
      }
      flow.pass({
        seq,
        line,
        carrier: 'http',
        packets: 0,
        bytes: Math.min(start.body().size, limits.unreadBytes) + 1_000,
        types: () => typesOfBody(exchange.url, start.status === 200 ? text() : undefined),
        forward,
        broken: () => res.socket?.destroy(),
        edit(data) {
          start.edit(Buffer.from(data))
          edited = data
          recorder.record({ kind: 'wire.edited', ...exchange.stamp(), of: seq, data })
        },
      })
    },
    { failed, holds, passing: exchange.passing, tell: exchange.notices.tell },
  )
}
