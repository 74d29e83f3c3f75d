/** The options of `new Server()`: what each is for, its default, and which values a shared process can live with. */
import { z } from 'zod'
import { doors } from './options/doors.ts'
import { packets } from './options/packets.ts'
import { timing } from './options/timing.ts'
import { isMark } from './optionValues.ts'
import type { Problem } from './problem.ts'
import type { Json } from './trace.ts'
import { excessOf } from './weight.ts'

/** Every option of `new Server()`, in the order in which a learner meets them. */
export const serverOptions = z.object({
  path: doors.path,
  cors: doors.cors,
  pingInterval: timing.pingInterval,
  pingTimeout: timing.pingTimeout,
  transports: doors.transports,
  allowUpgrades: doors.allowUpgrades,
  upgradeTimeout: timing.upgradeTimeout,
  connectTimeout: timing.connectTimeout,
  maxHttpBufferSize: packets.maxHttpBufferSize,
  connectionStateRecovery: packets.connectionStateRecovery,
  allowRequest: doors.allowRequest,
  cookie: packets.cookie,
  perMessageDeflate: packets.perMessageDeflate,
  httpCompression: packets.httpCompression,
  serveClient: doors.serveClient,
  cleanupEmptyChildNamespaces: packets.cleanupEmptyChildNamespaces,
  allowEIO3: doors.allowEIO3,
  addTrailingSlash: doors.addTrailingSlash,
  initialPacket: packets.initialPacket,
  destroyUpgrade: doors.destroyUpgrade,
  destroyUpgradeTimeout: timing.destroyUpgradeTimeout,
  parser: packets.parser,
  adapter: packets.adapter,
  wsEngine: packets.wsEngine,
})
export type ServerOptions = z.infer<typeof serverOptions>
export type OptionName = keyof ServerOptions

/** What an option that was set to `undefined` does in a real server: nothing, or this. */
const ABSENT: Partial<Record<OptionName, Json>> = { allowUpgrades: false, httpCompression: false }
const NEEDED: readonly string[] = [
  'pingInterval',
  'pingTimeout',
  'upgradeTimeout',
  'maxHttpBufferSize',
  'transports',
  'wsEngine',
]

/** What one option may hold: each is read again at every request or packet. */
const mostInOption = { values: 500, depth: 10, characters: 20_000 }

export type Checked =
  | { options: { [name: string]: Json }; inForce: { [name: string]: Json }; problem?: undefined }
  | { problem: Problem; options: Record<string, never>; inForce: Record<string, never> }
const refused = (problem: Problem): Checked => ({ problem, options: {}, inForce: {} })

/** Checks the options of a program. What JSON can't hold is marked as `{ $: 'function' }` and the like. */
export function checkOptions(raw: unknown): Checked {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw) || isMark(raw))
    return refused({
      message: 'Server의 옵션은 객체로 쓰세요. 예: new Server(server, { pingInterval: 25000 })',
    })
  const options: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(raw)) {
    if (!Object.hasOwn(serverOptions.shape, name)) continue
    if (excessOf(value, mostInOption) !== undefined)
      return refused({
        message: `${name}에 쓴 값이 너무 길어요. 놀이터에서는 값을 500개, 글자를 20,000자까지 쓸 수 있어요.`,
        field: name,
      })
    const absent = isMark(value) && value.$ === 'undefined'
    if (absent && NEEDED.includes(name)) {
      const message = `${name}의 값이 undefined예요. 값을 쓰거나 이 줄을 지우세요.`
      return refused({ message, field: name })
    }
    if (!absent) options[name] = value as Json
    else if (name in ABSENT) options[name] = ABSENT[name as OptionName] as Json
  }
  const parsed = serverOptions.safeParse(options)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused({ message: issue?.message ?? '', field: fieldOf(issue?.path ?? []) })
  }
  const given = shown(options) as { [name: string]: Json }
  return { options, inForce: { ...defaults(), ...given, ...merged(given) } }
}

/** Options whose object is laid over defaults of its own. */
const OWN_DEFAULTS = {
  connectionStateRecovery: { maxDisconnectionDuration: 120_000, skipMiddlewares: true },
  cookie: { name: 'io', path: '/', httpOnly: true, sameSite: 'lax' },
} as const

function merged(given: { [name: string]: Json }): { [name: string]: Json } {
  const whole: { [name: string]: Json } = {}
  for (const [name, own] of Object.entries(OWN_DEFAULTS)) {
    const value = given[name]
    if (value) whole[name] = typeof value === 'object' ? { ...own, ...value } : own
  }
  return whole
}

const defaults = () =>
  Object.fromEntries(
    Object.entries(serverOptions.shape).flatMap(([name, schema]) => {
      const value = schema.meta()?.['default'] as Json
      return value === null ? [] : [[name, value]]
    }),
  )

/** The place of an option as it is written; which item of a list it was, the sentence says. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.filter((part) => typeof part === 'string').join('.')

/** Options as a person reads them. */
function shown(value: Json): Json {
  if (isMark(value)) return value.$ === 'function' ? '[Function]' : (value.text ?? value.$)
  if (Array.isArray(value)) return value.map(shown)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)]))
}
