/** Node's EventEmitter as the guest library's objects have it: learners' listeners run as the sandbox wants it. */
import { EventEmitter } from 'events'
import { lineOf, runLearner } from './bridge.ts'
import { say } from './say.ts'

export type Listener = (...args: never[]) => unknown
/** Where a listener belongs, for the trace. */
export interface ListenerPlace {
  server?: number
  namespace?: string
  id?: string
  /** Its Engine.IO connection. */
  connection?: string
}
type ListenerPlaceOf = (event: string | symbol, args: unknown[]) => ListenerPlace | undefined

let inside: { trace: (emitter: Emitter, placeOf: ListenerPlaceOf) => void }

export class Emitter extends EventEmitter {
  #placeOf: ListenerPlaceOf | undefined
  static {
    inside = {
      trace(emitter, placeOf) {
        emitter.#placeOf = placeOf
      },
    }
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    const listeners = this.rawListeners(event)
    // Without listeners EventEmitter itself knows what to do, above all with 'error'.
    if (listeners.length === 0) return super.emit(event, ...args)
    const place = this.#placeOf?.(event, args)
    // Most events have one listener, and nothing to count.
    const calls: Calls | undefined = listeners.length > 1 ? new Map() : undefined
    for (const listener of listeners) {
      if (place !== undefined && listener !== noop) noteHandler(event, listener, place, calls)
      runLearner(listener, this, args)
    }
    return true
  }
}

/** Makes the listeners of this emitter visible in the trace. */
export const traceListeners = (emitter: Emitter, placeOf: ListenerPlaceOf): void =>
  inside.trace(emitter, placeOf)

/** Calls the listeners of the program, where `emit` itself is Socket.IO's and sends. */
export const callListeners = (emitter: Emitter, event: string, ...args: unknown[]): boolean =>
  Emitter.prototype.emit.call(emitter, event, ...args)

/** What the program wrote, under what `once` puts around it. */
const writtenOf = (listener: Listener): Listener =>
  'listener' in listener ? (listener.listener as Listener) : listener

/** By line: how many functions of it one event has called. */
type Calls = Map<number, number>

/** Tells the trace that a function of the learner is about to run; `calls` counts those of one event. */
export function noteHandler(
  event: string | symbol,
  listener: Listener,
  place: ListenerPlace,
  calls?: Calls,
): void {
  const line = lineOf(writtenOf(listener))
  const nth = calls && line !== undefined ? (calls.get(line) ?? 0) + 1 : 1
  if (calls && line !== undefined) calls.set(line, nth)
  const again = nth > 1 ? { nth } : {}
  say({ kind: 'handler', event: String(event), ...place, line, ...again })
}

/** A listener that is there only so that nobody misses it. */
export function noop(): void {}
