/** `http.ServerResponse` with what Express adds: what it is told is done, in order, to the real response. */

import { boundWords } from '../boundWords.ts'
import { createHeadLength } from '../headLength.ts'
import { callLine, refuse, runLearner } from './bridge.ts'
import { Emitter } from './emitter.ts'
import { forgetRequest, type IncomingMessage, requestNumber } from './requests.ts'
import { checkHead, checkHeader, checkHeaders, checkName } from './responseChecks.ts'
import { hear, say } from './say.ts'
import { nextTick } from './turns.ts'
import { encode } from './values.ts'

type Callback = () => void
const known = new Map<number, ServerResponse>()

export class ServerResponse extends Emitter {
  req: IncomingMessage
  app: unknown
  locals: Record<string, unknown> = Object.create(null)
  headersSent = false
  writableEnded = false
  finished = false
  sendDate = true

  constructor(req: IncomingMessage) {
    super()
    this.req = req
  }

  get statusCode(): number {
    return statuses.get(this) ?? 200
  }
  set statusCode(status: number) {
    statuses.set(this, status)
    tell(this, 'statusCode', [status])
  }
  set statusMessage(message: string) {
    messages.set(this, message)
    tell(this, 'statusMessage', [message])
  }

  setHeader(name: string, value: unknown): this {
    this.mayStillSet('set')
    checkHeader(name, value)
    tell(this, 'setHeader', [name, value])
    headersOf(this).set(name.toLowerCase(), value)
    return this
  }
  appendHeader(name: string, value: unknown): this {
    this.mayStillSet('append')
    const before = this.getHeader(name)
    const all = before === undefined ? value : [before, value].flat()
    return this.setHeader(name, all)
  }
  getHeader(name: string): unknown {
    checkName(name)
    return headersOf(this).get(name.toLowerCase())
  }
  getHeaders(): Record<string, unknown> {
    return Object.fromEntries(headersOf(this))
  }
  getHeaderNames(): string[] {
    return [...headersOf(this).keys()]
  }
  hasHeader(name: string): boolean {
    checkName(name)
    return headersOf(this).has(name.toLowerCase())
  }
  removeHeader(name: string): void {
    checkName(name)
    this.mayStillSet('remove')
    headersOf(this).delete(name.toLowerCase())
    tell(this, 'removeHeader', [name])
  }
  writeHead(status: number, ...rest: unknown[]): this {
    if (this.headersSent) throw headersSentError('write')
    checkHead(status, typeof rest[0] === 'string' ? rest[0] : messages.get(this))
    checkHeaders(rest.at(-1))
    tell(this, 'writeHead', [status, ...rest])
    statuses.set(this, status)
    this.headersSent = true
    return this
  }
  flushHeaders(): void {
    this.checkHead()
    this.headersSent = true
    tell(this, 'flushHeaders', [])
  }
  write(chunk: unknown, ...rest: unknown[]): boolean {
    if (this.writableEnded) return false
    checkChunk(chunk)
    this.checkHead()
    this.headersSent = true
    tell(this, 'write', [chunk, ...rest.filter((item) => typeof item === 'string')])
    later(rest)
    return true
  }
  end(...args: unknown[]): this {
    if (this.writableEnded) return this
    const given = args.filter((item) => typeof item !== 'function')
    if (given[0] !== undefined && given[0] !== null) checkChunk(given[0])
    this.checkHead()
    this.finish()
    const callback = args.at(-1)
    if (typeof callback === 'function') this.once('finish', callback as Callback)
    return tell(this, 'end', given)
  }

  /** Throws what Node throws when it is about to make the head. */
  protected checkHead(): void {
    if (!this.headersSent) checkHead(statuses.get(this) ?? 200, messages.get(this))
  }
  /** Nothing may follow the body. */
  protected finish(): void {
    this.headersSent = true
    this.writableEnded = true
    this.finished = true
  }
  private mayStillSet(verb: string): void {
    if (this.headersSent) throw headersSentError(verb)
  }
}

const lengths = new WeakMap<ServerResponse, ReturnType<typeof createHeadLength>>()
const statuses = new WeakMap<ServerResponse, number>()
const messages = new WeakMap<ServerResponse, string>()
const headers = new WeakMap<ServerResponse, Map<string, unknown>>()
const headersOf = (response: ServerResponse): Map<string, unknown> => {
  const known = headers.get(response) ?? new Map<string, unknown>()
  headers.set(response, known)
  return known
}

/** Asks the real response to do this. */
export function tell<R extends ServerResponse>(response: R, method: string, args: unknown[]): R {
  const request = requestNumber(response.req)
  const encoded = encode(args)
  const length = lengths.get(response) ?? createHeadLength()
  lengths.set(response, length)
  if (!length(method, args, encoded.json.length)) refuse(boundWords.manyHeaders)
  say({ kind: 'response', request, method, args: encoded, line: callLine() })
  return response
}

/** The response that belongs to a request: one for both, and the same each time. */
export function responseOf<R extends ServerResponse>(
  number: number,
  facts: { status: number; headers: { readonly [name: string]: unknown } },
  make: () => R,
): ServerResponse {
  const response = known.get(number) ?? make()
  known.set(number, response)
  statuses.set(response, facts.status)
  for (const [name, value] of Object.entries(facts.headers))
    headersOf(response).set(name.toLowerCase(), value)
  return response
}

const later = (args: unknown[]) => {
  const callback = args.at(-1)
  if (typeof callback === 'function') nextTick(() => runLearner(callback as Callback, undefined, []))
}

export function headersSentError(verb: string): Error {
  const error = new Error(`Cannot ${verb} headers after they are sent to the client`)
  return Object.assign(error, { code: 'ERR_HTTP_HEADERS_SENT' })
}

function checkChunk(chunk: unknown): void {
  if (typeof chunk === 'string' || chunk instanceof Uint8Array) return
  const shown =
    chunk === null ? 'null' : chunk === undefined ? 'undefined' : `type ${typeof chunk} (${String(chunk)})`
  const text = `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${shown}`
  throw withCode(new TypeError(text), 'ERR_INVALID_ARG_TYPE')
}
const withCode = (error: Error, code: string) => Object.assign(error, { code })

/** Refuses what needs a disk. */
export const noFiles = (): never =>
  refuse('놀이터에는 파일이 없어요. res.send()나 res.json()으로 내용을 직접 보내세요.')

hear('response.done', ({ request, event }) => {
  known.get(request)?.emit(event)
  if (event !== 'close') return
  known.delete(request)
  forgetRequest(request)
})
