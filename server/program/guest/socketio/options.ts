/** The options of `new Server()` on their way to the host: checked, and with functions left here. */
import { limits } from '#shared/limits.ts'
import { boundWords } from '../../protocol/boundWords.ts'
import type { JsonObject } from '../../protocol/messages.ts'
import { ask, callLine, refuse, send } from '../bridge.ts'
import { noteHandler } from '../emitter.ts'
import { isMsgpack } from '../msgpack.ts'

export type GivenOptions = Record<string, unknown>
type Fn = (...args: unknown[]) => unknown
/** The learner's functions among the options. */
export interface Hooks {
  allowRequest?: Fn
  cors?: Fn
  origin?: Fn
}
interface Checked {
  problem?: { message: string }
  options: JsonObject
  inForce: JsonObject
}

/** Refuses, at the learner's line, what a real server could not live with. */
export function readOptions(given: GivenOptions | undefined): {
  options: JsonObject
  inForce: JsonObject
  hooks: Hooks
} {
  const checked = ask({ kind: 'options', options: given === undefined ? {} : plain(given) }) as Checked
  if (checked.problem) refuse(checked.problem.message)
  if (Number(checked.options['maxHttpBufferSize']) > limits.payloadBytes)
    send({ kind: 'log', level: 'warn', text: boundWords.bufferSize, line: callLine() })
  return { ...checked, hooks: hooksOf(given ?? {}) }
}

/** As in Socket.IO the options of a server are the very object that was given, with what the library writes there. */
export function writtenOptions(given: GivenOptions, inForce: JsonObject): GivenOptions {
  if (given['connectionStateRecovery']) given['connectionStateRecovery'] = inForce['connectionStateRecovery']
  given['cleanupEmptyChildNamespaces'] = Boolean(given['cleanupEmptyChildNamespaces'])
  return given
}

/** What Engine.IO has a default of its own for. */
const engineNames = [
  'pingTimeout',
  'pingInterval',
  'upgradeTimeout',
  'maxHttpBufferSize',
  'transports',
  'allowUpgrades',
  'httpCompression',
  'cors',
  'allowEIO3',
]

/** The options of `io.engine`: its own defaults, and over them what was given to the server. */
export function engineOptions(given: GivenOptions, path: string, inForce: GivenOptions): GivenOptions {
  const defaults = Object.fromEntries(engineNames.map((name) => [name, inForce[name]]))
  const cookie = given['cookie'] ? { cookie: inForce['cookie'] } : {}
  return { ...defaults, ...given, path, ...cookie }
}

/** Checks what a `cors` function answered, by the same rules. */
export function readCors(cors: unknown, origin: unknown): unknown {
  const given = { ...(cors as GivenOptions | undefined) }
  if (hasPattern(given['origin'])) given['origin'] = settleOrigin(given['origin'], origin)
  return readOptions({ cors: given }).options['cors']
}

function hooksOf(given: GivenOptions): Hooks {
  const { allowRequest, cors } = given
  const origin = cors !== null && typeof cors === 'object' ? (cors as GivenOptions)['origin'] : undefined
  const hooks: Hooks = {}
  if (typeof allowRequest === 'function') hooks.allowRequest = traced('allowRequest', allowRequest as Fn)
  if (typeof cors === 'function') hooks.cors = traced('cors', cors as Fn)
  if (typeof origin === 'function') hooks.origin = traced('cors.origin', origin as Fn)
  else if (hasPattern(origin)) hooks.origin = (from, done) => (done as Fn)(null, settleOrigin(origin, from))
  return hooks
}

const traced =
  (name: string, fn: Fn): Fn =>
  (...args) => {
    noteHandler(name, fn as never, {})
    return fn(...args)
  }

const hasPattern = (origin: unknown): boolean => [origin].flat(9).some((item) => item instanceof RegExp)

/** What the cors package would make of it. Regular expressions are tried here, never on the host: `true` reflects the origin,
 *  `[]` matches none. */
export function settleOrigin(allowed: unknown, origin: unknown): unknown {
  if (!allowed || typeof allowed === 'string') return allowed || false
  return allows(allowed, origin) ? true : []
}
function allows(allowed: unknown, origin: unknown): boolean {
  if (Array.isArray(allowed)) return allowed.some((one) => allows(one, origin))
  if (typeof allowed === 'string') return allowed === origin
  return allowed instanceof RegExp ? allowed.test(String(origin)) : Boolean(allowed)
}

/** Values that JSON can't hold, marked, so that a refusal can name them. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value === 'function') return { $: 'function' }
  if (value === undefined) return { $: 'undefined' }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', text: String(value) }
  if (typeof value === 'bigint' || typeof value === 'symbol') return { $: typeof value }
  if (value === null || typeof value !== 'object') return value
  if (value instanceof RegExp) return { $: 'regexp', text: String(value) }
  if (value instanceof Date) return { $: 'date', text: value.toISOString() }
  if (isMsgpack(value)) return { $: 'parser', text: 'socket.io-msgpack-parser' }
  if (depth > 4) return { $: 'object' }
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1)]))
}
