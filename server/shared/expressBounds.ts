/** What a program may give Express: everything that reaches it is bounded in length, count and depth. */
import { z } from 'zod'

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

const type = z.string({ error: TYPE }).max(200, { error: TYPE })
const upTo = (most: number, error: string) => z.number({ error }).max(most, { error })

/** What the `bytes` package reads as a size; `undefined` where it reads none. */
export function sizeOf(limit: string | number): number | undefined {
  if (typeof limit === 'number') return limit
  const [, size = '', unit = 'b'] = /^([-+]?\d+(?:\.\d+)?) *(kb|mb|gb|tb|pb)?$/i.exec(limit) ?? []
  if (size === '') return Number.isNaN(Number.parseInt(limit, 10)) ? undefined : Number.parseInt(limit, 10)
  return Math.floor(Number(size) * 1024 ** ['b', 'kb', 'mb', 'gb', 'tb', 'pb'].indexOf(unit.toLowerCase()))
}
const size = z
  .union([z.number(), z.string().max(40)], { error: LIMIT })
  .refine((limit) => (sizeOf(limit) ?? 0) <= MIB, { error: LIMIT })
  .nullable()

/** Options of `express.json()`, `urlencoded()`, `text()` and `raw()`. What Express does not know is left out. */
export const parserOptions = z.object({
  limit: size.optional(),
  type: z
    .union([type, z.array(type).max(20, { error: TYPE })], { error: TYPE })
    .nullable()
    .optional(),
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
const spaces = z.union([z.boolean(), z.string().max(4), z.number().int().min(0).max(4)], { error: SPACES })
const setting = z.union([
  z.boolean(),
  z.string().max(500, { error: WORDS }),
  z.number({ error: WORDS }).min(0, { error: HOPS }).max(100, { error: HOPS }),
])

/** The value of `app.set(name, value)`, by the name of the setting. */
export const settingOf = (name: string) => (name === 'json spaces' ? spaces : setting)

const MOST_PATH = 500
const MOST_PATHS = 50
const PATH = `놀이터에서는 경로 하나를 ${MOST_PATH}글자까지 쓸 수 있어요. 경로를 짧게 줄여 쓰세요.`
const PATHS = `놀이터에서는 경로를 한 번에 ${MOST_PATHS}개까지 쓸 수 있어요. 라우트를 나누어 쓰세요.`
const path = z.string({ error: PATH }).max(MOST_PATH, { error: PATH })

/** The path, or paths, of a route. */
export const routePath = z.union([path, z.array(path).max(MOST_PATHS, { error: PATHS })], { error: PATH })

const MOST_NAME = 100
const NAME = `놀이터에서는 파라미터의 이름을 ${MOST_NAME}글자까지 쓸 수 있어요. 이름을 짧게 줄여 쓰세요.`
/** The name of `app.param(name, …)`. */
export const paramName = z.string({ error: NAME }).max(MOST_NAME, { error: NAME })

/** What of Express is asked about, each with the value that the program gave. */
const kinds = { parser: parserOptions, router: routerOptions, path: routePath, param: paramName } as const

export type Bounded<T> = { ok: true; value: T } | { ok: false; message: string }

/** Parses what a program gave Express. The message of a refusal is for the learner. */
export function boundedBy<T>(schema: z.ZodType<T>, given: unknown): Bounded<T> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, message: messageOf(parsed.error.issues) }
}

/** The schema behind a question of the guest library. */
export function boundsOf(of: string, name: string): z.ZodType | undefined {
  if (of === 'setting') return settingOf(name)
  return Object.hasOwn(kinds, of) ? kinds[of as keyof typeof kinds] : undefined
}

/** Of a union the innermost sentence is the one that says most. */
function messageOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  if (issue?.code !== 'invalid_union') return issue?.message ?? ''
  const inner = issue.errors.flat().find(({ message, code }) => code === 'too_big' && message !== '')
  return inner?.message ?? issue.message
}
