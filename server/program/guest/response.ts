/** `http.ServerResponse`: what it is told is done, in order, to the real response. */

import { boundWords } from '../protocol/boundWords.ts'
import { createHeadLength } from '../protocol/headLength.ts'
import { absent } from './absent.ts'
import { callLine, refuse, runLearner } from './bridge.ts'
import { Emitter } from './emitter.ts'
import { refuseAbsent } from './refusing.ts'
import { forgetRequest, type IncomingMessage, requestNumber } from './requests.ts'
import { checkHead, checkHeader, checkHeaders, checkName } from './responseChecks.ts'
import { hear, say } from './say.ts'
import { nextTick } from './turns.ts'
import { encode } from './values.ts'

type Callback = () => void
const known = new Map<number, ServerResponse>()

let inside: {
  /** Throws what Node throws when it is about to make the head. */
  checkHead: (response: ServerResponse) => void
  /** Sends a whole answer by this method of the real response, through whatever the program has put in front of `end`. */
  answer: (response: ServerResponse, method: string, args: unknown[]) => void
  /** What the real response has now. */
  learn: (response: ServerResponse, facts: ResponseFacts) => void
  /** A step of its head: false when it becomes too long. */
  grows: (response: ServerResponse, method: string, args: unknown[], size: number) => boolean
  /** The host has sent it whole. */
  sent: (response: ServerResponse) => void
  done: (response: ServerResponse, event: 'finish' | 'close') => void
}
interface ResponseFacts {
  status: number
  headers: { readonly [name: string]: unknown }
}

/** `http.ServerResponse`. */
export class ServerResponse extends Emitter {
  req: IncomingMessage
  writable = true
  finished = false
  sendDate = true
  chunkedEncoding = false
  shouldKeepAlive = true
  useChunkedEncodingByDefault = true
  strictContentLength = false
  readonly #headers = new Map<string, unknown>()
  readonly #grows = createHeadLength()
  #status = 200
  #message: string | undefined
  #headersSent = false
  /** Its head is made because a body begins, not because the program says so. */
  #isImplicit = false
  /** What the next `end` does. */
  #whole: { method: string; args: unknown[] } | undefined
  #hasEnded = false
  #hasFinished = false
  #isClosed = false
  static {
    inside = {
      checkHead: (response) => response.#checkHead(),
      answer(response, method, args) {
        if (response.#whole) throw headersSentError('set')
        response.#whole = { method, args }
        response.end()
      },
      learn(response, { status, headers }) {
        response.#status = status
        for (const [name, value] of Object.entries(headers)) response.#headers.set(name.toLowerCase(), value)
      },
      grows: (response, method, args, size) => response.#grows(method, args, size),
      sent(response) {
        response.#headersSent = true
        response.#hasEnded = true
        response.finished = true
      },
      done(response, event) {
        if (event === 'finish') {
          // The playground may have answered in its place: nothing can follow either way.
          response.#headersSent = true
          response.#hasFinished = true
        } else response.#isClosed = true
        response.emit(event)
      },
    }
  }

  constructor(req: IncomingMessage) {
    super()
    this.req = req
  }

  get statusCode(): number {
    return this.#status
  }
  set statusCode(status: number) {
    this.#status = status
    tell(this, 'statusCode', [status])
  }
  get statusMessage(): string | undefined {
    return this.#message
  }
  set statusMessage(message: string) {
    this.#message = message
    tell(this, 'statusMessage', [message])
  }
  get headersSent(): boolean {
    return this.#headersSent
  }
  /** As far as packages look at it: whether there is one. */
  get _header(): string | null {
    return this.#headersSent ? `HTTP/1.1 ${this.#status}\r\n\r\n` : null
  }
  get writableEnded(): boolean {
    return this.#hasEnded
  }
  get writableFinished(): boolean {
    return this.#hasFinished
  }
  get writableLength(): number {
    return 0
  }
  get writableHighWaterMark(): number {
    return 16_384
  }
  get writableObjectMode(): boolean {
    return false
  }
  get writableCorked(): number {
    return 0
  }
  get writableNeedDrain(): boolean {
    return false
  }
  get errored(): null {
    return null
  }
  get closed(): boolean {
    return this.#isClosed
  }
  get destroyed(): boolean {
    return this.#isClosed
  }
  get socket(): IncomingMessage['socket'] {
    return this.req.socket
  }
  get connection(): IncomingMessage['socket'] {
    return this.req.socket
  }

  setHeader(name: string, value: unknown): this {
    this.#mayStillSet('set')
    checkHeader(name, value)
    tell(this, 'setHeader', [name, value])
    this.#headers.set(name.toLowerCase(), value)
    return this
  }
  setHeaders(headers: Iterable<[string, unknown]>): this {
    for (const [name, value] of headers) this.setHeader(name, value)
    return this
  }
  appendHeader(name: string, value: unknown): this {
    this.#mayStillSet('append')
    const before = this.getHeader(name)
    const all = before === undefined ? value : [before, value].flat()
    return this.setHeader(name, all)
  }
  getHeader(name: string): unknown {
    checkName(name)
    return this.#headers.get(name.toLowerCase())
  }
  getHeaders(): Record<string, unknown> {
    return Object.fromEntries(this.#headers)
  }
  getHeaderNames(): string[] {
    return [...this.#headers.keys()]
  }
  hasHeader(name: string): boolean {
    checkName(name)
    return this.#headers.has(name.toLowerCase())
  }
  removeHeader(name: string): void {
    checkName(name)
    this.#mayStillSet('remove')
    this.#headers.delete(name.toLowerCase())
    tell(this, 'removeHeader', [name])
  }
  writeHead(status: number, ...rest: unknown[]): this {
    if (this.#headersSent) throw headersSentError('write')
    checkHead(status, typeof rest[0] === 'string' ? rest[0] : this.#message)
    checkHeaders(rest.at(-1))
    const isPlain = this.#isImplicit && rest.length === 0
    if (isPlain && status !== this.#status) this.statusCode = status
    if (!isPlain) tell(this, 'writeHead', [status, ...rest])
    this.#status = status
    this.#headersSent = true
    return this
  }
  /** Node makes the head by `writeHead`, in front of which a package may have put itself. */
  _implicitHeader(): void {
    this.#isImplicit = true
    try {
      this.writeHead(this.#status)
    } finally {
      this.#isImplicit = false
    }
  }
  flushHeaders(): void {
    this.#beginBody()
    tell(this, 'flushHeaders', [])
  }
  write(chunk: unknown, ...rest: unknown[]): boolean {
    if (this.#hasEnded) return false
    checkChunk(chunk)
    this.#beginBody()
    tell(this, 'write', [chunk, ...rest.filter((item) => typeof item === 'string')])
    later(rest)
    return true
  }
  end(...args: unknown[]): this {
    if (this.#hasEnded) return this
    const given = args.filter((item) => typeof item !== 'function')
    if (given[0] !== undefined && given[0] !== null) checkChunk(given[0])
    this.#beginBody()
    this.#hasEnded = true
    this.finished = true
    const callback = args.at(-1)
    if (typeof callback === 'function') this.once('finish', callback as Callback)
    const { method, args: whole } = this.#whole ?? { method: 'end', args: given }
    return tell(this, method, whole)
  }
  cork(): void {}
  uncork(): void {}
  setTimeout(): this {
    return this
  }

  #checkHead(): void {
    if (!this.#headersSent) checkHead(this.#status, this.#message)
  }
  #beginBody(): void {
    this.#checkHead()
    if (!this.#headersSent) this._implicitHeader()
  }
  #mayStillSet(verb: string): void {
    if (this.#headersSent) throw headersSentError(verb)
  }
}
refuseAbsent(ServerResponse.prototype, absent.response)

/** Throws what Node throws when it is about to make the head. */
export const checkResponseHead = (response: ServerResponse): void => inside.checkHead(response)
/** Sends a whole answer by this method of the real response, through whatever the program has put in front of `end`. */
export const answerWhole = (response: ServerResponse, method: string, args: unknown[]): void =>
  inside.answer(response, method, args)

/** The host has sent it whole. */
export const markSent = (response: ServerResponse): void => inside.sent(response)

/** Asks the real response to do this. */
export function tell<R extends ServerResponse>(response: R, method: string, args: unknown[]): R {
  const request = requestNumber(response.req)
  const encoded = encode(args)
  if (!inside.grows(response, method, args, encoded.json.length)) refuse(boundWords.manyHeaders)
  say({ kind: 'response', request, method, args: encoded, line: callLine() })
  return response
}

/** The response that belongs to a request: one for both, and the same each time. */
export function responseOf(number: number, req: IncomingMessage, facts: ResponseFacts): ServerResponse {
  const response = known.get(number) ?? new ServerResponse(req)
  known.set(number, response)
  inside.learn(response, facts)
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

hear('response.done', ({ request, event, cut, head }) => {
  const response = known.get(request)
  if (response !== undefined && head !== null) inside.learn(response, head)
  if (response !== undefined && event !== 'unsent') inside.done(response, event)
  if (event === 'finish') return
  known.delete(request)
  forgetRequest(request, cut)
})
