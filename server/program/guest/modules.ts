/** What a program can `require` or `import`, and Node's own words for what it can't. */
import { isOfNode, namedImports, nodeModulesHere, packagesHere } from '#shared/modules.ts'
import { bodyParser } from './bodyParser.ts'
import { Buffer } from './buffer.ts'
import { guestConsole } from './console.ts'
import { withCode } from './errors.ts'
import { events } from './eventsModule.ts'
import { express } from './express.ts'
import { fs } from './fs.ts'
import { performance } from './globals.ts'
import { http } from './http.ts'
import { loadLibrary, setLibraryRequire } from './libraries.ts'
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

/** Those that are part of the guest library itself. */
const own: Readonly<Record<string, object>> = {
  events,
  fs,
  'fs/promises': fs.promises,
  buffer: { Buffer, kMaxLength: 2 ** 31 - 1 },
  console: guestConsole,
  timers: Object.defineProperty(timers, 'promises', { get: () => loadLibrary('timers/promises') }),
  perf_hooks: { performance },
  process: guestProcess,
  http,
  module: {
    ...moduleModule,
    isBuiltin: (name: unknown) => typeof name === 'string' && isOfNode(name),
    builtinModules: [...nodeModulesHere],
  },
  express,
  'body-parser': bodyParser,
  'socket.io': socketIo,
  'socket.io-msgpack-parser': msgpackParser,
}
/** Parts of others. */
const parts: Readonly<Record<string, () => object>> = {
  'path/posix': () => loadLibrary('path'),
  'assert/strict': () => Reflect.get(loadLibrary('assert'), 'strict') as object,
  'util/types': () => Reflect.get(loadLibrary('util'), 'types') as object,
}

/** Files of a package, as another file of it names them. */
const within: Readonly<Record<string, string>> = { '../moment': 'moment', './locale/ko': 'moment/locale/ko' }
/** What a package itself asks for. */
setLibraryRequire((name) => requireModule(within[name] ?? name.replace(/^node:/, '')))

function find(name: string): GuestModule | undefined {
  // A file of a package may be named with its ending.
  const plain = name.replace(/^node:/, '').replace(/^((?:dayjs|moment)\/.+)\.js$/, '$1')
  const builtin = nodeModulesHere.some((one) => one === plain)
  if (!builtin && (name.startsWith('node:') || !packagesHere.some((one) => one === plain))) return undefined
  return { name: plain, builtin, exports: own[plain] ?? parts[plain]?.() ?? loadLibrary(plain) }
}

/** Node's words for a name that it knows nothing of; what Node has and the playground has not is missing like a package. */
const isUnknownBuiltin = (name: string) => name.startsWith('node:') && !isOfNode(name)
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
  if (isUnknownBuiltin(name)) throw unknownBuiltin(name)
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
  const there = exportNames(found)
  const missing = names.find((one) => (one === 'default' ? !hasDefault(found) : !there.includes(one)))
  if (missing === undefined) return undefined
  if (namedImports[found.name] === undefined)
    return new SyntaxError(`The requested module '${name}' does not provide an export named '${missing}'`)
  return new SyntaxError(
    `Named export '${missing}' not found. The requested module '${name}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${name}';\nconst { ${missing} } = pkg;\n`,
  )
}

function notFound(name: string, from: string): Error {
  if (isUnknownBuiltin(name)) return unknownBuiltin(name)
  return withCode(new Error(`Cannot find package '${name}' imported from ${from}`), 'ERR_MODULE_NOT_FOUND')
}

const isName = /^[A-Za-z_$][\w$]*$/
/** A package that is itself written as an ES module has a default only if it says so. */
const isEsModule = ({ exports }: GuestModule) => Reflect.get(exports, Symbol.toStringTag) === 'Module'
const hasDefault = (module: GuestModule) => !isEsModule(module) || 'default' in module.exports
const defaultOf = (module: GuestModule): unknown =>
  isEsModule(module) ? Reflect.get(module.exports, 'default') : module.exports

/** Names that an ES module can import. */
function exportNames(module: GuestModule): string[] {
  const own = Object.getOwnPropertyNames(module.exports)
  const hidden =
    typeof module.exports === 'function' ? ['length', 'name', 'prototype', 'arguments', 'caller'] : []
  const named = namedImports[module.name]
  if (named) return own.filter((name) => named.includes(name))
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
  const whole = isEsModule(found) ? 'm.default' : 'm'
  const standard = hasDefault(found) ? `export default ${whole};` : ''
  return `const m=globalThis[${JSON.stringify(giver)}](${quoted});${standard}${lines.join('')}`
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
    ...(found && hasDefault(found) && { default: defaultOf(found) }),
  })
  return Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' })
}
