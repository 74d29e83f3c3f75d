/** Node's own request and response, made so that a lab's can be recorded and held. Others pass untouched. */
import { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '#shared/limits.ts'
import { Refusal } from '#shared/problem.ts'
import type { Headers } from '#shared/trace.ts'
import type { Part } from '../ledger/part.ts'
import type { Passing } from './labHeaders.ts'
import { readHeaderLines } from './responseHead.ts'

/** More than this is not gathered before the lab sees the request; Engine.IO answers 413 by itself. */
const gatherBytes = limits.payloadBytes + 1_000

type Gathered = (body: Buffer, whole: number) => void

/** A request whose body can be gathered before anybody reads it (`push` is how Node's parser hands it over). */
export class TappedRequest extends IncomingMessage {
  #done: Gathered | undefined
  /** What came and was not handed on yet; `undefined` once the request flows. `null` is the end, as in `push`. */
  #waiting: (Buffer | null)[] | undefined
  #size = 0
  #followed: ((noticed: () => void) => void) | undefined
  #holds: Part = () => true

  /**
   * Calls `done` with the body when it is complete, or has become too large; reading starts after `release`. `holds` is
   * told how many bytes wait here until then; where that is too much, the connection ends.
   */
  gather(done: Gathered, holds: Part): void {
    this.#done = done
    this.#holds = holds
    this.#waiting = []
    // Express gives what it handles a prototype of its own: what must go on being ours stands on the object itself.
    this.push = this.push.bind(this)
    this.release = this.release.bind(this)
    this.emit = this.emit.bind(this)
  }
  /** When the client breaks off, `end` decides when whoever reads the request notices. */
  followed(end: (noticed: () => void) => void): void {
    this.#followed = end
  }
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    const breaksOff = event === 'close' || event === 'aborted' || event === 'error'
    if (!breaksOff || !this.#followed || !this.socket.destroyed) return super.emit(event, ...args)
    this.#followed(() => super.emit(event, ...args))
    return true
  }
  /** Puts another body in the place of the one that was gathered and is not released yet. */
  rewrite(body: Buffer): void {
    this.#waiting = [body, null]
    const length = String(body.length)
    // The trace has the headers as they came.
    this.headers = { ...this.headers, 'content-length': length }
    this.rawHeaders = this.rawHeaders.map((text, at, all) =>
      at % 2 === 1 && all[at - 1]?.toLowerCase() === 'content-length' ? length : text,
    )
  }
  /** Hands what came so far, and whatever still comes, to whoever reads the request. */
  release(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const chunk of waiting) super.push(chunk)
  }
  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    const waiting = this.#waiting
    if (!waiting) return super.push(chunk, encoding)
    waiting.push(chunk)
    this.#size += chunk?.length ?? 0
    const done = this.#done
    // Too large to gather: the parser is told to wait until somebody reads.
    if (!done) return false
    if (!this.#holds(this.#size)) {
      this.socket.destroy()
      return false
    }
    if (chunk !== null && this.#size <= gatherBytes) return true
    this.#done = undefined
    const announced = chunk === null ? 0 : Number(this.headers['content-length']) || 0
    done(Buffer.concat(waiting.filter((part) => part !== null)), Math.max(this.#size, announced))
    return chunk === null
  }
}

/** What is known of a response when its first byte is about to leave; the body is read when somebody looks. */
export interface ResponseStart {
  status: number
  headers: Headers
  /** Bytes so far, at most what the trace keeps. */
  body: () => { bytes: Buffer; size: number }
  /** Nothing comes after the body as it is now. */
  whole: boolean
  /** Puts another body in the place of a whole one that waits; throws `Refusal`. */
  edit: (body: Buffer) => void
}
type Done = () => void
type Head = Parameters<ServerResponse['writeHead']>

/** A response that is told when its first byte is about to leave, and waits until it may. */
export class TappedResponse extends ServerResponse<TappedRequest> {
  #tap: ((start: ResponseStart, forward: () => void) => void) | undefined
  #failed: (error: unknown) => void = () => {}
  #holds: Part = () => true
  #passing: Passing = (head) => head
  #asked = false
  #begun = false
  #open = false
  #dead = false
  #queue: (() => void)[] = []
  #chunks: Buffer[] = []
  #size = 0

  /**
   * `failed` is told why a library can't answer: the program has answered in its place, or spoilt the head. `holds` is told
   * how many bytes the client has not read; where that is too much, it is cut off. `passing`: the head as it may leave.
   */
  tap(
    onStart: (start: ResponseStart, forward: () => void) => void,
    { failed, holds, passing }: { failed: (error: unknown) => void; holds: Part; passing: Passing },
  ): void {
    this.#tap = onStart
    this.#failed = failed
    this.#holds = holds
    this.#passing = passing
    this.on('error', failed)
    // As above: Express changes the prototype before it answers.
    this.writeHead = this.writeHead.bind(this)
    this.forProgram = this.forProgram.bind(this)
    this.write = this.write.bind(this)
    this.end = this.end.bind(this)
    this.flushHeaders = this.flushHeaders.bind(this)
    this.abandon = this.abandon.bind(this)
  }
  /** Its process is gone: nothing more is said. */
  abandon(): void {
    this.#dead = true
    this.#queue = []
  }
  /** Does what the program wants of this response; what Node refuses is thrown at it. */
  forProgram(act: () => void): void {
    this.#asked = true
    try {
      act()
    } finally {
      this.#asked = false
    }
  }
  /** Libraries answer when nobody is there to catch: what they throw would end the process, and every lab with it. */
  override writeHead(...head: unknown[]): this {
    if (this.#dead) return this
    try {
      return super.writeHead(...(head as Head))
    } catch (error) {
      if (!this.#tap || this.#asked) throw error
      this.#failed(error)
      return this.destroy()
    }
  }
  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (!this.#tap) return super.write(chunk, encoding as BufferEncoding, callback as Done)
    if (this.#dead) return true
    this.#note(chunk, encoding)
    if (this.#begun || !this.#comesInPieces()) this.#begin(this.#tap, false)
    this.#through(() => super.write(chunk, encoding as BufferEncoding, callback as Done))
    this.#checkUnread()
    return true
  }
  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (!this.#tap) return super.end(chunk, encoding as BufferEncoding, callback as Done)
    if (this.#dead) return this
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.#note(chunk, encoding)
    // Node adds the length when a response ends that has no head yet; the head is made here, so it is added here.
    const bare =
      !this.headersSent && !this.hasHeader('content-length') && !this.hasHeader('transfer-encoding')
    if (bare && ![204, 304].includes(this.statusCode)) this.setHeader('Content-Length', this.#size)
    this.#begin(this.#tap, true)
    this.#through(() => super.end(chunk, encoding as BufferEncoding, callback as Done))
    this.#checkUnread()
    return this
  }
  #checkUnread(): void {
    const unread = this.#open ? this.writableLength : this.#size
    if (unread > limits.unreadBytes || !this.#holds(unread)) this.destroy()
  }
  /** A head before the head, which nobody records: none leaves a lab. */
  override writeEarlyHints(...hints: Parameters<ServerResponse['writeEarlyHints']>): void {
    if (!this.#tap) super.writeEarlyHints(...hints)
  }
  override flushHeaders(): void {
    if (this.#dead) return
    if (this.#tap) this.#begin(this.#tap, false)
    else this.#open = true
    this.#through(() => super.flushHeaders())
  }

  /** Engine.IO writes a compressed answer piece by piece; what is in it can be told from the whole of it only. */
  #comesInPieces(): boolean {
    return (
      this.#size <= gatherBytes &&
      /[?&]EIO=/.test(this.req.url ?? '') &&
      /^content-encoding:/im.test((this as unknown as { _header: string | null })._header ?? '')
    )
  }
  #through(act: () => void): void {
    if (this.#open) act()
    else this.#queue.push(act)
  }
  #begin(tap: (start: ResponseStart, forward: () => void) => void, whole: boolean): void {
    if (this.#begun) return
    this.#begun = true
    if (!this.headersSent) this.writeHead(this.statusCode)
    if (this.destroyed) return
    // `_header` is the head exactly as Node will write it, whichever way it was made; `getHeaders()` lacks what `writeHead` was given.
    const self = this as unknown as { _header: string }
    const head = this.#passing(self._header)
    self._header = head
    const start = {
      status: this.statusCode,
      headers: readHeaderLines(head.split('\r\n').slice(1)),
      body: () => ({ bytes: Buffer.concat(this.#chunks), size: this.#size }),
      whole,
      edit: (body: Buffer) => this.#replace(body, whole),
    }
    tap(start, () => {
      if (this.destroyed) return
      this.#open = true
      for (const act of this.#queue.splice(0)) act()
    })
  }
  #replace(body: Buffer, whole: boolean): void {
    if (!whole || this.#size === 0) throw new Refusal('본문이 없거나 나누어 보내는 응답은 고칠 수 없어요.')
    // The head is made, and not sent yet; Node has no other way to it.
    const self = this as unknown as { _header: string }
    const [first = '', ...lines] = self._header.split('\r\n')
    const kept = lines.filter((line) => !/^content-(length|encoding):|^transfer-encoding:/i.test(line))
    self._header = [first, `Content-Length: ${body.length}`, ...kept].join('\r\n')
    this.chunkedEncoding = false
    this.#queue = [() => super.end(body)]
  }
  #note(chunk: unknown, encoding: unknown): void {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, encoding as BufferEncoding)
        : Buffer.from(chunk as Uint8Array)
    const room = limits.keptBytes - this.#size
    this.#size += bytes.length
    if (room > 0) this.#chunks.push(bytes.length > room ? Buffer.from(bytes.subarray(0, room)) : bytes)
  }
}
