/** The globals of Node that a Socket.IO program may expect. */

import { atob, btoa, installBase64Url } from './base64.ts'
import { ask, track } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { circleWords } from './circle.ts'
import { guestConsole } from './console.ts'
import { DOMException } from './domException.ts'
import { refuse } from './errors.ts'
import { host } from './host.ts'
import { installIntl } from './intl.ts'
import { installLocales } from './locale.ts'
import { guestProcess } from './process.ts'
import { structuredClone } from './structuredClone.ts'
import { timers } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'
import { Blob, Headers } from './webBodies.ts'
import { AbortController, AbortSignal, Event, EventTarget } from './webEvents.ts'

class TextEncoder {
  readonly encoding = 'utf-8'
  encode(text: unknown = ''): Uint8Array {
    return new Uint8Array(Buffer.from(String(text), 'utf8'))
  }
}

class TextDecoder {
  readonly encoding: string
  constructor(label = 'utf-8') {
    const name = String(label).toLowerCase()
    if (name !== 'utf-8' && name !== 'utf8')
      throw new RangeError(`The "${String(label)}" encoding is not supported`)
    this.encoding = 'utf-8'
  }
  decode(bytes?: ArrayBuffer | ArrayBufferView): string {
    if (bytes === undefined) return ''
    const view =
      bytes instanceof ArrayBuffer
        ? Buffer.from(bytes)
        : Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)
    return view.toString('utf8').replace(/^\ufeff/, '')
  }
}

export const performance = {
  now: () => host.now(),
  get timeOrigin() {
    return Date.now() - host.now()
  },
  mark() {},
  measure() {},
}

const globals = {
  ...timers,
  console: guestConsole,
  process: guestProcess,
  Buffer,
  TextEncoder,
  TextDecoder,
  URL,
  URLSearchParams,
  structuredClone,
  performance,
  crypto: {
    randomUUID: () => host.uuid(),
    getRandomValues(view: Uint8Array) {
      for (let at = 0; at < view.length; at += 1) view[at] = Math.floor(Math.random() * 256)
      return view
    },
  },
  btoa,
  atob,
  DOMException,
  Event,
  EventTarget,
  AbortController,
  AbortSignal,
  Blob,
  Headers,
  global: globalThis,
  fetch: () => track(new Promise(() => refuse('놀이터의 server.js는 밖으로 요청을 보낼 수 없어요.'))),
}

/** Puts them where the program finds them. */
export function installGlobals(): void {
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
  }
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true })
  installLocales()
  installIntl()
  installBase64Url()
  installJson()
  installRegExp()
}

/** V8's words for what is no JSON, and for what can't be. */
function installJson(): void {
  const { parse, stringify } = JSON
  const parsed = (text: unknown, reviver?: (this: unknown, key: string, value: unknown) => unknown) => {
    try {
      return parse(text as string, reviver) as unknown
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new SyntaxError(host.badJson(String(text)))
    }
  }
  const stringified = (value: unknown, ...how: []) => {
    try {
      return stringify(value, ...how)
    } catch (error) {
      if (!(error instanceof TypeError) || error.message !== 'circular reference') throw error
      throw new TypeError(circleWords(value))
    }
  }
  for (const [name, value, length] of [
    ['parse', parsed, 2],
    ['stringify', stringified, 3],
  ] as const) {
    Object.defineProperty(value, 'name', { value: name })
    Object.defineProperty(value, 'length', { value: length })
    Object.defineProperty(JSON, name, { value, writable: true, configurable: true })
  }
}

/** V8's words for a pattern that is none. */
function installRegExp(): void {
  const made = (make: () => object, [pattern, flags]: readonly unknown[]): object => {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      const words = ask({ kind: 'regexp', source: textOf(pattern), flags: textOf(flags) })
      throw typeof words === 'string' ? new SyntaxError(words) : error
    }
  }
  const wrapped: RegExpConstructor = new Proxy(RegExp, {
    construct: (target, args: unknown[], newTarget) =>
      made(() => Reflect.construct(target, args, newTarget) as object, args),
    apply: (target, self, args: unknown[]) => made(() => Reflect.apply(target, self, args) as object, args),
  })
  Object.defineProperty(RegExp.prototype, 'constructor', {
    value: wrapped,
    writable: true,
    configurable: true,
  })
  Object.defineProperty(globalThis, 'RegExp', { value: wrapped, writable: true, configurable: true })
}
const textOf = (given: unknown): string =>
  given instanceof RegExp ? given.source : given === undefined ? '' : String(given)
