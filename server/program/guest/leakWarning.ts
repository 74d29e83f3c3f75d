/** Node's warning of listeners that become more and more: the npm package of events prints all of the emitter instead. */
import { EventEmitter } from 'events'
import { guestProcess } from './process.ts'

interface Inner {
  _events?: Record<string | symbol, unknown>
}
type Add = (this: EventEmitter, event: string | symbol, listener: never) => EventEmitter

/** Once for each list of listeners, before it is the package's turn to say so. */
function warn(emitter: EventEmitter, event: string | symbol): void {
  const events = (emitter as unknown as Inner)._events ?? {}
  const known = events[event]
  // A list of one is kept without a list.
  const existing = (known === undefined ? [] : [known].flat()) as unknown[]
  const most = emitter.getMaxListeners()
  if (Reflect.get(Object(known) as object, 'warned') === true || most <= 0 || existing.length < most) return
  if (known !== undefined) events[event] = Object.assign(existing, { warned: true })
  const [count, name] = [existing.length + 1, String(event)]
  const what = `${count} ${name} listeners added to [${emitter.constructor.name}]. MaxListeners is ${most}.`
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${what} Use emitter.setMaxListeners() to increase limit`,
  )
  Object.defineProperty(warning, 'name', { value: 'MaxListenersExceededWarning' })
  guestProcess.emitWarning(Object.assign(warning, { emitter, type: event, count }))
}

/** Puts it before the methods that add a listener. */
export function installLeakWarning(): void {
  const prototype = EventEmitter.prototype as unknown as Record<string, Add>
  const warning = (name: string, add: Add | undefined): Add => {
    const method: Add = function (event, listener) {
      if (typeof listener === 'function') warn(this, event)
      return add?.call(this, event, listener) ?? this
    }
    return Object.defineProperty(method, 'name', { value: name })
  }
  const added = warning('addListener', prototype['addListener'])
  const methods = {
    on: added,
    addListener: added,
    prependListener: warning('prependListener', prototype['prependListener']),
  }
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true })
}
