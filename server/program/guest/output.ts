/** `process.stdout` and `process.stderr`: what is written there stands in the console line by line, as in a terminal. */

import { EventEmitter } from 'events'
import type { LogLevel } from '#shared/trace.ts'
import { callLine, runLearner } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { printLine } from './console.ts'
import { withCode } from './errors.ts'
import { nextTick } from './turns.ts'

let inside: { flush: (output: Output) => void }

class Output extends EventEmitter {
  readonly fd: number
  readonly writable = true
  readonly #level: LogLevel
  /** The line that is not yet over, and where it was written. */
  #rest = ''
  #line: number | undefined
  static {
    inside = {
      flush(output) {
        if (output.#rest !== '') printLine(output.#level, output.#rest, output.#line)
        output.#rest = ''
      },
    }
  }

  constructor(fd: number, level: LogLevel) {
    super()
    this.fd = fd
    this.#level = level
  }
  write(chunk: unknown, ...more: unknown[]): boolean {
    this.#line = callLine()
    const lines = (this.#rest + textOf(chunk)).split('\n').map(lastOf)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) printLine(this.#level, line, this.#line)
    const done = more.at(-1)
    if (typeof done === 'function') nextTick(() => runLearner(done, undefined, []))
    return true
  }
  end(): this {
    return this
  }
}

/** A carriage return begins the line anew, over what stood there. */
const lastOf = (line: string): string => line.replace(/\r$/, '').split('\r').at(-1) ?? ''

function textOf(chunk: unknown): string {
  if (typeof chunk === 'string') return chunk
  if (chunk instanceof Uint8Array) return Buffer.from(chunk).toString('utf8')
  const kind =
    chunk === null || chunk === undefined ? String(chunk) : `type ${typeof chunk} (${String(chunk)})`
  throw withCode(
    new TypeError(
      `The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${kind}`,
    ),
    'ERR_INVALID_ARG_TYPE',
  )
}

export const [stdout, stderr] = [new Output(1, 'log'), new Output(2, 'error')]

/** Nobody types anything here: it can be listened to, and stays silent. */
export const stdin = Object.assign(new EventEmitter(), {
  fd: 0,
  setEncoding: () => stdin,
  resume: () => stdin,
  pause: () => stdin,
  ref: () => stdin,
  unref: () => stdin,
}) as EventEmitter

/** At the end of a turn a line is shown as far as it is. */
export function flushOutput(): void {
  inside.flush(stdout)
  inside.flush(stderr)
}
