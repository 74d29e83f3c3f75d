/** The options of `new Server()` that have options of their own. */
import { z } from 'zod'
import { anything, headerSafe, isMark, type Mark, plainOr, range } from './optionValues.ts'

const truthy = (value: unknown) => typeof value === 'boolean' || value === null

const ORIGIN =
  'cors.origin에는 출처를 문자열, 배열, 정규식, 함수나 true로 쓰세요. 예: origin: "http://localhost:3000"'
/** Of anything but a text the cors package only asks whether it is truthy, or equal to the origin. */
const isOrigin = (value: unknown): boolean => typeof value !== 'string' || headerSafe(value)
const names = (field: string, example: string, nullable: boolean) => {
  const error = `cors.${field}에는 문자열이나 문자열의 배열을 쓰세요. 예: ${field}: ${example}`
  const isName = (value: unknown) => typeof value === 'string' && headerSafe(value)
  const isNames = (value: unknown) => isName(value) || (Array.isArray(value) && value.every(isName))
  return z
    .custom((value) => isNames(value) || (nullable && (value === null || value === false)), { error })
    .optional()
}
const MAX_AGE = 'cors.maxAge에는 초를 나타내는 숫자를 쓰세요. 예: maxAge: 600'

export const corsOption = plainOr(
  (value) => truthy(value) || typeof value === 'string' || (isMark(value) && value.$ === 'function'),
  z.looseObject({
    origin: z.custom(isOrigin, { error: ORIGIN }).optional(),
    methods: names('methods', '["GET", "POST"]', false),
    allowedHeaders: names('allowedHeaders', '["X-Token"]', true),
    headers: names('headers', '["X-Token"]', true),
    exposedHeaders: names('exposedHeaders', '["X-Token"]', true),
    credentials: anything.optional(),
    maxAge: z
      .union(
        [
          z.number({ error: MAX_AGE }),
          z.string({ error: MAX_AGE }).regex(/^\d*$/, { error: MAX_AGE }),
          z.null(),
        ],
        { error: MAX_AGE },
      )
      .optional(),
    preflightContinue: anything.optional(),
    optionsSuccessStatus: range('cors.optionsSuccessStatus', 200, 599, 'HTTP 상태 코드', 204).optional(),
  }),
  'cors에는 객체를 쓰세요. 예: cors: { origin: "http://localhost:3000" }',
)

const NAME = 'cookie.name에는 영어 글자, 숫자, "-", "_"만 쓰세요. 예: name: "io"'
const PATH = 'cookie.path에는 "/"로 시작하는 문자열을 쓰세요. 예: path: "/"'
const DOMAIN = 'cookie.domain에는 도메인 이름을 쓰세요. 예: domain: "example.com"'
const SAME_SITE = 'cookie.sameSite에는 "strict", "lax", "none"이나 true, false를 쓰세요. 예: sameSite: "lax"'
const PRIORITY = 'cookie.priority에는 "low", "medium", "high" 가운데 하나를 쓰세요.'
const EXPIRES = 'cookie.expires에는 Date 객체를 쓰세요. 예: expires: new Date("2030-01-01")'
const ENCODE = '놀이터에서는 cookie.encode를 쓸 수 없어요. 이 줄을 지우세요.'
const sameSite = z.string({ error: SAME_SITE }).regex(/^(strict|lax|none)$/i, { error: SAME_SITE })
const priority = z.string({ error: PRIORITY }).regex(/^(low|medium|high)$/i, { error: PRIORITY })

export const cookieOption = plainOr(
  (value) => truthy(value) || typeof value === 'string',
  z.looseObject({
    name: z
      .string({ error: NAME })
      .regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: NAME })
      .optional(),
    path: z
      .string({ error: PATH })
      .regex(/^[\x20-\x3a\x3c-\x7e]*$/, { error: PATH })
      .nullable()
      .optional(),
    domain: z
      .string({ error: DOMAIN })
      .max(253, { error: DOMAIN, abort: true })
      .regex(/^\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i, { error: DOMAIN })
      .nullable()
      .optional(),
    sameSite: z.union([z.boolean(), z.null(), sameSite], { error: SAME_SITE }).optional(),
    maxAge: range('cookie.maxAge', 0, 1_000_000_000, '초', 3_600).nullable().optional(),
    expires: z.custom((value) => isMark(value) && value.$ === 'date', { error: EXPIRES }).optional(),
    priority: priority.nullable().optional(),
    encode: z.undefined({ error: ENCODE }).optional(),
    httpOnly: anything.optional(),
    secure: anything.optional(),
    partitioned: anything.optional(),
  }),
  'cookie에는 true나 객체를 쓰세요. 예: cookie: { name: "io" }',
)

const zlib = (where: string) => ({
  level: range(`${where}.level`, -1, 9, '압축 단계', 6).optional(),
  memLevel: range(`${where}.memLevel`, 1, 9, '메모리 단계', 8).optional(),
  windowBits: range(`${where}.windowBits`, 9, 15, '비트', 15).optional(),
  strategy: range(`${where}.strategy`, 0, 4, 'zlib 전략 번호', 0).optional(),
  chunkSize: range(`${where}.chunkSize`, 64, 65_536, '바이트', 16_384).optional(),
  flush: range(`${where}.flush`, 0, 5, 'zlib 플러시 번호', 0).optional(),
  finishFlush: range(`${where}.finishFlush`, 0, 5, 'zlib 플러시 번호', 4).optional(),
  maxOutputLength: range(`${where}.maxOutputLength`, 1_000, 10_000_000, '바이트', 1_000_000).optional(),
  dictionary: z
    .undefined({ error: `놀이터에서는 ${where}.dictionary를 쓸 수 없어요. 이 줄을 지우세요.` })
    .optional(),
})

export const gzipOption = plainOr(
  truthy,
  z.looseObject({
    threshold: range('httpCompression.threshold', 0, 10_000_000, '바이트', 1_024).optional(),
    ...zlib('httpCompression'),
  }),
  'httpCompression에는 true, false나 객체를 쓰세요. 예: httpCompression: { threshold: 1024 }',
)

const inner = (where: string) =>
  plainOr(() => false, z.looseObject(zlib(where)), `${where}에는 객체를 쓰세요. 예: { level: 6 }`).optional()
const CLIENT_BITS =
  'perMessageDeflate.clientMaxWindowBits에는 9부터 15 사이의 정수나 true, false를 쓰세요. 예: clientMaxWindowBits: 15'

const bits = z
  .number({ error: CLIENT_BITS })
  .int({ error: CLIENT_BITS })
  .min(9, { error: CLIENT_BITS })
  .max(15, { error: CLIENT_BITS })

export const deflateOption = plainOr(
  truthy,
  z.looseObject({
    threshold: range('perMessageDeflate.threshold', 0, 10_000_000, '바이트', 1_024).optional(),
    serverMaxWindowBits: range('perMessageDeflate.serverMaxWindowBits', 9, 15, '비트', 15).optional(),
    clientMaxWindowBits: z.union([z.boolean(), bits], { error: CLIENT_BITS }).optional(),
    concurrencyLimit: range('perMessageDeflate.concurrencyLimit', 1, 100, '개', 10).optional(),
    serverNoContextTakeover: z
      .boolean({ error: 'perMessageDeflate.serverNoContextTakeover에는 true나 false를 쓰세요.' })
      .optional(),
    clientNoContextTakeover: z
      .boolean({ error: 'perMessageDeflate.clientNoContextTakeover에는 true나 false를 쓰세요.' })
      .optional(),
    zlibDeflateOptions: inner('perMessageDeflate.zlibDeflateOptions'),
    zlibInflateOptions: inner('perMessageDeflate.zlibInflateOptions'),
  }),
  'perMessageDeflate에는 true, false나 객체를 쓰세요. 예: perMessageDeflate: { threshold: 1024 }',
)

/** The parser of the package that is here; another one's code can't reach the real server. */
export const parserOption = z.custom<Mark | null>(
  (value) => value === null || (isMark(value) && value.$ === 'parser'),
  {
    error:
      'parser에는 require("socket.io-msgpack-parser")만 쓸 수 있어요. 이 줄을 지우면 기본 파서로 동작해요.',
  },
)
