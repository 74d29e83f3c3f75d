/** The lab's end of an upgraded connection: reads come from the tap, writes go to it as they are made. */
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

type Done = (error?: Error | null) => void
/** Takes what the lab writes; calls `done` when it has left, as a socket would. */
export type Down = (bytes: Buffer, done: Done | undefined) => void

/**
 * Has what libraries expect of a socket beyond a plain Duplex (ws: setTimeout, setNoDelay; Engine.IO: bytesWritten).
 * Writes do not pass through the Duplex's own queue: it would hold the same bytes twice, and costs more per frame than
 * the recording.
 */
export class TappedSocket extends Duplex {
  readonly raw: Socket
  readonly #down: Down
  #paused = false
  #ended = false
  #corked = false
  constructor(raw: Socket, down: Down) {
    super({ allowHalfOpen: true })
    this.raw = raw
    this.#down = down
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
      this.#paused = true
      this.raw.pause()
    }
  }
  /** The client sends nothing more. */
  upEnded(): void {
    if (!this.#ended && !this.destroyed) this.push(null)
    this.#ended = true
  }
  override _read(): void {
    if (!this.#paused) return
    this.#paused = false
    this.raw.resume()
  }
  override write(chunk: Buffer | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : chunk
    this.#down(bytes, typeof encoding === 'function' ? encoding : done)
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
    this.raw.end()
    done()
  }
  override _destroy(error: Error | null, done: Done): void {
    this.#leave()
    this.raw.destroy()
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
