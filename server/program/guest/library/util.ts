/** `util`. What prints values is Node's own inspector; the rest is small. */
import { mustBe } from './received.ts'
import { types } from './types.ts'

type Fn = (...args: unknown[]) => unknown
const { inspect, format, formatWithOptions } = inside.inspector()
const { withCode } = inside
const promisified = Symbol.for('nodejs.util.promisify.custom')

function mustBeFunction(name: string, value: unknown): asserts value is Fn {
  if (typeof value !== 'function') mustBe(name, 'of type function', value)
}

/** The same function with the properties of another one. */
const dressed = (fn: Fn, original: object): Fn =>
  Object.defineProperties(
    Object.setPrototypeOf(fn, Object.getPrototypeOf(original) as object) as Fn,
    Object.getOwnPropertyDescriptors(original),
  )

function promisify(original: unknown): Fn {
  mustBeFunction('original', original)
  const own: unknown = Reflect.get(original, promisified)
  if (own) {
    mustBeFunction('util.promisify.custom', own)
    return Object.defineProperty(own, promisified, { value: own, configurable: true })
  }
  const fn = function (this: unknown, ...args: unknown[]) {
    return inside.track(
      new Promise((resolve, reject) => {
        Reflect.apply(original, this, [
          ...args,
          (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)),
        ])
      }),
    )
  }
  return dressed(Object.defineProperty(fn, promisified, { value: fn, configurable: true }), original)
}
promisify.custom = promisified

/** `promisify` of Node's timers waits. */
function prepareTimers(): void {
  const { setTimeout, setImmediate } = inside.timers
  const wait = (ms: number, value: unknown) =>
    inside.track(new Promise((done) => setTimeout(done, ms, value)))
  const next = (value: unknown) => inside.track(new Promise((done) => setImmediate(done, value)))
  Object.defineProperty(setTimeout, promisified, { value: wait, configurable: true })
  Object.defineProperty(setImmediate, promisified, { value: next, configurable: true })
}
prepareTimers()

function callbackify(original: unknown): Fn {
  mustBeFunction('original', original)
  return function (this: unknown, ...args: unknown[]) {
    const done = args.pop()
    mustBeFunction('last argument', done)
    const promise = Reflect.apply(original, this, args) as Promise<unknown>
    promise.then(
      (value) => inside.process.nextTick(done, null, value),
      (error: unknown) => inside.process.nextTick(done, error ?? falsy(error)),
    )
  }
}
const falsy = (reason: unknown) =>
  withCode(new Error('Promise was rejected with falsy value'), 'ERR_FALSY_VALUE_REJECTION', { reason })

function inherits(child: unknown, parent: unknown): void {
  mustBeFunction('ctor', child)
  mustBeFunction('superCtor', parent)
  Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true })
  Object.setPrototypeOf(child.prototype, parent.prototype as object)
}

function deprecate(original: unknown, words: string, code?: string): Fn {
  mustBeFunction('fn', original)
  let isTold = false
  const fn = function (this: unknown, ...args: unknown[]): unknown {
    if (!isTold) inside.deprecated(`(node:1) ${code ? `[${code}] ` : ''}DeprecationWarning: ${words}`)
    isTold = true
    return new.target ? Reflect.construct(original, args, new.target) : Reflect.apply(original, this, args)
  }
  return dressed(fn, original)
}

/** `assert` compares; with words of ours it makes no picture of the difference. */
function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  const { deepStrictEqual } = require('assert') as { deepStrictEqual: Fn }
  try {
    deepStrictEqual(one, other, 'different')
    return true
  } catch {
    return false
  }
}

/** `NODE_DEBUG` is never set here. */
const debuglog = () => Object.assign(() => {}, { enabled: false })

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const control = /[\u001b\u009b][[()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g

function styleText(style: string | readonly string[], text: string): string {
  const colors = inspect.colors as Record<string, readonly [number, number]>
  return [style].flat().reduceRight((styled, name) => {
    const [on, off] = colors[name as string] ?? [0, 0]
    return `\u001b[${on}m${styled}\u001b[${off}m`
  }, text)
}

export default {
  inspect,
  format,
  formatWithOptions,
  promisify,
  callbackify,
  inherits,
  deprecate,
  debuglog,
  debug: debuglog,
  isDeepStrictEqual,
  styleText,
  stripVTControlCharacters: (text: string) => text.replace(control, ''),
  toUSVString: (text: unknown) => String(text).replace(/\p{Surrogate}/gu, '\ufffd'),
  isArray: Array.isArray,
  types,
  TextEncoder: Reflect.get(globalThis, 'TextEncoder') as unknown,
  TextDecoder: Reflect.get(globalThis, 'TextDecoder') as unknown,
}
