/** What a program can `require` or `import`, and Node's own words for what it can't. */
import { EventEmitter } from 'events'
import { Buffer } from './buffer.ts'
import { withCode } from './errors.ts'
import { express } from './express.ts'
import { fs } from './fs.ts'
import { http } from './http.ts'
import { moduleModule } from './moduleModule.ts'
import { msgpackParser } from './msgpack.ts'
import { guestProcess } from './process.ts'
import { socketIo } from './socketio/module.ts'
import { timers } from './timers.ts'

export interface GuestModule {
  name: string
  /** Part of Node itself: `node:` may stand before its name. */
  builtin: boolean
  /** What `require` gives; `import` gives it as default, and its own properties by name. */
  exports: object
}

const modules: readonly GuestModule[] = [
  { name: 'events', builtin: true, exports: Object.assign(EventEmitter, { EventEmitter }) },
  { name: 'buffer', builtin: true, exports: { Buffer } },
  { name: 'timers', builtin: true, exports: timers },
  { name: 'process', builtin: true, exports: guestProcess },
  { name: 'http', builtin: true, exports: http },
  { name: 'fs', builtin: true, exports: fs },
  { name: 'fs/promises', builtin: true, exports: fs.promises },
  { name: 'module', builtin: true, exports: moduleModule },
  { name: 'express', builtin: false, exports: express },
  { name: 'socket.io', builtin: false, exports: socketIo },
  { name: 'socket.io-msgpack-parser', builtin: false, exports: msgpackParser },
]

function find(name: string): GuestModule | undefined {
  const plain = name.startsWith('node:') ? name.slice('node:'.length) : name
  return modules.find((one) => one.name === plain && (one.builtin || plain === name))
}

const unknownBuiltin = (name: string) =>
  withCode(new Error(`No such built-in module: ${name}`), 'ERR_UNKNOWN_BUILTIN_MODULE')

/** Node's `require`. */
export function requireModule(name: unknown, requireStack = ['/app/server.js']): unknown {
  if (typeof name !== 'string') {
    const received = name === undefined || name === null ? String(name) : `type ${typeof name}`
    const message = `The "id" argument must be of type string. Received ${received}`
    throw withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE')
  }
  const found = find(name)
  if (found) return found.exports
  if (name.startsWith('node:')) throw unknownBuiltin(name)
  const message = `Cannot find module '${name}'\nRequire stack:\n${requireStack.map((one) => `- ${one}`).join('\n')}`
  throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND', requireStack })
}

/** Node's error for `import … from name`, if it has one. */
export function importProblem(
  name: string,
  names: readonly string[],
  from = '/app/server.js',
): Error | undefined {
  const found = find(name)
  if (!found) return notFound(name, from)
  const missing = names.find((one) => one !== 'default' && !exportNames(found).includes(one))
  if (missing === undefined) return undefined
  if (found.name !== 'express')
    return new SyntaxError(`The requested module '${name}' does not provide an export named '${missing}'`)
  return new SyntaxError(
    `Named export '${missing}' not found. The requested module '${name}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${name}';\nconst { ${missing} } = pkg;\n`,
  )
}

function notFound(name: string, from: string): Error {
  if (name.startsWith('node:')) return unknownBuiltin(name)
  return withCode(new Error(`Cannot find package '${name}' imported from ${from}`), 'ERR_MODULE_NOT_FOUND')
}

const isName = /^[A-Za-z_$][\w$]*$/
/** Names that an ES module can import. */
function exportNames(module: GuestModule): string[] {
  const own = Object.getOwnPropertyNames(module.exports)
  const hidden =
    typeof module.exports === 'function' ? ['length', 'name', 'prototype', 'arguments', 'caller'] : []
  return own.filter((name) => isName.test(name) && name !== 'default' && !hidden.includes(name))
}

/** The text of an ES module around a guest module; `giver` is the global function that hands over its parts. */
export function moduleText(name: string, giver: string): string {
  const found = find(name)
  if (!found) return ''
  const quoted = JSON.stringify(name)
  const lines = exportNames(found).map(
    (one, at) => `const v${at}=m[${JSON.stringify(one)}];export{v${at} as ${one}};`,
  )
  return `const m=globalThis[${JSON.stringify(giver)}](${quoted});export default m;${lines.join('')}`
}

/** `import()`: a namespace with the same parts. */
export function importModule(name: unknown, from: string): object {
  const problem = importProblem(String(name), [], from)
  if (problem) throw problem
  const found = find(String(name))
  const parts = found
    ? exportNames(found).map((one) => [one, Reflect.get(found.exports, one) as unknown])
    : []
  const namespace = Object.assign(Object.create(null) as object, Object.fromEntries(parts), {
    default: found?.exports,
  })
  return Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' })
}
