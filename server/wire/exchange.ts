/** One HTTP request at a lab and all that comes of it: its response, or the WebSocket that it opened. */
import type { IncomingMessage } from 'node:http'
import { limits } from '#shared/limits.ts'
import type { Headers, TraceEvent } from '#shared/trace.ts'
import { type Recorder, time } from '../trace/recorder.ts'
import type { Flow } from './flow.ts'
import type { Frame } from './frames.ts'
import { payloadOf } from './frames.ts'
import type { Passing } from './labHeaders.ts'
import type { Lanes } from './lanes.ts'
import { createLine, type Who } from './line.ts'
import type { Notices } from './notices.ts'
import { decompress, keepPayload } from './payload.ts'
import type { ResponseStart } from './tappedResponse.ts'

const sidOf = (text: string): string | undefined => /^0\{"sid":"([^"]+)"/.exec(text)?.[1]

export function createExchange({
  req,
  lane,
  base,
  lanes,
  recorder,
  flow,
  openingMs,
  passing,
  notices,
}: {
  req: IncomingMessage
  /** The lane in the request's address, if the page named one. */
  lane: string | undefined
  /** What stands before the lab's own path in that address. */
  base: string
  lanes: Lanes
  recorder: Recorder
  flow: Flow
  openingMs: number
  /** What of the lab's answer may leave. */
  passing: Passing
  notices: Notices
}) {
  const url = req.url ?? '/'
  // The trace keeps these for long; the request itself would keep its connection with them.
  const { method = 'GET' } = req
  const headers = req.headers as Headers
  const headWeight = req.rawHeaders.reduce((sum, text) => sum + text.length, url.length + base.length)
  let sid = new URLSearchParams(url.split('?')[1] ?? '').get('sid') ?? undefined
  const seat = lanes.seat({ lane, sid, req })
  let request = 0
  let firstDown = true

  const stamp = (): Who => ({
    ...(seat.lane && { client: seat.lane }),
    ...(sid && { connection: sid }),
  })
  const learn = (text: string) => {
    sid ??= sidOf(text)
    if (sid) lanes.bind(sid, seat)
  }

  return {
    recorder,
    flow,
    passing,
    notices,
    stamp,
    url,
    /** A browser waits until then for a WebSocket to open. */
    openUntil: performance.now() + openingMs,
    up: createLine('up', stamp),
    down: createLine('down', stamp),
    get request() {
      return request
    },
    /** Records the request, whose body is `body`; returns its `seq`. `resent`: that of the one it is once more. */
    asked(body: Buffer, whole: number, resent?: number): number {
      const kept = keepPayload(body, false, whole)
      const { data, ...rest } = kept
      const read = (seq: number, at: number): TraceEvent => ({
        ...time(seq, at),
        ...stamp(),
        kind: 'http.request',
        method,
        url,
        ...(base !== '' && { base }),
        headers,
        body: data,
        ...rest,
        ...(resent !== undefined && { resent }),
      })
      request = recorder.keep({ read }, undefined, 600 + headWeight + Math.min(whole, limits.keptBytes))
      return request
    },
    /** Records the response; its body is what crossed the wire (compressed when content-encoding says so). */
    respond({ status, headers, body, whole }: Omit<ResponseStart, 'edit'>): number {
      const encoding = String(headers['content-encoding'] ?? 'identity')
      const { bytes, size } = body()
      const text = whole ? decompress(bytes, encoding) : undefined
      if (sid === undefined && encoding === 'identity') learn(bytes.subarray(0, 200).toString())
      seat.settle()
      const read = (seq: number, at: number): TraceEvent => {
        const now = body()
        const { data, ...rest } = keepPayload(now.bytes, encoding !== 'identity', now.size)
        const decoded = text ?? (rest.cut || whole ? undefined : decompress(now.bytes, encoding))
        const answer = {
          request,
          status,
          headers,
          body: data,
          ...rest,
          ...(decoded !== undefined && { decoded }),
        }
        return { ...time(seq, at), ...stamp(), kind: 'http.response', ...answer }
      }
      // What a body that goes on may become is counted now.
      const kept = whole ? Math.min(size, limits.keptBytes) : limits.keptBytes
      const weight = 400 + JSON.stringify(headers).length + kept + (text?.length ?? 0)
      return recorder.keep({ read }, undefined, weight)
    },
    refused(): void {
      seat.settle()
      recorder.record({ kind: 'http.refused', ...stamp(), request, reason: 'not-listening' })
    },
    cut(by: 'client' | 'server' | 'learner'): void {
      seat.settle()
      recorder.record({ kind: 'http.cut', ...stamp(), request, by })
    },
    /** A frame goes to the client: the first one of a WebSocket-only connection holds its sid. */
    answered(frame: Frame): void {
      if (!firstDown) return
      firstDown = false
      if (sid === undefined && frame.opcode === 1) learn(payloadOf(frame, 200).toString())
    },
    /** The sid is also told by the real server (`engine.connection`), whatever its parser writes. */
    learnSid(id: string): void {
      sid ??= id
      lanes.bind(id, seat)
    },
  }
}
export type Exchange = ReturnType<typeof createExchange>
