/** Node's own request, made so that a lab's can be recorded and held. Others pass untouched. */
import { IncomingMessage } from 'node:http'
import { limits } from '#shared/limits.ts'
import type { Part } from '../ledger/part.ts'

/** More than this is not gathered before the lab sees the request; Engine.IO answers 413 by itself. */
export const gatherBytes = limits.payloadBytes + 1_000

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
  /** Puts other cookies in the place of those that came; `undefined`: none. */
  rename(cookie: string | undefined): void {
    const { cookie: _came, ...others } = this.headers
    this.headers = cookie === undefined ? others : { ...others, cookie }
    const pairs = this.rawHeaders.flatMap((text, at, all) =>
      at % 2 === 0 && text.toLowerCase() !== 'cookie' ? [text, all[at + 1] ?? ''] : [],
    )
    this.rawHeaders = cookie === undefined ? pairs : [...pairs, 'Cookie', cookie]
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
