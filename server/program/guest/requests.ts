/** The HTTP requests that the program has seen: one object each, however often the host speaks of it. */
import type { RequestFacts, RouteFacts } from '../messages.ts'
import { decode } from '../values.ts'
import { refuse } from './bridge.ts'
import { Emitter } from './emitter.ts'
import { hear, say } from './say.ts'

/** How many requests are remembered that never said they were over. */
const REMEMBERED = 256
const known = new Map<number, IncomingMessage>()

/** `http.IncomingMessage`, with what Express adds when a route has it. */
export class IncomingMessage extends Emitter {
  method = 'GET'
  url = '/'
  headers: Record<string, unknown> = {}
  httpVersion = '1.1'
  complete = false
  _query: Record<string, unknown> | undefined
  connection: { remoteAddress: string | null; encrypted: boolean } = { remoteAddress: null, encrypted: false }
  body: unknown
  app: unknown
  res: unknown

  get socket(): { remoteAddress: string | null; encrypted: boolean } {
    return this.connection
  }
  override on(event: string | symbol, listener: (...args: never[]) => unknown): this {
    super.on(event, listener)
    if (event === 'data' || event === 'end') read(this)
    return this
  }
  override once(event: string | symbol, listener: (...args: never[]) => unknown): this {
    super.once(event, listener)
    if (event === 'data' || event === 'end') read(this)
    return this
  }
  override addListener(event: string | symbol, listener: (...args: never[]) => unknown): this {
    return this.on(event, listener)
  }
  setEncoding(encoding: string): this {
    encodings.set(this, encoding)
    return this
  }
  resume(): this {
    read(this)
    return this
  }
  pause(): this {
    return this
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    const chunks: unknown[] = []
    let wake = () => {}
    let ended = false
    this.on('data', (chunk: unknown) => {
      chunks.push(chunk)
      wake()
    })
    this.on('end', () => {
      ended = true
      wake()
    })
    while (!ended || chunks.length > 0) {
      if (chunks.length > 0) yield chunks.shift()
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }
  get(name: string): unknown {
    const lower = name.toLowerCase()
    return lower === 'referrer' || lower === 'referer'
      ? (this.headers['referrer'] ?? this.headers['referer'])
      : this.headers[lower]
  }
  header(name: string): unknown {
    return this.get(name)
  }
  is(): never {
    return refuse('req.is()는 놀이터에서 쓸 수 없어요. req.get("Content-Type")을 직접 비교해 보세요.')
  }
  accepts(): never {
    return refuse('req.accepts()는 놀이터에서 쓸 수 없어요. req.get("Accept")를 직접 비교해 보세요.')
  }
}

const numbers = new WeakMap<IncomingMessage, number>()
const encodings = new WeakMap<IncomingMessage, string>()
const reading = new WeakSet<IncomingMessage>()

/** The number by which the host knows this request. */
export const requestNumber = (request: IncomingMessage): number => numbers.get(request) ?? 0

function read(request: IncomingMessage): void {
  if (reading.has(request)) return
  reading.add(request)
  say({ kind: 'request.read', request: requestNumber(request) })
}

/** The request of this number: the same object each time. */
export function requestOf(number: number, facts: RequestFacts): IncomingMessage {
  const seen = known.get(number)
  if (seen !== undefined) return seen
  const request = new IncomingMessage()
  request.method = facts.method
  request.url = facts.url
  request.headers = { ...facts.headers }
  request.httpVersion = facts.httpVersion
  request.connection = { remoteAddress: facts.remoteAddress, encrypted: false }
  if (facts.query !== null) request._query = { ...facts.query }
  numbers.set(request, number)
  known.set(number, request)
  if (known.size > REMEMBERED) {
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
  return request
}

/** Where the request is in a route now: Express changes these between steps. */
export function enterRoute(request: IncomingMessage, { body, ...route }: RouteFacts): void {
  Object.assign(request, route)
  if (body !== null) request.body = decode(body)[0]
}

/** The host will not speak of this request again. */
export function forgetRequest(number: number): void {
  known.delete(number)
}

hear('request.data', ({ request, chunk }) => {
  const of = known.get(request)
  if (of === undefined) return
  const encoding = encodings.get(of)
  of.emit('data', encoding === undefined ? chunk : textOf(chunk, encoding))
})
hear('request.end', ({ request }) => {
  const of = known.get(request)
  if (of === undefined) return
  of.complete = true
  of.emit('end')
})

/** Bytes arrive as Buffers, whose `toString` takes an encoding. */
const textOf = (chunk: Uint8Array, encoding: string): string =>
  (chunk as unknown as { toString: (encoding: string) => string }).toString(encoding)
