/** Finds the promises of a program that are rejected while nobody waits for them, as Node does. */
import { asNode } from './errors.ts'

const { then } = Promise.prototype
const waitedFor = new WeakSet<object>()
const watched = new WeakSet<object>()
let rejected: { promise: Promise<unknown>; reason: unknown }[] = []

/** Watches a promise that the program can hold. A rejection that nobody waits for ends the program. */
export function track<T>(promise: T): T {
  if (!(promise instanceof Promise) || watched.has(promise)) return promise
  watched.add(promise)
  Reflect.apply(then, promise, [
    undefined,
    (reason: unknown) => {
      asNode(reason)
      if (!waitedFor.has(promise)) rejected.push({ promise, reason })
    },
  ])
  return promise
}

/** Somebody waits for this promise. */
export function awaited<T>(value: T): T {
  if (value instanceof Promise) waitedFor.add(value)
  return value
}

/** For `for await`: the promises of a plain list are waited for one by one. */
export function awaitedEach(list: unknown): unknown {
  if (list === null || typeof list !== 'object' || Symbol.asyncIterator in list || !(Symbol.iterator in list))
    return list
  const items = list as Iterable<unknown>
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield awaited(item)
    },
  }
}

/** Rejections that nobody has taken up by the end of the jobs. */
export function takeRejections(): unknown[] {
  if (rejected.length === 0) return []
  const lost = rejected.filter(({ promise }) => !waitedFor.has(promise)).map(({ reason }) => reason)
  rejected = []
  return lost
}

/** Makes `then` (which `catch`, `finally` and `Promise.all` call too) and the functions of Promise tell what they do. */
export function installPromises(): void {
  define(Promise.prototype, 'then', function watchedThen(this: unknown, ...args: unknown[]) {
    awaited(this)
    return track(Reflect.apply(then, this, args))
  })
  for (const name of ['reject', 'all', 'race', 'any', 'try'] as const) {
    const original: unknown = Reflect.get(Promise, name)
    if (typeof original !== 'function') continue
    define(Promise, name, function (this: unknown, ...args: unknown[]) {
      return track(Reflect.apply(original, this, args) as unknown)
    })
  }
}

function define(target: object, name: string, value: (...args: never[]) => unknown): void {
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
}
