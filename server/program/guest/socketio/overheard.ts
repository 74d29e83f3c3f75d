/** Listeners for every event: the `onAny…` half of a socket. */
import { runLearner } from '../bridge.ts'
import { Emitter } from '../emitter.ts'
import { type Namespace, watchOutgoing } from './namespace.ts'

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

export abstract class Overheard extends Emitter {
  abstract nsp: Namespace
  protected anyIn = createAnyListeners()
  protected anyOut = createAnyListeners()

  onAny(listener: Any): this {
    this.anyIn.add(listener)
    return this
  }
  prependAny(listener: Any): this {
    this.anyIn.addFirst(listener)
    return this
  }
  offAny(listener?: Any): this {
    this.anyIn.remove(listener)
    return this
  }
  listenersAny(): Any[] {
    return this.anyIn.all()
  }
  onAnyOutgoing(listener: Any): this {
    watchOutgoing(this.nsp)
    this.anyOut.add(listener)
    return this
  }
  prependAnyOutgoing(listener: Any): this {
    watchOutgoing(this.nsp)
    this.anyOut.addFirst(listener)
    return this
  }
  offAnyOutgoing(listener?: Any): this {
    this.anyOut.remove(listener)
    return this
  }
  listenersAnyOutgoing(): Any[] {
    return this.anyOut.all()
  }
  notifyOutgoing(args: unknown[]): void {
    this.anyOut.call(this, args)
  }
}
