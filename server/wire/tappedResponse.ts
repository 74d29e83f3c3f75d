/** Node's own response, made so that a lab's can be recorded and held. Others pass untouched. */
import { ServerResponse } from 'node:http'
import { limits } from '#shared/limits.ts'
import { Refusal } from '#shared/problem.ts'
import type { Headers } from '#shared/trace.ts'
import type { Part } from '../ledger/part.ts'
import { createBodyLength, lengthWords } from './bodyLength.ts'
import type { Passing } from './labHeaders.ts'
import type { Notices } from './notices.ts'
import { readHeaderLines } from './responseHead.ts'
import { gatherBytes, type TappedRequest } from './tappedRequest.ts'

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
interface Tapping {
  failed: (error: unknown) => void
  holds: Part
  passing: Passing
  tell: Notices['tell']
}
type Done = () => void
type Head = Parameters<ServerResponse['writeHead']>

/** A response that is told when its first byte is about to leave, and waits until it may. */
export class TappedResponse extends ServerResponse<TappedRequest> {
  #tap: ((start: ResponseStart, forward: () => void) => void) | undefined
  #failed: (error: unknown) => void = () => {}
  #holds: Part = () => true
  #passing: Passing = (head) => head
  #tell: Notices['tell'] = () => {}
  #asked = false
  #begun = false
  #open = false
  #dead = false
  #ended = false
  /** Bytes of the body that may still leave; `undefined` until the head is made. */
  #room: number | undefined
  #queue: (() => void)[] = []
  #chunks: Buffer[] = []
  #size = 0

  /**
   * `failed` is told why a library can't answer: the program has answered in its place, or spoilt the head. `holds` is told
   * how many bytes the client has not read; where that is too much, it is cut off. `passing`: the head as it may leave.
   * `tell`: what the program is told.
   */
  tap(
    onStart: (start: ResponseStart, forward: () => void) => void,
    { failed, holds, passing, tell }: Tapping,
  ): void {
    this.#tap = onStart
    this.#failed = failed
    this.#holds = holds
    this.#passing = passing
    this.#tell = tell
    this.on('error', failed)
    // The wire, Express and each handler that a program passes it through listen for its end; Node would warn in the playground's log.
    this.setMaxListeners(0)
    // As above: Express changes the prototype before it answers.
    this.writeHead = this.writeHead.bind(this)
    this.forProgram = this.forProgram.bind(this)
    this.write = this.write.bind(this)
    this.end = this.end.bind(this)
    this.flushHeaders = this.flushHeaders.bind(this)
    this.abandon = this.abandon.bind(this)
    this.writeEarlyHints = this.writeEarlyHints.bind(this)
    this.writeContinue = this.writeContinue.bind(this)
    this.writeProcessing = this.writeProcessing.bind(this)
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
    const bytes = bytesOf(chunk, encoding)
    this.#makeHead(undefined)
    const room = this.#note(bytes)
    if (this.#begun || !this.#comesInPieces()) this.#begin(this.#tap, false)
    if (room < bytes.length) this.#cut(bytes.subarray(0, room))
    else this.#through(() => super.write(chunk, encoding as BufferEncoding, callback as Done))
    this.#checkUnread()
    return true
  }
  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (!this.#tap) return super.end(chunk, encoding as BufferEncoding, callback as Done)
    if (this.#dead) return this
    const hasChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function'
    const bytes = hasChunk ? bytesOf(chunk, encoding) : Buffer.alloc(0)
    // Node adds the length when a response ends that has no head yet; the head is made here, so it is added here.
    const bare =
      !this.headersSent && !this.hasHeader('content-length') && !this.hasHeader('transfer-encoding')
    if (bare && ![204, 304].includes(this.statusCode)) this.setHeader('Content-Length', bytes.length)
    this.#makeHead(this.#size + bytes.length)
    const room = this.#note(bytes)
    this.#begin(this.#tap, true)
    if (room < bytes.length) this.#cut(bytes.subarray(0, room))
    else {
      if (!this.#ended && this.#room !== Number.POSITIVE_INFINITY && (this.#room ?? 0) > 0)
        this.#tell('length', lengthWords.missing)
      this.#ended = true
      this.#through(() => super.end(chunk, encoding as BufferEncoding, callback as Done))
    }
    this.#checkUnread()
    return this
  }
  /** More than was said would be taken for the next answer: what fits is the end, and of the connection, too. */
  #cut(bytes: Buffer): void {
    this.#tell('length', lengthWords.surplus)
    this.#dead = true
    this.#through(() => super.end(bytes))
  }
  #checkUnread(): void {
    const unread = this.#open ? this.writableLength : this.#size
    if (unread > limits.unreadBytes || !this.#holds(unread)) this.destroy()
  }
  /** A head before the head, which nobody records: none leaves a lab. */
  override writeEarlyHints(...hints: Parameters<ServerResponse['writeEarlyHints']>): void {
    if (!this.#tap) super.writeEarlyHints(...hints)
  }
  override writeContinue(done?: Done): void {
    if (!this.#tap) super.writeContinue(done)
  }
  override writeProcessing(): void {
    if (!this.#tap) super.writeProcessing()
  }
  override flushHeaders(): void {
    if (this.#dead) return
    if (this.#tap) {
      this.#makeHead(undefined)
      this.#begin(this.#tap, false)
    } else this.#open = true
    this.#through(() => super.flushHeaders())
  }

  /** Engine.IO writes a compressed answer piece by piece; what is in it can be told from the whole of it only. */
  #comesInPieces(): boolean {
    return (
      this.#size <= gatherBytes &&
      /[?&]EIO=/.test(this.req.url ?? '') &&
      /^content-encoding:/im.test((this as unknown as Inside)._header ?? '')
    )
  }
  #through(act: () => void): void {
    if (this.#open) act()
    else this.#queue.push(act)
  }
  /** The head, made once and as it leaves. `size`: of the body, if nothing more comes. */
  #makeHead(size: number | undefined): void {
    if (this.#room !== undefined) return
    if (!this.headersSent) this.writeHead(this.statusCode)
    if (this.destroyed) return
    // `_header` is the head exactly as Node will write it, whichever way it was made; `getHeaders()` lacks what `writeHead` was given.
    const self = this as unknown as Inside
    const how = { chunked: this.chunkedEncoding, hasBody: self._hasBody, size }
    const { head, room, closes } = createBodyLength(self._header ?? '', how, this.#tell)
    self._header = this.#passing(head)
    self._last ||= closes
    this.#room = room
  }
  #begin(tap: (start: ResponseStart, forward: () => void) => void, whole: boolean): void {
    if (this.#begun) return
    this.#begun = true
    if (this.destroyed) return
    const head = (this as unknown as Inside)._header ?? ''
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
  /** Keeps for the trace what of this may leave; returns how many bytes that are, or all where Node itself lets none out. */
  #note(bytes: Buffer): number {
    if (this.#ended || !(this as unknown as Inside)._hasBody) return bytes.length
    const leaving = bytes.subarray(0, this.#room)
    this.#room = (this.#room ?? 0) - leaving.length
    const kept = limits.keptBytes - this.#size
    this.#size += leaving.length
    if (kept > 0) this.#chunks.push(leaving.length > kept ? Buffer.from(leaving.subarray(0, kept)) : leaving)
    return leaving.length
  }
}

/** What Node's documentation leaves out of a response. */
interface Inside {
  _header: string | null
  _hasBody: boolean
  /** The connection ends with this response. */
  _last: boolean
}

const bytesOf = (chunk: unknown, encoding: unknown): Buffer =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, encoding as BufferEncoding)
    : Buffer.from(chunk as Uint8Array)
