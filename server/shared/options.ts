/** The options of `new Server()`: what each is for, its default, and which values a shared process can live with. */
import { z } from 'zod'
import { cookieOption, corsOption, deflateOption, gzipOption } from './optionParts.ts'
import { anything, fn, isMark, range, text, unavailable } from './optionValues.ts'
import type { Problem } from './problem.ts'
import type { Json } from './trace.ts'

const recovery = z.looseObject({
  maxDisconnectionDuration: range(
    'connectionStateRecovery.maxDisconnectionDuration',
    0,
    600_000,
    '밀리초',
    120_000,
  ).optional(),
})
const RECOVERY = 'connectionStateRecovery에는 true나 { maxDisconnectionDuration: 120000 }을 쓰세요.'
const TRANSPORTS =
  'transports에는 "polling"과 "websocket"을 담은 배열을 쓰세요. 예: transports: ["polling", "websocket"]'

/** Every option of `new Server()`, in the order in which a learner meets them. */
export const serverOptions = z.object({
  path: text('path에는 "/"로 시작하는 문자열을 쓰세요. 예: path: "/socket.io"').optional().meta({
    label: '경로',
    help: '클라이언트가 Socket.IO 요청을 보내는 URL의 앞부분이에요. 네임스페이스와는 달라요.',
    default: '/socket.io',
  }),
  cors: corsOption.optional().meta({
    label: '교차 출처 허용(CORS)',
    help: '다른 출처의 웹 페이지가 이 서버의 응답을 읽어도 되는지 브라우저에게 알려 줘요.',
    default: false,
  }),
  pingInterval: range('pingInterval', 200, 60_000, '밀리초', 25_000).optional().meta({
    label: '핑 간격',
    help: '서버가 이 간격마다 핑을 보내 연결이 살아 있는지 물어요.',
    default: 25_000,
  }),
  pingTimeout: range('pingTimeout', 200, 60_000, '밀리초', 20_000).optional().meta({
    label: '핑 대기 시간',
    help: '이 시간 안에 퐁이 오지 않으면 서버가 연결을 끊어요.',
    default: 20_000,
  }),
  transports: z
    .array(z.enum(['polling', 'websocket', 'webtransport'], TRANSPORTS), TRANSPORTS)
    .optional()
    .meta({
      label: '전송 방식',
      help: '서버가 받아 주는 전송 방식이에요. 순서는 상관없어요.',
      default: ['polling', 'websocket'],
    }),
  allowUpgrades: anything.optional().meta({
    label: '업그레이드 허용',
    help: '롱 폴링으로 시작한 연결이 WebSocket으로 옮겨 가도 되는지 정해요.',
    default: true,
  }),
  upgradeTimeout: range('upgradeTimeout', 500, 30_000, '밀리초', 10_000).optional().meta({
    label: '업그레이드 제한 시간',
    help: '이 시간 안에 끝나지 않은 업그레이드는 그만두고 롱 폴링에 머물러요.',
    default: 10_000,
  }),
  connectTimeout: z
    .union([z.literal(0), range('connectTimeout', 500, 60_000, '밀리초', 45_000)], {
      error: 'connectTimeout에는 500부터 60000 사이의 정수(밀리초)를 쓰세요. 예: connectTimeout: 45000',
    })
    .optional()
    .meta({
      label: '연결 제한 시간',
      help: '이 시간 안에 어느 네임스페이스에도 들어오지 않은 클라이언트는 끊겨요.',
      default: 45_000,
    }),
  maxHttpBufferSize: range('maxHttpBufferSize', 1_000, 1_000_000, '바이트', 1_000_000).optional().meta({
    label: '메시지 최대 크기',
    help: '클라이언트가 한 번에 보낼 수 있는 바이트 수예요. 넘으면 연결이 끊겨요.',
    default: 1_000_000,
  }),
  connectionStateRecovery: z.union([z.boolean(), z.null(), recovery], { error: RECOVERY }).optional().meta({
    label: '연결 상태 복구',
    help: '잠깐 끊긴 클라이언트에게 룸과 데이터, 놓친 이벤트를 돌려줘요.',
    default: false,
  }),
  serveClient: anything.optional().meta({
    label: '클라이언트 파일 제공',
    help: '서버가 socket.io.js 파일을 내려 주는지 정해요.',
    default: true,
  }),
  cleanupEmptyChildNamespaces: anything.optional().meta({
    label: '빈 네임스페이스 치우기',
    help: '동적으로 만들어진 네임스페이스를 마지막 소켓이 떠날 때 없애요.',
    default: false,
  }),
  allowRequest: fn(
    'allowRequest에는 함수를 쓰세요. 예: allowRequest: (req, callback) => callback(null, true)',
  )
    .optional()
    .meta({
      label: '핸드셰이크 검사',
      help: '첫 요청을 받아들일지 함수로 정해요.',
      default: null,
    }),
  perMessageDeflate: deflateOption.optional().meta({
    label: 'WebSocket 압축',
    help: 'WebSocket 프레임을 압축해요. 메모리를 많이 써서 기본은 꺼져 있어요.',
    default: false,
  }),
  httpCompression: gzipOption.optional().meta({
    label: '롱 폴링 압축',
    help: '이 크기(threshold)를 넘는 롱 폴링 응답을 압축해요.',
    default: { threshold: 1024 },
  }),
  cookie: cookieOption.optional().meta({
    label: '쿠키',
    help: '핸드셰이크 응답에 세션 ID(sid)를 담은 쿠키를 넣어요.',
    default: false,
  }),
  allowEIO3: anything.optional().meta({
    label: '예전 클라이언트 허용',
    help: 'Socket.IO 2.x 클라이언트(EIO=3)도 받아 줘요.',
    default: false,
  }),
  addTrailingSlash: anything.optional().meta({
    label: '끝 슬래시',
    help: '경로 끝에 "/"를 붙여서 비교해요.',
    default: true,
  }),
  initialPacket: z
    .union([text(''), z.null(), z.literal(false)], {
      error: 'initialPacket에는 Socket.IO 패킷을 담은 문자열을 쓰세요. 예: initialPacket: "0"',
    })
    .optional()
    .meta({ label: '첫 패킷', help: '핸드셰이크와 함께 보낼 패킷이에요.', default: null }),
  destroyUpgrade: anything.optional().meta({
    label: '모르는 업그레이드 끊기',
    help: '다른 경로로 온 WebSocket 요청을 끊어요.',
    default: true,
  }),
  destroyUpgradeTimeout: range('destroyUpgradeTimeout', 0, 60_000, '밀리초', 1_000).optional().meta({
    label: '모르는 업그레이드를 끊기까지',
    help: '다른 경로로 온 WebSocket 요청을 이만큼 기다렸다가 끊어요.',
    default: 1_000,
  }),
  adapter: unavailable('놀이터에서는 adapter를 바꿀 수 없어요. 이 줄을 지우면 기본 어댑터로 동작해요.', true)
    .optional()
    .meta({
      label: '어댑터',
      help: '룸과 브로드캐스트를 맡는 부분이에요. 놀이터에서는 기본 어댑터만 써요.',
      default: null,
    }),
  parser: unavailable('놀이터에서는 parser를 바꿀 수 없어요. 이 줄을 지우면 기본 파서로 동작해요.', true)
    .optional()
    .meta({
      label: '파서',
      help: '패킷을 글자로 바꾸는 부분이에요. 놀이터에서는 기본 파서만 써요.',
      default: null,
    }),
  wsEngine: unavailable(
    '놀이터에서는 wsEngine을 바꿀 수 없어요. 이 줄을 지우면 기본 엔진으로 동작해요.',
    false,
  )
    .optional()
    .meta({
      label: 'WebSocket 엔진',
      help: 'WebSocket을 맡는 부분이에요. 놀이터에서는 기본 엔진만 써요.',
      default: null,
    }),
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
