/** `Event`, `EventTarget`, `AbortController` and `AbortSignal`, as Node has them. */
import { runLearner } from './bridge.ts'
import { DOMException } from './domException.ts'
import { host } from './host.ts'
import { tagAs } from './nameAs.ts'
import { timers } from './timers.ts'
import { nextTick, uncaught } from './turns.ts'

type Fn = (event: Event) => unknown
type Listener = Fn | { handleEvent: Fn }
interface Added {
  listener: Listener
  capture: boolean
  once: boolean
}
let inside: { begin: (event: Event, target: EventTarget) => void; isStopped: (event: Event) => boolean }

export class Event {
  readonly #type: string
  readonly #cancelable: boolean
  readonly #bubbles: boolean
  readonly #timeStamp = host.now()
  #target: EventTarget | null = null
  #prevented = false
  #stopped = false
  static {
    inside = {
      begin(event, target) {
        event.#target = target
      },
      isStopped: (event) => event.#stopped,
    }
  }
  constructor(...given: [type?: unknown, options?: { bubbles?: unknown; cancelable?: unknown }]) {
    const [type, options] = given
    if (given.length === 0) throw new TypeError('The "type" argument must be specified')
    this.#type = String(type)
    this.#bubbles = Boolean(options?.bubbles)
    this.#cancelable = Boolean(options?.cancelable)
  }
  get type(): string {
    return this.#type
  }
  get target(): EventTarget | null {
    return this.#target
  }
  get currentTarget(): EventTarget | null {
    return this.#target
  }
  get bubbles(): boolean {
    return this.#bubbles
  }
  get cancelable(): boolean {
    return this.#cancelable
  }
  get defaultPrevented(): boolean {
    return this.#prevented
  }
  get timeStamp(): number {
    return this.#timeStamp
  }
  preventDefault(): void {
    this.#prevented ||= this.#cancelable
  }
  stopPropagation(): void {}
  stopImmediatePropagation(): void {
    this.#stopped = true
  }
}

export class EventTarget {
  readonly #listeners = new Map<string, Added[]>()

  addEventListener(type: unknown, listener: Listener | null, options: unknown = {}): void {
    if (listener === null || listener === undefined) return
    const given = (typeof options === 'object' ? options : { capture: options }) as {
      capture?: unknown
      once?: unknown
      signal?: AbortSignal
    } | null
    const [capture, once] = [Boolean(given?.capture), Boolean(given?.once)]
    if (given?.signal?.aborted === true) return
    const known = this.#listeners.get(String(type)) ?? []
    if (known.some((one) => one.listener === listener && one.capture === capture)) return
    this.#listeners.set(String(type), [...known, { listener, capture, once }])
    given?.signal?.addEventListener('abort', () => this.removeEventListener(type, listener, { capture }))
  }
  removeEventListener(type: unknown, listener: Listener, options: unknown = {}): void {
    const capture = Boolean(
      typeof options === 'object' ? (options as Partial<Added> | null)?.capture : options,
    )
    const known = this.#listeners.get(String(type)) ?? []
    this.#listeners.set(
      String(type),
      known.filter((one) => one.listener !== listener || one.capture !== capture),
    )
  }
  /** What a listener throws is uncaught a moment later, and the others still hear of it. */
  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) throw new TypeError('The "event" argument must be an instance of Event.')
    inside.begin(event, this)
    for (const one of this.#listeners.get(event.type) ?? []) {
      if (!this.#listeners.get(event.type)?.includes(one)) continue
      if (one.once) this.removeEventListener(event.type, one.listener, one)
      const { listener } = one
      const call = typeof listener === 'function' ? listener : listener.handleEvent
      const thisArg = typeof listener === 'function' ? this : listener
      try {
        runLearner(call, thisArg, [event])
      } catch (error) {
        nextTick(() => uncaught(error))
      }
      if (inside.isStopped(event)) break
    }
    return !event.defaultPrevented
  }
}

let abort: (signal: AbortSignal, reason: unknown) => void

export class AbortSignal extends EventTarget {
  #aborted = false
  #reason: unknown
  #onabort: Fn | null = null
  #hears = false
  static {
    abort = (signal, reason) => {
      if (signal.#aborted) return
      signal.#aborted = true
      signal.#reason = reason
      signal.dispatchEvent(new Event('abort'))
    }
  }
  get aborted(): boolean {
    return this.#aborted
  }
  get reason(): unknown {
    return this.#reason
  }
  get onabort(): Fn | null {
    return this.#onabort
  }
  set onabort(listener: unknown) {
    this.#onabort = typeof listener === 'function' ? (listener as Fn) : null
    if (!this.#hears) this.addEventListener('abort', (event: Event) => this.#onabort?.call(this, event))
    this.#hears = true
  }
  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason
  }
  static abort(reason: unknown = aborted()): AbortSignal {
    const signal = new AbortSignal()
    abort(signal, reason)
    return signal
  }
  static timeout(ms: number): AbortSignal {
    const signal = new AbortSignal()
    const late = () =>
      abort(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    timers.setTimeout(late, ms)
    return signal
  }
  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const all = [...signals]
    const signal = new AbortSignal()
    const first = all.find((one) => one.aborted)
    if (first !== undefined) abort(signal, first.reason)
    else for (const one of all) one.addEventListener('abort', () => abort(signal, one.reason), { once: true })
    return signal
  }
}
const aborted = () => new DOMException('This operation was aborted', 'AbortError')

export class AbortController {
  readonly #signal = new AbortSignal()
  get signal(): AbortSignal {
    return this.#signal
  }
  abort(reason: unknown = aborted()): void {
    abort(this.#signal, reason)
  }
}

for (const Class of [Event, EventTarget, AbortSignal, AbortController]) tagAs(Class.name, Class)
