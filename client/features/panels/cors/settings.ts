/** What of the two programs decides whether a page may connect, in a form in which two of them can be compared. */
import { type Exchange, pathOf } from '#shared/model/exchanges.ts'
import type { Json } from '#shared/trace.ts'
import { toCode } from '../../../lab/code/literal.ts'
import { readSetting } from '../../../lab/code/settings.ts'

/** As code; `null`: not written. `cors: 'on'` is an object, of which the other members tell. */
export interface ServerSetting {
  cors: string
  origin: string | null
  credentials: string | null
  methods: string | null
  allowedHeaders: string | null
  allowRequest: string | null
}
/** `reach`: whether the client asks where the server listens. */
export interface ClientSetting {
  withCredentials: boolean
  transports: string | null
  tryAllTransports: boolean
  extraHeaders: string | null
  reach: 'there' | 'wrong path' | 'nobody'
}

export const noCors: ServerSetting = {
  cors: 'off',
  origin: null,
  credentials: null,
  methods: null,
  allowedHeaders: null,
  allowRequest: null,
}
export const plainClient: ClientSetting = {
  withCredentials: false,
  transports: null,
  tryAllTransports: false,
  extraHeaders: null,
  reach: 'there',
}

/** Two settings with the same key decide alike. A server that is not asked decides nothing. */
export const keyOf = (server: ServerSetting, client: ClientSetting): string => {
  const asked = client.reach === 'there' ? server : noCors
  return JSON.stringify([
    asked.cors,
    asked.origin,
    asked.credentials,
    asked.methods,
    asked.allowedHeaders,
    asked.allowRequest,
    client.withCredentials,
    client.transports,
    client.tryAllTransports,
    client.extraHeaders,
    client.reach,
  ])
}
export const serverKey = (server: ServerSetting): string => keyOf(server, plainClient)

/** Code that only running it would tell apart: blanks and quotation marks do not count. */
export const plainCode = (code: string): string => code.replace(/\s+/g, ' ').replaceAll("'", '"').trim()

const members = ['origin', 'credentials', 'methods', 'allowedHeaders'] as const
const isFunction = (code: string) =>
  !code.startsWith('{') && /=>|^(async\s+)?(function|cors)\b\s*\(/.test(code)

/** An option as it is typed; `null` where it is not, or where nobody can tell. */
function typedCode(text: string, path: readonly string[]): string | null {
  const setting = readSetting(text, 'server', path)
  if (setting.is !== 'set') return null
  return setting.value === undefined ? plainCode(setting.code) : toCode(setting.value)
}

/** Only `true` says that credentials are allowed. */
const onlyTrue = (code: string | null) => (code === 'true' ? code : null)

/** What a text of server.js says; `null` where it cannot be understood. */
export function settingTyped(text: string): ServerSetting | null {
  const cors = readSetting(text, 'server', ['cors'])
  if (cors.is === 'unclear') return null
  const allowRequest = typedCode(text, ['allowRequest'])
  const isOff = cors.is === 'absent' || cors.value === false || cors.value === null
  if (isOff) return { ...noCors, allowRequest }
  const isObject = typeof cors.value === 'object' || (cors.value === undefined && !isFunction(cors.code))
  if (!isObject) return { ...noCors, cors: typedCode(text, ['cors']) ?? 'off', allowRequest }
  const [origin = null, credentials = null, methods = null, allowedHeaders = null] = members.map((name) =>
    typedCode(text, ['cors', name]),
  )
  return { cors: 'on', origin, credentials: onlyTrue(credentials), methods, allowedHeaders, allowRequest }
}

/** How the trace shows what JSON can't hold. */
const isShown = (value: Json): boolean =>
  Array.isArray(value)
    ? value.some(isShown)
    : typeof value === 'string' && (value === '[Function]' || /^\/.*\/[a-z]*$/s.test(value))

/** What the program that runs has in force: its options, and its text where they are functions or patterns. */
export function settingRun(options: { readonly [name: string]: Json }, text: string): ServerSetting {
  const code = (value: Json | undefined, path: readonly string[]): string | null => {
    if (value === undefined) return null
    return isShown(value) ? (typedCode(text, path) ?? toCode(value)) : toCode(value)
  }
  const { cors = null, allowRequest } = options
  const base = { ...noCors, allowRequest: code(allowRequest, ['allowRequest']) }
  if (cors === null || cors === false) return base
  if (typeof cors !== 'object' || Array.isArray(cors)) return { ...base, cors: code(cors, ['cors']) ?? 'off' }
  const object = cors as { readonly [name: string]: Json }
  const [origin = null, credentials = null, methods = null, allowedHeaders = null] = members.map((name) =>
    code(object[name], ['cors', name]),
  )
  return { ...base, cors: 'on', origin, credentials: onlyTrue(credentials), methods, allowedHeaders }
}

const usual = /^\["polling", "websocket"(, "webtransport")?\]$/

/** What a client asked for, and whether that reaches the server. */
export function clientSetting(
  wishes: {
    withCredentials?: true
    transports?: readonly string[]
    tryAllTransports?: true
    extraHeaders?: readonly string[]
  },
  first: Exchange,
  paths: readonly string[],
): ClientSetting {
  const path = pathOf(first)
  const isThere = paths.some((one) => path === one || path.startsWith(`${one.replace(/\/$/, '')}/`))
  const transports = wishes.transports ? toCode(wishes.transports) : null
  return {
    withCredentials: wishes.withCredentials ?? false,
    transports: transports !== null && usual.test(transports) ? null : transports,
    tryAllTransports: wishes.tryAllTransports ?? false,
    extraHeaders: wishes.extraHeaders ? toCode(wishes.extraHeaders.map((name) => name.toLowerCase())) : null,
    reach: first.end.is === 'refused' ? 'nobody' : isThere ? 'there' : 'wrong path',
  }
}
