/** Node's `fs` on the files of the lab: at once, with a callback, and by promises. */
import { runLearner, track } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { Emitter, type Listener } from './emitter.ts'
import { refuse } from './errors.ts'
import { argumentError } from './fsErrors.ts'
import { type Encoding, exists, sync } from './fsSync.ts'
import { WriteStream } from './fsWriteStream.ts'
import { timers } from './timers.ts'

type Done = (error: unknown, value?: unknown) => void
type Sync = (...args: unknown[]) => unknown
const names = Object.keys(sync) as (keyof typeof sync)[]
const syncOf = (name: keyof typeof sync) => sync[name] as Sync

/** With a callback, which comes later, as from a disk. */
const withCallback =
  (name: keyof typeof sync) =>
  (...args: unknown[]): void => {
    const done = args.length < 2 ? undefined : args.pop()
    if (typeof done !== 'function') throw argumentError('cb', 'function', done)
    timers.setImmediate(() => {
      let outcome: unknown[]
      try {
        const value = syncOf(name)(...args)
        outcome = value === undefined ? [null] : [null, value]
      } catch (error) {
        outcome = [error]
      }
      runLearner(done as Done, undefined, outcome)
    })
  }

const asPromise =
  (name: keyof typeof sync) =>
  (...args: unknown[]): Promise<unknown> =>
    track(
      new Promise((resolve, reject) => {
        timers.setImmediate(() => {
          try {
            resolve(syncOf(name)(...args))
          } catch (error) {
            reject(error)
          }
        })
      }),
    )

/** What a stream of a file is piped into. */
interface Target {
  write: (chunk: never) => unknown
  end: () => unknown
}

/** `fs.ReadStream`: the whole file is one chunk. */
class ReadStream extends Emitter {
  path: unknown
  bytesRead = 0
  readonly #options: { encoding?: Encoding; start?: number; end?: number }
  #flows = false

  constructor(path: unknown, options: unknown) {
    super()
    this.path = path
    this.#options = (typeof options === 'string' ? { encoding: options } : (options ?? {})) as object
    timers.setImmediate(() => this.#open())
  }
  #open(): void {
    try {
      const { start = 0, end = Number.POSITIVE_INFINITY, encoding } = this.#options
      const bytes = (sync.readFile(this.path) as Buffer).subarray(start, end + 1)
      this.emit('open', 3)
      this.emit('ready')
      if (this.#flows) this.#read(Buffer.from(bytes), encoding)
    } catch (error) {
      this.emit('error', error)
      this.emit('close')
    }
  }
  #read(bytes: Buffer, encoding: Encoding | undefined): void {
    this.bytesRead = bytes.length
    if (bytes.length > 0) this.emit('data', encoding === undefined ? bytes : bytes.toString(encoding))
    this.emit('end')
    this.emit('close')
  }
  override on(event: string | symbol, listener: Listener): this {
    if (event === 'data') this.#flows = true
    return super.on(event, listener)
  }
  setEncoding(encoding: Encoding): this {
    this.#options.encoding = encoding
    return this
  }
  pipe<T extends Target>(target: T, { end = true }: { end?: boolean } = {}): T {
    this.on('data', (chunk: never) => target.write(chunk))
    if (end) this.on('end', () => target.end())
    return target
  }
  resume(): this {
    this.#flows = true
    return this
  }
}

const words = (name: string) => `놀이터의 fs에는 ${name}()가 없어요. fs.readFile()과 fs.writeFile()을 쓰세요.`
const absent = ['watch', 'watchFile', 'open', 'openSync', 'symlink', 'symlinkSync']

const constants = { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4 }

export const fs = {
  ...Object.fromEntries(names.map((name) => [`${name}Sync`, syncOf(name)])),
  ...Object.fromEntries(names.map((name) => [name, withCallback(name)])),
  ...Object.fromEntries(absent.map((name) => [name, () => refuse(words(`fs.${name}`))])),
  existsSync: exists,
  exists: (file: unknown, done: (found: boolean) => void): void =>
    void timers.setImmediate(() => runLearner(done, undefined, [exists(file)])),
  createReadStream: (path: unknown, options?: unknown) => new ReadStream(path, options),
  createWriteStream: (path: unknown, options?: unknown) => new WriteStream(path, options),
  ReadStream,
  WriteStream,
  constants,
  ...constants,
  promises: { ...Object.fromEntries(names.map((name) => [name, asPromise(name)])), constants },
}
