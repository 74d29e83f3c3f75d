/** `fs.WriteStream`: what is written to it is in the file a turn later, in order. */
import { runLearner } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { Emitter } from './emitter.ts'
import { withCode } from './errors.ts'
import { argumentError } from './fsErrors.ts'
import { sync } from './fsSync.ts'
import { timers } from './timers.ts'

type Done = (error?: unknown) => void
type Encoding = Parameters<typeof Buffer.from>[1]
interface Chunk {
  bytes: Buffer
  done: Done | undefined
}

/** Bytes that may wait before a program is told to wait for `drain`. */
const highWaterMark = 16_384

export class WriteStream extends Emitter {
  path: unknown
  flags: string
  bytesWritten = 0
  pending = true
  closed = false
  destroyed = false
  writableEnded = false
  writableFinished = false
  writableNeedDrain = false
  readonly #encoding: Encoding
  #chunks: Chunk[] = []
  #moves = false
  #ended: Done | undefined

  constructor(path: unknown, options: unknown) {
    super()
    const given = typeof options === 'string' ? { encoding: options } : (options ?? {})
    const { flags = 'w', encoding = 'utf8' } = given as { flags?: string; encoding?: Encoding }
    this.path = path
    this.flags = flags
    this.#encoding = encoding
    this.#move()
  }
  get writable(): boolean {
    return !this.writableEnded && !this.destroyed
  }
  get writableLength(): number {
    return this.#chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  write(chunk: unknown, ...rest: unknown[]): boolean {
    const done = functionIn(rest)
    const bytes = bytesOf(chunk, typeof rest[0] === 'string' ? (rest[0] as Encoding) : this.#encoding)
    if (this.writableEnded) {
      this.#fail(withCode(new Error('write after end'), 'ERR_STREAM_WRITE_AFTER_END'), done)
      return false
    }
    this.#chunks.push({ bytes, done })
    this.#move()
    this.writableNeedDrain = this.writableLength >= highWaterMark
    return !this.writableNeedDrain
  }
  end(...args: unknown[]): this {
    const [chunk] = args
    const isChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function'
    if (isChunk) this.write(chunk, ...args.slice(1).filter((one) => typeof one === 'string'))
    this.#ended = functionIn(args)
    this.writableEnded = true
    this.#move()
    return this
  }
  close(done?: Done): void {
    if (done) this.once('close', done as () => void)
    this.end()
  }
  cork(): void {}
  uncork(): void {}
  setDefaultEncoding(): this {
    return this
  }

  #move(): void {
    if (this.#moves || this.destroyed) return
    this.#moves = true
    timers.setImmediate(() => {
      this.#moves = false
      if (this.destroyed) return
      try {
        this.#open()
        this.#flush()
      } catch (error) {
        this.#fail(error, this.#chunks.shift()?.done)
        return
      }
      this.#tell()
    })
  }
  #open(): void {
    if (!this.pending) return
    sync.writeFile(this.path, '', { flag: this.flags })
    this.pending = false
    this.emit('open', 3)
    this.emit('ready')
  }
  #flush(): void {
    for (let chunk = this.#chunks[0]; chunk; chunk = this.#chunks[0]) {
      sync.appendFile(this.path, chunk.bytes)
      this.bytesWritten += chunk.bytes.length
      this.#chunks.shift()
      if (chunk.done) runLearner(chunk.done, undefined, [])
    }
  }
  /** What comes when all is written. */
  #tell(): void {
    if (this.writableNeedDrain && !this.writableEnded) {
      this.writableNeedDrain = false
      this.emit('drain')
    }
    if (!this.writableEnded || this.#chunks.length > 0) return
    this.writableFinished = true
    if (this.#ended) runLearner(this.#ended, undefined, [])
    this.emit('finish')
    this.#close()
  }
  #fail(error: unknown, done: Done | undefined): void {
    timers.setImmediate(() => {
      if (done) runLearner(done, undefined, [error])
      if (this.destroyed) return
      if (this.#ended) runLearner(this.#ended, undefined, [error])
      this.#close()
      this.emit('error', error)
    })
  }
  #close(): void {
    this.destroyed = true
    timers.setImmediate(() => {
      this.closed = true
      this.emit('close')
    })
  }
}

const functionIn = (args: readonly unknown[]) => args.find((one): one is Done => typeof one === 'function')

function bytesOf(chunk: unknown, encoding: Encoding): Buffer {
  if (chunk === null)
    throw withCode(new TypeError('May not write null values to stream'), 'ERR_STREAM_NULL_VALUES')
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding)
  if (ArrayBuffer.isView(chunk))
    return Buffer.from(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength)
  throw argumentError('chunk', 'string or an instance of Buffer, TypedArray, or DataView', chunk)
}
