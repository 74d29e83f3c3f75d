/** The HTTP requests that the program has seen: one object each, however often the host speaks of it. */
import type { RequestFacts } from '../protocol/messages.ts'
import { absent } from './absent.ts'
import { refuse } from './bridge.ts'
import { Emitter, type Listener } from './emitter.ts'
import { nameAs } from './nameAs.ts'
import { refuseAbsent } from './refusing.ts'
import { hear, say } from './say.ts'
import { nextTick } from './turns.ts'

/** How many requests are remembered that never said they were over. */
const REMEMBERED = 256
const known = new Map<number, IncomingMessage>()

/** `net.Socket`, of which a program reads who is at the other end. */
class RequestSocket extends Emitter {
  readonly #address: string | null
  readonly #port: number | null
  constructor({ remoteAddress, remotePort }: RequestFacts) {
    super()
    this.#address = remoteAddress
    this.#port = remotePort
  }
  get remoteAddress(): string | undefined {
    return this.#address ?? undefined
  }
  get remotePort(): number | undefined {
    return this.#port ?? undefined
  }
  get remoteFamily(): string | undefined {
    if (this.#address === null) return undefined
    return this.#address.includes(':') ? 'IPv6' : 'IPv4'
  }
  // Packages look at these to know whether an answer can still be given.
  get readable(): boolean {
    return true
  }
  get writable(): boolean {
    return true
  }
  get destroyed(): boolean {
    return false
  }
}
nameAs('Socket', RequestSocket)
/** What a response is to a request that is piped into it. */
interface Target {
  write: (chunk: never) => unknown
  end: () => unknown
}
let inside: {
  number: (request: IncomingMessage) => number
  data: (request: IncomingMessage, chunk: Uint8Array) => void
  end: (request: IncomingMessage) => void
  /** Its client went before it was over. */
  cut: (request: IncomingMessage) => void
  close: (request: IncomingMessage) => void
  /** The program reads its body, and more may come. */
  isBeingRead: (request: IncomingMessage) => boolean
}

/** `http.IncomingMessage`. */
export class IncomingMessage extends Emitter {
  socket: RequestSocket
  httpVersionMajor: number
  httpVersionMinor: number
  httpVersion: string
  complete = false
  rawHeaders: string[]
  rawTrailers: string[] = []
  aborted = false
  upgrade = false
  url: string
  method: string
  statusCode: number | null = null
  statusMessage: string | null = null
  /** Of a request that Engine.IO has read. */
  declare _query?: Record<string, unknown>
  readonly #number: number
  #headers: Record<string, unknown>
  #encoding: string | null = null
  #isRead = false
  #hasEnded = false
  #isClosed = false
  static {
    inside = {
      number: (request) => request.#number,
      data: (request, chunk) => request.#data(chunk),
      end: (request) => request.#end(),
      cut: (request) => request.#cut(),
      close: (request) => request.#close(),
      isBeingRead: (request) => request.#isRead && !request.#hasEnded,
    }
  }

  constructor(number: number, facts: RequestFacts) {
    super()
    const [major, minor] = facts.httpVersion.split('.').map(Number)
    this.#number = number
    this.#headers = { ...facts.headers }
    this.socket = new RequestSocket(facts)
    this.httpVersionMajor = major ?? 1
    this.httpVersionMinor = minor ?? 1
    this.httpVersion = facts.httpVersion
    this.rawHeaders = [...facts.rawHeaders]
    this.url = facts.url
    this.method = facts.method
    if (facts.query !== null) this._query = { ...facts.query }
  }

  get headers(): Record<string, unknown> {
    return this.#headers
  }
  set headers(headers: Record<string, unknown>) {
    this.#headers = headers
  }
  get headersDistinct(): Record<string, unknown[]> {
    return Object.fromEntries(Object.entries(this.#headers).map(([name, value]) => [name, [value].flat()]))
  }
  get trailers(): object {
    return {}
  }
  get trailersDistinct(): object {
    return {}
  }
  get connection(): RequestSocket {
    return this.socket
  }
  get readable(): boolean {
    return !this.#hasEnded
  }
  get readableEnded(): boolean {
    return this.#hasEnded
  }
  get readableDidRead(): boolean {
    return this.#isRead
  }
  get readableFlowing(): boolean | null {
    return this.#isRead || null
  }
  get readableEncoding(): string | null {
    return this.#encoding
  }
  get readableAborted(): boolean {
    return this.#isClosed && !this.#hasEnded
  }
  get readableLength(): number {
    return 0
  }
  get readableHighWaterMark(): number {
    return 16_384
  }
  get readableObjectMode(): boolean {
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

  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener)
    return this.#heard(event)
  }
  override once(event: string | symbol, listener: Listener): this {
    super.once(event, listener)
    return this.#heard(event)
  }
  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }
  #heard(event: string | symbol): this {
    if (event === 'readable')
      refuse(
        '놀이터에서 쓸 수 없는 이벤트예요: req.on("readable"). 본문은 req.on("data")와 req.on("end")로 받으세요.',
      )
    if (event === 'data' || event === 'end') this.#read()
    return this
  }
  #read(): void {
    if (this.#isRead) return
    this.#isRead = true
    say({ kind: 'request.read', request: this.#number })
  }
  #data(chunk: Uint8Array): void {
    this.emit('data', this.#encoding === null ? chunk : textOf(chunk, this.#encoding))
  }
  #end(): void {
    this.complete = true
    this.#hasEnded = true
    this.emit('end')
    nextTick(() => this.#close())
  }
  /** As Node does: the error is told only where somebody listens for it. */
  #cut(): void {
    if (this.#isClosed || this.#hasEnded) return
    this.aborted = true
    this.emit('aborted')
    if (this.listenerCount('error') > 0) this.emit('error', abortedError())
  }
  #close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.emit('close')
  }

  setEncoding(encoding: string): this {
    this.#encoding = encoding
    return this
  }
  resume(): this {
    this.#read()
    return this
  }
  pause(): this {
    return this
  }
  isPaused(): boolean {
    return false
  }
  setTimeout(): this {
    return this
  }
  pipe<T extends Target>(target: T, { end = true }: { end?: boolean } = {}): T {
    this.on('data', (chunk: never) => target.write(chunk))
    if (end) this.on('end', () => target.end())
    return target
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    const chunks: unknown[] = []
    let wake = () => {}
    let ended = this.#hasEnded
    let failure = this.#isClosed && !ended ? abortedError() : undefined
    this.on('error', (error: Error) => {
      failure = error
      wake()
    })
    this.on('data', (chunk: unknown) => {
      chunks.push(chunk)
      wake()
    })
    this.on('end', () => {
      ended = true
      wake()
    })
    while (!ended || chunks.length > 0) {
      if (failure !== undefined) throw failure
      if (chunks.length > 0) yield chunks.shift()
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }
}
refuseAbsent(IncomingMessage.prototype, absent.request)

/** The number by which the host knows this request. */
export const requestNumber = (request: IncomingMessage): number => inside.number(request)

/** The request of this number: the same object each time. */
export function requestOf(number: number, facts: RequestFacts): IncomingMessage {
  const seen = known.get(number)
  if (seen !== undefined) return seen
  const request = new IncomingMessage(number, facts)
  known.set(number, request)
  if (known.size > REMEMBERED) {
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
  return request
}

/** Its response is over. `cut`: its client went before the request was; else the rest of a body that is being read still comes. */
export function forgetRequest(number: number, cut: boolean): void {
  const request = known.get(number)
  if (request === undefined || (!cut && inside.isBeingRead(request))) return
  known.delete(number)
  if (cut) inside.cut(request)
  inside.close(request)
}

hear('request.data', ({ request, chunk }) => {
  const of = known.get(request)
  if (of !== undefined) inside.data(of, chunk)
})
hear('request.end', ({ request }) => {
  const of = known.get(request)
  if (of !== undefined) inside.end(of)
})

const abortedError = (): Error => Object.assign(new Error('aborted'), { code: 'ECONNRESET' })

/** Bytes arrive as Buffers, whose `toString` takes an encoding. */
const textOf = (chunk: Uint8Array, encoding: string): string =>
  (chunk as unknown as { toString: (encoding: string) => string }).toString(encoding)
