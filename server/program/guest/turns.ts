/** One turn of the program: what runs, what it leaves for later, and what ends it. */
import { asNode, file, isRefusal, placeOf } from './errors.ts'
import { host } from './host.ts'
import { takeRejections, track } from './promises.ts'

type Fn = (...args: never[]) => unknown
/** The worker called, not the program: what a callback throws has nowhere else to go. */
let fromHost = false
let ended = false
const ticks: (() => void)[] = []
/** `process.on('uncaughtException')`, once there is one. */
let catchers: { uncaught: (error: unknown) => boolean; rejected: (reason: unknown) => boolean } | undefined

/** Runs a learner's callback; nested calls just call. What it throws or rejects ends the program, as in Node, unless a library
 *  of Node's catches what it throws. */
export function runLearner(
  fn: Fn,
  thisArg: unknown,
  args: readonly unknown[],
  caught: (error: unknown) => void = uncaught,
): void {
  if (!fromHost) {
    track(Reflect.apply(fn, thisArg, args))
    return
  }
  fromHost = false
  host.mark(Number(Reflect.get(fn, 'fileName') === file ? Reflect.get(fn, 'lineNumber') : 0))
  try {
    track(Reflect.apply(fn, thisArg, args))
  } catch (error) {
    if (isRefusal(error)) uncaught(error)
    else caught(error)
  }
  fromHost = true
}

/** Does something that the worker asked for; callbacks of the learner are called from the outside in it. */
export function asHost<T>(work: () => T): T {
  const before = fromHost
  fromHost = true
  try {
    return work()
  } finally {
    fromHost = before
  }
}

/** An interrupted turn leaves without passing any `finally`. */
export function beginTurn(): void {
  fromHost = false
}

export function setCatchers(found: typeof catchers): void {
  catchers = found
}

/** Nothing more of this program runs or is sent. */
export const hasEnded = (): boolean => ended

export function nextTick(tick: () => void): void {
  ticks.push(tick)
}

/** After the jobs: ticks, then rejections. True when there may be jobs again. */
export function drain(): boolean {
  let any = false
  for (let tick = ticks.shift(); tick !== undefined && !ended; tick = ticks.shift()) {
    any = true
    asHost(tick)
  }
  if (any) return true
  for (const reason of takeRejections()) {
    if (ended) return false
    any = true
    if (catchers?.rejected(reason) !== true) rejectedForEver(reason)
  }
  return any
}

export function uncaught(error: unknown): void {
  asNode(error)
  if (ended || catchers?.uncaught(error) === true) return
  end(error, wordsOf(error))
}

function rejectedForEver(reason: unknown): void {
  if (reason instanceof Error) {
    uncaught(reason)
    return
  }
  const text = String(reason)
  const message =
    'This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch().'
  end(reason, `UnhandledPromiseRejection: ${message} The promise rejected with the reason "${text}".`)
}

/** As the first line that Node prints. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `Uncaught ${typeof error === 'string' ? `'${error}'` : textOf(error)}`
  if (isRefusal(error)) return error.message
  const head = String(error.stack).split('\n    at ')[0] ?? ''
  return head === '' ? String(error) : head
}

function textOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return typeof value
  }
}

function end(error: unknown, message: string): void {
  const place = placeOf(error)
  // Without memory QuickJS has no words of its own for it.
  const noMemory = outOfMemory(error)
  // Said first: a turn that is cut off between the two would leave a program that has ended for itself alone.
  host.fail(noMemory ? '' : message, place?.line ?? 0, place?.column ?? 0, noMemory)
  ended = true
}

const outOfMemory = (error: unknown) =>
  error === null || (error instanceof Error && error.message === 'out of memory')

/** A limit of the playground, or the program itself, ends it here. */
export function stop(message: string, line: number | undefined, limit: boolean): never {
  host.fail(message, line ?? 0, 0, limit)
  ended = true
  throw new Error(message)
}
