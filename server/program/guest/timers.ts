/** Node's timers, within the limits of the playground. */
import { limits } from '#shared/limits.ts'
import { refuse, withCode } from './errors.ts'
import { host } from './host.ts'
import { asHost, nextTick, runLearner } from './turns.ts'

type Callback = (...args: never[]) => unknown
const mostImmediates = 1_000
let lastId = 0
let order = 0

export class Timeout {
  #callback: Callback
  #args: unknown[]
  #refed = true
  _idleTimeout: number
  _repeat: number | null
  _destroyed = false

  constructor(callback: Callback, after: number, repeats: boolean, args: unknown[]) {
    this.#callback = callback
    this.#args = args
    this._idleTimeout = after
    this._repeat = repeats ? after : null
    schedule(this)
  }
  ref(): this {
    this.#refed = true
    return this
  }
  unref(): this {
    this.#refed = false
    return this
  }
  hasRef(): boolean {
    return this.#refed
  }
  refresh(): this {
    if (!this._destroyed) schedule(this)
    return this
  }
  close(): this {
    cancel(this)
    return this
  }
  [Symbol.toPrimitive](): number {
    return idOf(this)
  }
  /** Runs once; called by the turn. */
  static fire(timer: Timeout): void {
    if (timer._repeat === null) cancel(timer)
    else schedule(timer)
    runLearner(timer.#callback, timer, timer.#args)
  }
}

class Immediate {
  #refed = true
  ref(): this {
    this.#refed = true
    return this
  }
  unref(): this {
    this.#refed = false
    return this
  }
  hasRef(): boolean {
    return this.#refed
  }
}

interface Due {
  at: number
  order: number
}
const active = new Map<Timeout, Due>()
const ids = new WeakMap<Timeout, number>()
const byId = new Map<number, Timeout>()
const immediates = new Set<Immediate>()
const waiting = new WeakMap<Immediate, { callback: Callback; args: unknown[] }>()

function idOf(timer: Timeout): number {
  const id = ids.get(timer) ?? ++lastId
  ids.set(timer, id)
  if (!timer._destroyed) byId.set(id, timer)
  return id
}

function schedule(timer: Timeout): void {
  order += 1
  timer._destroyed = false
  active.set(timer, { at: host.now() + timer._idleTimeout, order })
}

function cancel(timer: Timeout): void {
  timer._destroyed = true
  active.delete(timer)
  const id = ids.get(timer)
  if (id !== undefined) byId.delete(id)
}

function start(callback: unknown, after: unknown, repeats: boolean, args: unknown[]): Timeout {
  const fn = checked(callback)
  if (active.size >= limits.timers)
    refuse(
      '한 프로그램에서 동시에 쓸 수 있는 타이머는 200개까지예요. clearTimeout으로 필요 없는 타이머를 지워 주세요.',
    )
  const ms = Math.trunc(Number(after))
  const inRange = ms >= limits.timerMs && ms <= 2_147_483_647
  return new Timeout(fn, inRange ? ms : limits.timerMs, repeats, args)
}

function stopTimer(given: unknown): void {
  const timer = given instanceof Timeout ? given : byId.get(Number(given))
  if (timer) cancel(timer)
}

/** Node's own complaint about what can't be called. */
function checked(callback: unknown): Callback {
  if (typeof callback === 'function') return callback as Callback
  const shown = callback === null || callback === undefined ? String(callback) : received(callback)
  const message = `The "callback" argument must be of type function. Received ${shown}`
  throw withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE')
}
const received = (value: unknown): string =>
  typeof value === 'object'
    ? `an instance of ${value?.constructor.name}`
    : `type ${typeof value} (${String(value)})`

/** A phase of Node's event loop that runs what the program asked for. What comes from outside, as a packet, stands before `check`. */
let next: 'timers' | 'check' = 'timers'
/** What this phase still has to run: what there was at its begin. */
let phase: (() => void)[] = []

/** Something came from outside: immediates run before timers then, however late these are. */
export function noteInput(): void {
  next = 'check'
}

/** Runs one timer or immediate that is due. */
export function runDue(): void {
  if (phase.length === 0) phase = nextPhase()
  if (phase.length === 0) phase = nextPhase()
  phase.shift()?.()
}

function nextPhase(): (() => void)[] {
  const now = next
  next = now === 'timers' ? 'check' : 'timers'
  return now === 'timers' ? dueTimers() : dueImmediates()
}

function dueTimers(): (() => void)[] {
  const now = host.now()
  const due = [...active].filter(([, { at }]) => at <= now)
  due.sort(([, a], [, b]) => a.at - b.at || a.order - b.order)
  return due.map(([timer, { order: nth }]) => () => {
    if (active.get(timer)?.order === nth) Timeout.fire(timer)
  })
}

function dueImmediates(): (() => void)[] {
  return [...immediates].map((key) => () => {
    const one = waiting.get(key)
    immediates.delete(key)
    if (one) runLearner(one.callback, key, one.args)
  })
}

/** Milliseconds until something is due; -1: nothing waits. */
export function wakeIn(now: number): number {
  if (immediates.size > 0 || phase.length > 0) return 0
  let next = Number.POSITIVE_INFINITY
  for (const { at } of active.values()) next = Math.min(next, at)
  return next === Number.POSITIVE_INFINITY ? -1 : Math.max(0, next - now)
}

export const timers = {
  setTimeout: (callback: unknown, after?: unknown, ...args: unknown[]) => start(callback, after, false, args),
  setInterval: (callback: unknown, after?: unknown, ...args: unknown[]) => start(callback, after, true, args),
  setImmediate(callback: unknown, ...args: unknown[]) {
    const fn = checked(callback)
    if (immediates.size >= mostImmediates)
      refuse('setImmediate로 예약한 일이 1,000개를 넘었어요. 예약하는 횟수를 줄여 주세요.')
    const key = new Immediate()
    immediates.add(key)
    waiting.set(key, { callback: fn, args })
    return key
  },
  clearTimeout: stopTimer,
  clearInterval: stopTimer,
  clearImmediate(given: unknown) {
    if (!(given instanceof Immediate)) return
    immediates.delete(given)
    waiting.delete(given)
  },
  queueMicrotask(callback: unknown) {
    const fn = checked(callback)
    void Promise.resolve().then(() => asHost(() => runLearner(fn, undefined, [])))
  },
}

export function queueTick(callback: unknown, ...args: unknown[]): void {
  const fn = checked(callback)
  nextTick(() => runLearner(fn, undefined, args))
}
