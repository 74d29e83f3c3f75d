/** One turn of the program: what runs, what it leaves for later, and what ends it. */
import { asNode, isRefusal, placeOf } from './errors.ts'
import { placeOfFunction } from './fileNames.ts'
import { host } from './host.ts'
import { takeRejections, track } from './promises.ts'

type Fn = (...args: never[]) => unknown
/** How it came out that nobody handles an error, as Node tells it. */
type Origin = 'uncaughtException' | 'unhandledRejection'
interface Catchers {
  uncaught: (error: unknown, origin: Origin) => boolean
  rejected: (reason: unknown) => boolean
}
/** The worker called, not the program: the next callback of the learner is one that it entered. */
let fromHost = false
let ended = false
let turn = 0
let ticking = false
const ticks: (() => void)[] = []
/** `process.on('uncaughtException')`, once there is one. */
let catchers: Catchers | undefined

/** Runs a learner's callback. What it throws goes to whoever called, through the library's own code, as in Node; `caught`: a
 *  library of Node's catches it. */
export function runLearner(
  fn: Fn,
  thisArg: unknown,
  args: readonly unknown[],
  caught?: (error: unknown) => void,
): void {
  const entered = fromHost
  if (entered) host.mark(placeOfFunction(fn) ?? 0)
  fromHost = false
  try {
    track(Reflect.apply(fn, thisArg, args))
  } catch (error) {
    if (caught === undefined || isRefusal(error)) throw error
    caught(error)
  }
  fromHost = entered
}

/** Does something that the worker asked for. What is thrown in it and comes out here is an uncaught error. */
export function asHost(work: () => void): void {
  fromHost = true
  try {
    work()
  } catch (error) {
    uncaught(error)
  }
  fromHost = false
}

/** An interrupted turn leaves without passing any `finally`. */
export function beginTurn(): void {
  fromHost = false
  turn += 1
  ticking = false
}

/** Which turn this is, and whether ticks run now: jobs do so after them. */
export const moment = (): { turn: number; ticking: boolean } => ({ turn, ticking })

export function setCatchers(found: Catchers): void {
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
  ticking = true
  for (let tick = ticks.shift(); tick !== undefined && !ended; tick = ticks.shift()) {
    any = true
    asHost(tick)
  }
  ticking = false
  if (any) return true
  for (const reason of takeRejections()) {
    if (ended) return false
    any = true
    asHost(() => {
      if (catchers?.rejected(reason) !== true) rejectedForEver(reason)
    })
  }
  return any
}

/** Ends the program unless it catches such errors; what it throws while it does so ends it. */
export function uncaught(error: unknown, origin: Origin = 'uncaughtException'): void {
  asNode(error)
  if (ended) return
  fromHost = true
  try {
    if (catchers?.uncaught(error, origin) === true) return
    end(error, wordsOf(error))
  } catch (another) {
    asNode(another)
    if (!ended) end(another, wordsOf(another))
  }
}

function rejectedForEver(reason: unknown): void {
  if (reason instanceof Error) {
    uncaught(reason, 'unhandledRejection')
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
