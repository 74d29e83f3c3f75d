/** What a program may give Express: everything that reaches it is bounded in length, count and depth. */
import { z } from 'zod'
import { routePath } from './routePath.ts'

const MIB = 1024 ** 2
/** Numbers of fields and of nesting that Express itself starts with: more of them take seconds to read. */
const [MOST_FIELDS, MOST_DEPTH] = [1_000, 32]

const LIMIT = '놀이터에서는 limit을 1mb까지 쓸 수 있어요. 예: limit: "1mb"'
const TYPE =
  '놀이터에서는 type에 200글자까지의 문자열이나, 그런 문자열을 20개까지 담은 배열을 쓸 수 있어요. 예: type: "application/json"'
const FIELDS = `놀이터에서는 parameterLimit을 ${MOST_FIELDS}까지 쓸 수 있어요. 예: parameterLimit: ${MOST_FIELDS}`
const DEPTH = `놀이터에서는 depth를 ${MOST_DEPTH}까지 쓸 수 있어요. 예: depth: ${MOST_DEPTH}`
const CHARSET =
  '놀이터에서는 defaultCharset에 40글자까지의 문자열을 쓸 수 있어요. 예: defaultCharset: "utf-8"'

const isType = (given: unknown): boolean => typeof given === 'string' && given.length <= 200
const isTypes = (given: unknown): boolean =>
  given === null || isType(given) || (Array.isArray(given) && given.length <= 20 && given.every(isType))
const upTo = (most: number, error: string) => z.number({ error }).max(most, { error })

/** What the `bytes` package reads as a size; `undefined` where it reads none. */
export function sizeOf(limit: string | number): number | undefined {
  if (typeof limit === 'number') return limit
  const [, size = '', unit = 'b'] = /^([-+]?\d+(?:\.\d+)?) *(kb|mb|gb|tb|pb)?$/i.exec(limit) ?? []
  if (size === '') return Number.isNaN(Number.parseInt(limit, 10)) ? undefined : Number.parseInt(limit, 10)
  return Math.floor(Number(size) * 1024 ** ['b', 'kb', 'mb', 'gb', 'tb', 'pb'].indexOf(unit.toLowerCase()))
}
const isSize = (given: unknown): boolean =>
  given === null ||
  ((typeof given === 'number' || (typeof given === 'string' && given.length <= 40)) &&
    (sizeOf(given) ?? 0) <= MIB)

/** Options of `express.json()`, `urlencoded()`, `text()` and `raw()`. What Express does not know is left out. */
export const parserOptions = z.object({
  limit: z.custom<string | number | null>(isSize, { error: LIMIT }).optional(),
  type: z.custom<string | string[] | null>(isTypes, { error: TYPE }).optional(),
  inflate: z.boolean().catch(true).optional(),
  strict: z.boolean().catch(true).optional(),
  extended: z.unknown().transform(Boolean).optional(),
  parameterLimit: upTo(MOST_FIELDS, FIELDS).optional(),
  depth: upTo(MOST_DEPTH, DEPTH).optional(),
  charsetSentinel: z.unknown().transform(Boolean).optional(),
  interpretNumericEntities: z.unknown().transform(Boolean).optional(),
  defaultCharset: z.string({ error: CHARSET }).max(40, { error: CHARSET }).nullable().optional(),
})
export type ParserOptions = z.infer<typeof parserOptions>

/** Options of `express.Router()`. */
export const routerOptions = z.object({
  caseSensitive: z.unknown().transform(Boolean).optional(),
  mergeParams: z.unknown().transform(Boolean).optional(),
  strict: z.unknown().transform(Boolean).optional(),
})

const SPACES =
  '놀이터에서는 "json spaces"에 0부터 4 사이의 정수를 쓸 수 있어요. 예: app.set("json spaces", 2)'
const HOPS = '놀이터에서는 이 설정에 0부터 100 사이의 정수를 쓸 수 있어요. 예: app.set("trust proxy", 1)'
const WORDS = '놀이터에서는 이 설정에 500글자까지의 문자열을 쓸 수 있어요. 짧게 줄여 쓰세요.'
const isWhole = (given: unknown, most: number): boolean =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= most
const isWord = (given: unknown, most: number): boolean =>
  typeof given === 'boolean' || (typeof given === 'string' && given.length <= most)
type Setting = string | number | boolean
const spaces = z.custom<Setting>((given) => isWord(given, 4) || isWhole(given, 4), { error: SPACES })
const setting = z.custom<Setting>((given) => isWord(given, 500) || isWhole(given, 100), {
  error: ({ input }) => (typeof input === 'number' ? HOPS : WORDS),
})

/** The value of `app.set(name, value)`, by the name of the setting. */
export const settingOf = (name: string) => (name === 'json spaces' ? spaces : setting)

const MOST_NAME = 100
const NAME = `놀이터에서는 파라미터의 이름을 ${MOST_NAME}글자까지 쓸 수 있어요. 이름을 짧게 줄여 쓰세요.`
/** The name of `app.param(name, …)`. */
export const paramName = z.string({ error: NAME }).max(MOST_NAME, { error: NAME })

const MOST_TYPES = 50
const MOST_TYPE = 100
const TYPES = `놀이터에서는 req.is()와 req.accepts()에 ${MOST_TYPE}글자까지의 이름을 ${MOST_TYPES}개까지 쓸 수 있어요. 줄여 쓰세요.`
/** Names of what a request may hold or accept: `req.is(…)`, `req.accepts(…)` and their like. */
export const negotiated = z
  .array(z.string({ error: TYPES }).max(MOST_TYPE, { error: TYPES }), { error: TYPES })
  .max(MOST_TYPES, { error: TYPES })

const NAMES = '놀이터에서는 index와 extensions에 100글자까지의 문자열을 20개까지 쓸 수 있어요. 줄여 쓰세요.'
const AGE = '놀이터에서는 maxAge에 숫자나 40글자까지의 문자열을 쓸 수 있어요. 예: maxAge: "1d"'
const HEADERS = '놀이터에서는 headers에 문자열을 20개까지 쓸 수 있어요. 줄여 쓰세요.'
const DOTFILES = 'dotfiles에는 "allow", "deny", "ignore" 가운데 하나를 쓰세요.'
const ROOT = '놀이터에서는 root에 200글자까지의 경로를 쓸 수 있어요. 짧게 줄여 쓰세요.'

const shortText = z.string({ error: NAMES }).max(100, { error: NAMES })
const names = z.union([z.literal(false), shortText, z.array(shortText).max(20)], { error: NAMES })
const yesNo = z.unknown().transform((given) => given !== false)
const sent = {
  acceptRanges: yesNo.optional(),
  cacheControl: yesNo.optional(),
  dotfiles: z.enum(['allow', 'deny', 'ignore'], { error: DOTFILES }).optional(),
  immutable: z.unknown().transform(Boolean).optional(),
  lastModified: yesNo.optional(),
  maxAge: z.union([z.number(), z.string().max(40)], { error: AGE }).optional(),
  index: names.optional(),
  extensions: names.optional(),
}
/** Options of `express.static()`. */
export const staticOptions = z.object({
  ...sent,
  etag: yesNo.optional(),
  fallthrough: yesNo.optional(),
  redirect: yesNo.optional(),
})
export type StaticOptions = z.infer<typeof staticOptions>
const header = z.string({ error: HEADERS }).max(1_000, { error: HEADERS })
/** Options of `res.sendFile()` and `res.download()`. */
export const fileOptions = z.object({
  ...sent,
  root: z.string({ error: ROOT }).max(200, { error: ROOT }).optional(),
  headers: z
    .record(z.string(), header, { error: HEADERS })
    .refine((given) => Object.keys(given).length <= 20, { error: HEADERS })
    .optional(),
})

/** What of Express is asked about, each with the value that the program gave. */
const kinds = {
  parser: parserOptions,
  router: routerOptions,
  path: routePath,
  param: paramName,
  negotiated,
  static: staticOptions,
  file: fileOptions,
} as const

export type Bounded<T> = { ok: true; value: T } | { ok: false; message: string }

/** Parses what a program gave Express. The message of a refusal is for the learner. */
export function boundedBy<T>(schema: z.ZodType<T>, given: unknown): Bounded<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, message: parsed.error.issues[0]?.message ?? '' }
}

/** The schema behind a question of the guest library. */
export function boundsOf(of: string, name: string): z.ZodType | undefined {
  if (of === 'setting') return settingOf(name)
  return Object.hasOwn(kinds, of) ? kinds[of as keyof typeof kinds] : undefined
}
