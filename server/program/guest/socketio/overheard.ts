/** Listeners for every event: the `onAny…` half of a socket. */
import { runLearner } from '../bridge.ts'
import { inside } from './inside.ts'
import type { Namespace } from './namespace.ts'
import { StrictEventEmitter } from './strict.ts'

type Any = (...args: unknown[]) => unknown

function createAnyListeners() {
  let listeners: Any[] = []
  return {
    add(listener: Any) {
      listeners.push(listener)
    },
    addFirst(listener: Any) {
      listeners.unshift(listener)
    },
    /** Without a listener: all of them. */
    remove(listener?: Any) {
      if (listener === undefined) listeners = []
      else {
        const index = listeners.indexOf(listener)
        if (index >= 0) listeners.splice(index, 1)
      }
    },
    /** The array itself, which a program may change. */
    all: () => listeners,
    call(self: unknown, args: unknown[], before?: (listener: Any) => void) {
      for (const listener of [...listeners]) {
        before?.(listener)
        runLearner(listener as never, self, args)
      }
    },
  }
}

export abstract class Overheard extends StrictEventEmitter {
  readonly #namespace: Namespace
  readonly #incoming = createAnyListeners()
  readonly #outgoing = createAnyListeners()
  static {
    inside.overheard = {
      incoming: (socket, args, before) => socket.#incoming.call(socket, args, before),
      outgoing: (socket, args) => socket.#outgoing.call(socket, args),
    }
  }

  constructor(namespace: Namespace) {
    super()
    this.#namespace = namespace
  }
  onAny(listener: Any): this {
    this.#incoming.add(listener)
    return this
  }
  prependAny(listener: Any): this {
    this.#incoming.addFirst(listener)
    return this
  }
  offAny(listener?: Any): this {
    this.#incoming.remove(listener)
    return this
  }
  listenersAny(): Any[] {
    return this.#incoming.all()
  }
  onAnyOutgoing(listener: Any): this {
    inside.namespace.watchOutgoing(this.#namespace)
    this.#outgoing.add(listener)
    return this
  }
  prependAnyOutgoing(listener: Any): this {
    inside.namespace.watchOutgoing(this.#namespace)
    this.#outgoing.addFirst(listener)
    return this
  }
  offAnyOutgoing(listener?: Any): this {
    this.#outgoing.remove(listener)
    return this
  }
  listenersAnyOutgoing(): Any[] {
    return this.#outgoing.all()
  }
}
