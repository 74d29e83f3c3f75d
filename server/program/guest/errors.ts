/** Errors as Node has them: V8's words, a stack that begins with the message, lines and columns of the program as written. */
import { placeNumber } from '../protocol/places.ts'
import { fileNameAt, fileNumber } from './fileNames.ts'
import { host } from './host.ts'

const frame = /^\s*at (?:(.*?) \()?(\/app\/.*?)(?::(\d+))?(?::(\d+))?\)?\s*$/
/** A frame of code that was evaluated from text. */
const evaluated = /<input>:(\d+)(?::(\d+))?\)?\s*$/
/** The lines of a template that its engine puts before the words of an error. */
const linesBefore = /^[\s\S]*\n\n/
const NativeError = Error
const toInteger = Number.parseInt
const fileInFrame = '/app/server.js:'
const anyFile = '/app/'
let inConsoleLine = false

/** Runs a line of the console, which is not a place in server.js. */
export function asConsoleLine<T>(work: () => T): T {
  inConsoleLine = true
  try {
    return work()
  } finally {
    inConsoleLine = false
  }
}
const seen = new WeakSet<object>()
const refusals = new WeakSet<object>()
const codes = new WeakMap<object, string>()
/** Where errors happened that did not come about in a running function. */
const places = new WeakMap<object, Place>()

/** `line` is a place of `places.ts`. */
interface Place {
  line: number
  column: number
}
interface Frame extends Place {
  name: string
}

/** Gives an error, in place and once, the words and the stack that Node would have given it. */
export function asNode(error: unknown): void {
  if (!(error instanceof NativeError) || seen.has(error)) return
  seen.add(error)
  const stack = String(error.stack ?? '')
  const raw = framesOf(stack)
  if (error.name === 'InternalError') nameInternal(error)
  const top = stack.split('\n')[0] ?? ''
  const [, line, column] = evaluated.exec(top) ?? []
  const place = frame.test(top) ? raw[0] : { line: Number(line ?? 0), column: Number(column ?? 0) }
  if (!top.includes('guest.js') && !top.includes('inspect.js')) {
    const message = String(error.message)
    const before = linesBefore.exec(message)?.[0] ?? ''
    const words = message.slice(before.length)
    const said = before + host.explain(words, place?.line ?? 0, place?.column ?? 0, line !== undefined)
    if (said !== error.message) define(error, 'message', said)
  }
  setStack(error, raw)
}

const internal: Partial<Record<string, string>> = {
  'stack overflow': 'Maximum call stack size exceeded',
  'string too long': 'Invalid string length',
}

/** QuickJS's own class of errors: Node has another one for each. */
function nameInternal(error: Error): void {
  const words = internal[error.message]
  if (words === undefined) return
  Object.setPrototypeOf(error, RangeError.prototype as object)
  define(error, 'message', words)
}

function framesOf(stack: string): Frame[] {
  const lines = stack.split('\n')
  // What is below a line of the console is only the way into the program's scope.
  const end = inConsoleLine ? lines.findIndex((text) => evaluated.test(text)) : -1
  return lines.slice(0, end === -1 ? lines.length : end).flatMap((text) => {
    const match = frame.exec(text)
    if (!match) return []
    const file = fileNumber(match[2] ?? '')
    if (file === undefined) return []
    return [
      {
        name: match[1] ?? '',
        line: placeNumber(file, Number(match[3] ?? 1)),
        column: Number(match[4] ?? 1),
      },
    ]
  })
}

/** As in Node, name and message are those at the moment when somebody first looks at the stack. */
function setStack(error: object, raw: readonly Frame[]): void {
  const shown = raw.slice(0, 10)
  Object.defineProperty(error, 'stack', {
    configurable: true,
    enumerable: false,
    get() {
      const stack = [headOf(error), ...shown.map(lineOf)].join('\n')
      define(error, 'stack', stack)
      return stack
    },
    set: (stack: unknown) => define(error, 'stack', stack),
  })
}

function lineOf({ name, line, column }: Frame): string {
  const place = `${fileNameAt(line)}:${host.place(line, column)}`
  return name === '' || name.startsWith('<') ? `    at ${place}` : `    at ${name} (${place})`
}

function headOf(error: object): string {
  const { name, message } = error as Partial<Error>
  const code = codes.get(error)
  const kind = code === undefined ? String(name) : `${name} [${code}]`
  return message === undefined || message === '' ? kind : `${kind}: ${message}`
}

const define = (target: object, key: string, value: unknown) =>
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false })

/** Line and column (as written) of the nearest place in the program; from an error that `asNode` has seen. */
export function placeOf(error: unknown): Place | undefined {
  if (!(error instanceof NativeError)) return undefined
  return places.get(error) ?? framesOf(String(error.stack))[0]
}

/** Says where an error happened that has no frame of the program: its text could not be read, or found. */
export function happenedAt<E extends Error>(error: E, file: number, line: number, column: number): E {
  seen.add(error)
  places.set(error, { line: placeNumber(file, line), column })
  return error
}

/** The place (`places.ts`) of the nearest learner frame on the stack. Woven text never moves a line. */
export function callLine(): number | undefined {
  const stack = String(new NativeError().stack)
  if (inConsoleLine) return framesOf(stack)[0]?.line
  // Asked at every call of the library: the first frame is enough, and reading all of them costs ten times as much.
  const at = stack.indexOf(anyFile)
  if (at === -1) return undefined
  if (!stack.startsWith(fileInFrame, at)) return framesOf(stack)[0]?.line
  return toInteger(stack.slice(at + fileInFrame.length, at + fileInFrame.length + 8))
}

/** Throws an Error with this Korean message at the learner's line. */
export function refuse(message: string): never {
  const error = new NativeError(message)
  asNode(error)
  refusals.add(error)
  throw error
}
/** It was made by `refuse`: its message is a sentence for the learner. */
export const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && refusals.has(error)

/** Node's own errors carry a code, which its stack shows. */
export function withCode<E extends Error>(error: E, code: string, more: object = {}): E {
  codes.set(error, code)
  return Object.assign(error, { code }, more)
}

/** The stack of an error of the program's own class begins where that class was used. */
function withoutConstructor(frames: readonly Frame[], newTarget: unknown): readonly Frame[] {
  const name = typeof newTarget === 'function' ? newTarget.name : ''
  const last = frames.findLastIndex((one) => one.name === name)
  return name === '' ? frames : frames.slice(last + 1)
}

/** Makes `new Error(…)` and its kin have Node's stack from the start. */
export function installErrors(): void {
  const kinds = [
    Error,
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
    AggregateError,
  ]
  for (const Kind of kinds) {
    const wrapped = new Proxy(Kind, {
      construct(target, args: unknown[], newTarget) {
        const error = Reflect.construct(target, args, newTarget) as Error
        seen.add(error)
        setStack(error, withoutConstructor(framesOf(String(error.stack)), newTarget))
        return error
      },
      apply: (target, _self, args: unknown[]) => Reflect.construct(wrapped, args, target) as unknown,
    })
    define(Kind.prototype, 'constructor', wrapped)
    define(globalThis, Kind.name, wrapped)
  }
  define(NativeError, 'stackTraceLimit', 10)
  define(NativeError, 'captureStackTrace', (target: object) => {
    setStack(target, framesOf(String(new NativeError().stack)))
  })
}
