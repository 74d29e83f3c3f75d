/** The host's door: whatever a program sends is of the shape that its kind says, or the program ends. */
import { z } from 'zod'
import { limits } from '#shared/limits.ts'
import type { Same } from '#shared/same.ts'
import type { EngineEvent, Flags, GuestMessage, Json, JsonObject } from '../protocol/messages.ts'
import { settingNames } from '../protocol/settingNames.ts'
import type { Log } from './log.ts'

export type Taken = GuestMessage | Log
type Kind = Taken['kind']
type Of<K extends Kind> = Extract<Taken, { kind: K }>
/** A message as it comes out of JSON. */
type Raw = { readonly [field: string]: unknown }

/** The fields of a message, each with what it must hold or may hold: whether one is absent or `undefined` is the same. */
type Fields<T> = {
  [F in keyof T]-?: object extends Pick<T, F>
    ? { may: Exclude<T[F], undefined> }
    : undefined extends T[F]
      ? { may: Exclude<T[F], undefined> }
      : { must: T[F] }
}

// What comes often is looked at by hand: a schema takes many times as long, for every packet of every client.
type Is<T> = (value: unknown) => value is T
const isText = (value: unknown): value is string => typeof value === 'string'
/** The types say text; programs use numbers too, as Socket.IO lets them. */
const isRoom = (value: unknown): value is string =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value)
const isTime = (value: unknown): value is number => typeof value === 'number'
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const maybe =
  <T>(is: Is<T>): Is<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || is(value)
const list =
  <T>(is: Is<T>): Is<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(is)
const levels = { log: true, info: true, warn: true, error: true, debug: true } satisfies Record<
  Log['level'],
  true
>
const isLevel = (value: unknown): value is Log['level'] => isText(value) && Object.hasOwn(levels, value)

type Checks = { readonly [field: string]: Is<unknown> }
type Checked<C> = { [F in keyof C]: C[F] extends Is<infer T> ? T : never }
/** Whether all fields of a value hold what they must. */
function fitting(checks: Checks): (value: unknown) => boolean {
  const list = Object.entries(checks)
  return (value) => {
    if (value === null || typeof value !== 'object') return false
    for (const [field, is] of list) if (!is((value as Raw)[field])) return false
    return true
  }
}
const flags = {
  volatile: maybe(isFlag),
  compress: maybe(isFlag),
  timeout: maybe(isTime),
  local: maybe(isFlag),
}
const areFlags = fitting(flags) as Is<Flags>

const line0 = maybe(isNumber)
const values0 = { json: isText, bytes: maybe(list(isBytes)), rich: maybe(isText) }
const socket0 = { server: isNumber, namespace: isText, id: isText }
const rooms0 = { ...socket0, rooms: list(isRoom), line: line0 }
const often = {
  log: { level: isLevel, text: isText, line: line0 },
  handler: {
    event: isText,
    namespace: maybe(isText),
    id: maybe(isText),
    connection: maybe(isText),
    server: maybe(isNumber),
    line: line0,
    nth: maybe(isNumber),
  },
  emit: { ...socket0, ...values0, flags: areFlags, ack: maybe(isNumber), line: line0 },
  ack: { ...socket0, ...values0, ack: isNumber, line: line0 },
  broadcast: {
    server: isNumber,
    namespace: isText,
    retired: maybe(isNumber),
    rooms: list(isRoom),
    except: list(isRoom),
    ...values0,
    flags: areFlags,
    ack: maybe(isNumber),
    line: line0,
  },
  join: rooms0,
  leave: rooms0,
} satisfies { [K in Kind]?: Checks }
type Often = keyof typeof often

/** What is kept on the host under its name has one of the names that the guest library sends. */
const engineEvents = [
  'connection',
  'connection_error',
  'initial_headers',
  'headers',
] as const satisfies readonly EngineEvent[]

const number = z.int()
const text = z.string()
const line = number.optional()
const bytes = z.instanceof(Uint8Array) as unknown as z.ZodType<Uint8Array>
const valuesFields = { json: text, bytes: z.array(bytes).optional(), rich: text.optional() }
const values = z.object(valuesFields)
const json = z.json() as unknown as z.ZodType<Json>
const jsonObject = z.record(z.string(), json) as unknown as z.ZodType<JsonObject>
const socket = { server: number, namespace: text, id: text }
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('handler'), handler: number, error: z.boolean() }),
  z.object({ kind: z.literal('app'), app: number }),
  z.object({
    kind: z.literal('parser'),
    parser: z.enum(['json', 'urlencoded', 'text', 'raw']),
    options: jsonObject,
  }),
  z.object({ kind: z.literal('static'), root: text.max(limits.filePath), options: jsonObject }),
])
const failure = z.object({
  name: text,
  message: text,
  stack: text,
  status: z.number().optional(),
  values: values.optional(),
  more: jsonObject.optional(),
})

const mapEdit = z.discriminatedUnion('do', [
  z.object({ do: z.literal('delete'), key: json }),
  z.object({ do: z.literal('clear') }),
  z.object({ do: z.literal('set'), key: json, members: z.array(json) }),
  z.object({ do: z.enum(['add', 'remove']), key: json, member: json }),
  z.object({ do: z.literal('empty'), key: json }),
])

/** Every other kind: its fields. */
const rare = {
  file: { path: text, content: text.optional(), bytes: bytes.optional() },
  'http.create': { http: number, app: number.optional(), line },
  'http.answer404': { http: number },
  'http.handler': { http: number, step, line },
  'http.handler.off': { http: number, handler: number },
  'http.listen': { http: number, port: number.min(0).max(65_535), line },
  'http.close': { http: number, line },
  'http.cut': { http: number },
  'request.read': { request: number },
  'request.delegate': { request: number, app: number },
  response: { request: number, method: text, args: values, line },
  'response.file': {
    request: number,
    path: text.max(limits.filePath),
    download: z.boolean(),
    as: text.max(limits.attachmentName).optional(),
    options: jsonObject,
    ack: number.optional(),
    line,
  },
  'express.app': { app: number, router: jsonObject.nullable(), line },
  'express.add': {
    app: number,
    method: text,
    path: z.union([text, z.array(text)]),
    steps: z.array(step),
    line,
  },
  'express.param': { app: number, name: text, handler: number, line },
  'express.set': { app: number, name: z.enum(settingNames), value: json, line },
  server: { server: number, options: jsonObject, inForce: jsonObject, line },
  'server.attach': { server: number, http: number, options: jsonObject, line },
  'server.set': { server: number, name: z.enum(['path', 'connectTimeout', 'serveClient']), value: json },
  'server.close': { server: number, line },
  parent: { server: number, parent: number, pattern: text, line },
  namespace: { server: number, namespace: text, parent: number.optional(), line },
  'namespace.forget': { server: number, namespace: text, retired: number },
  'parent.forget': { server: number, parent: number },
  'adapter.edit': {
    server: number,
    namespace: text,
    retired: number.optional(),
    map: z.enum(['rooms', 'sids', 'sockets']),
    edit: mapEdit,
    line,
  },
  admit: socket,
  'socket.rename': { ...socket, to: text.max(limits.socketId) },
  refuse: { ...socket, error: values },
  parted: socket,
  breathe: { ticks: number.min(1).max(limits.ticks).nullable() },
  unheard: { ...socket, event: text, socketId: text },
  disconnect: { ...socket, close: z.boolean(), line },
  'engine.watch': { server: number, event: z.enum(engineEvents) },
  'engine.use': { server: number, handler: number, line },
  'engine.generateId': { server: number, handler: number },
  'engine.close': { server: number },
  'conn.watch': { server: number, conn: text },
  'conn.close': { server: number, conn: text, discard: z.boolean() },
  'conn.send': { server: number, conn: text, data: values, compress: z.boolean(), line },
  'transport.close': { server: number, conn: text, transport: text },
  answer: {
    call: number,
    value: z.unknown().optional(),
    failure: failure.optional(),
    values: values.optional(),
  },
} satisfies { [K in Exclude<Kind, Often>]: z.ZodRawShape }

type Rare = keyof typeof rare
type Read<F> = F extends z.ZodRawShape ? z.infer<z.ZodObject<F>> : never
/** Do not compile when a kind says more or less than its message: the error names it. */
const agreedOften: { [K in Often]: true } = {} as {
  [K in Often]: Same<Fields<Checked<(typeof often)[K]>>, Fields<Omit<Of<K>, 'kind'>>>
}
const agreedRare: { [K in Rare]: true } = {} as {
  [K in Rare]: Same<Fields<Read<(typeof rare)[K]>>, Fields<Omit<Of<K>, 'kind'>>>
}
const agreedFlags: Same<Fields<Checked<typeof flags>>, Fields<Flags>> = true
void [agreedOften, agreedRare, agreedFlags]

const hot = new Map(Object.entries(often).map(([kind, checks]) => [kind, fitting(checks)]))
const schemas = new Map<string, z.ZodType>(
  Object.entries(rare).map(([kind, fields]) => [kind, z.object({ kind: z.literal(kind), ...fields })]),
)

/** The message, where it is one; `undefined` where a program has made it up. Never throws. */
export function readMessage(raw: unknown): Taken | undefined {
  try {
    const { kind } = raw as { kind?: unknown }
    if (typeof kind !== 'string') return undefined
    const fits = hot.get(kind)
    if (fits) return fits(raw) ? (raw as Taken) : undefined
    return schemas.get(kind)?.safeParse(raw).data as Taken | undefined
  } catch {
    // Nested deeper than a schema can follow.
    return undefined
  }
}
