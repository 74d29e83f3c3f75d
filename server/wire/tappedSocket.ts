/** The lab's end of an upgraded connection: reads come from the tap, writes go to it as they are made. */
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

type Done = (error?: Error | null) => void
/** What the lab does with its end. */
export interface LabEnd {
  /** It writes; `done` is called when the bytes have left, as a socket would. */
  down: (bytes: Buffer, done: Done | undefined) => void
  /** It has nothing more to write. */
  ended: () => void
  /** It is gone, whatever was still to be read. */
  destroyed: () => void
}

/**
 * Has what libraries expect of a socket beyond a plain Duplex (ws: setTimeout, setNoDelay; Engine.IO: bytesWritten).
 * Writes do not pass through the Duplex's own queue: it would hold the same bytes twice, and costs more per frame than
 * the recording.
 */
export class TappedSocket extends Duplex {
  readonly raw: Socket
  readonly #lab: LabEnd
  /** The lab reads too slowly; and the flow lets nothing more in. */
  #full = false
  #stopped = false
  #ended = false
  #corked = false
  constructor(raw: Socket, lab: LabEnd) {
    super({ allowHalfOpen: true })
    this.raw = raw
    this.#lab = lab
    raw.on('drain', () => this.emit('drain'))
  }
  setTimeout(ms: number, onTimeout?: () => void): this {
    this.raw.setTimeout(ms, onTimeout)
    return this
  }
  setNoDelay(on?: boolean): this {
    this.raw.setNoDelay(on)
    return this
  }
  setKeepAlive(on?: boolean, delay?: number): this {
    this.raw.setKeepAlive(on, delay)
    return this
  }
  get remoteAddress(): string | undefined {
    return this.raw.remoteAddress
  }
  get bytesWritten(): number {
    return this.raw.bytesWritten
  }
  /** Bytes from the client, let through by the flow. */
  up(bytes: Buffer): void {
    if (this.#ended || this.destroyed) return
    if (!this.push(bytes)) {
      this.#full = true
      this.raw.pause()
    }
  }
  /** The client sends nothing more. */
  upEnded(): void {
    if (!this.#ended && !this.destroyed) this.push(null)
    this.#ended = true
  }
  /** Reads nothing more from the client, until `go`. */
  stop(): void {
    this.#stopped = true
    this.raw.pause()
  }
  go(): void {
    this.#stopped = false
    if (!this.#full) this.raw.resume()
  }
  override _read(): void {
    if (!this.#full) return
    this.#full = false
    if (!this.#stopped) this.raw.resume()
  }
  override write(chunk: Buffer | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : chunk
    this.#lab.down(bytes, typeof encoding === 'function' ? encoding : done)
    return true
  }
  override end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) this.write(chunk, encodingOf(encoding))
    return super.end(
      [chunk, encoding, done].find((one) => typeof one === 'function') as (() => void) | undefined,
    )
  }
  /** ws corks and uncorks around each frame; here what one turn writes leaves together, in one system call. */
  override cork(): void {
    if (this.#corked) return
    this.#corked = true
    this.raw.cork()
    process.nextTick(this.#leave)
  }
  override uncork(): void {}
  override _final(done: Done): void {
    this.#leave()
    this.#lab.ended()
    done()
  }
  override _destroy(error: Error | null, done: Done): void {
    this.#leave()
    this.#lab.destroyed()
    done(error)
  }
  readonly #leave = (): void => {
    if (!this.#corked) return
    this.#corked = false
    this.raw.uncork()
  }
}

const encodingOf = (value: unknown): BufferEncoding =>
  typeof value === 'string' ? (value as BufferEncoding) : 'utf8'
