/** The globals of Node that a Socket.IO program may expect. */

import { track } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { guestConsole } from './console.ts'
import { refuse } from './errors.ts'
import { host } from './host.ts'
import { installLocales } from './locale.ts'
import { guestProcess } from './process.ts'
import { structuredClone } from './structuredClone.ts'
import { timers } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'

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
  btoa: (text: unknown) => Buffer.from(String(text), 'latin1').toString('base64'),
  atob: (text: unknown) => Buffer.from(String(text), 'base64').toString('latin1'),
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
  const { parse } = JSON
  JSON.parse = (text: unknown, reviver?: (this: unknown, key: string, value: unknown) => unknown) => {
    try {
      return parse(text as string, reviver) as unknown
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new SyntaxError(host.badJson(String(text)))
    }
  }
  Object.defineProperty(JSON.parse, 'name', { value: 'parse' })
}
