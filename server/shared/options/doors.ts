/** The options of `new Server()` that say who gets in, where and by which transport. */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { corsOption } from '../optionParts.ts'
import { anything, fn, text } from '../optionValues.ts'

const TRANSPORTS =
  'transports에는 "polling"과 "websocket"을 담은 배열을 쓰세요. 예: transports: ["polling", "websocket"]'
const boolean = { is: 'boolean' } as const

export const doors = {
  path: text('path에는 "/"로 시작하는 문자열을 쓰세요. 예: path: "/socket.io"')
    .optional()
    .meta({
      label: '경로',
      help: '클라이언트가 Socket.IO 요청을 보내는 URL의 앞부분이에요. 네임스페이스와는 달라요.',
      default: '/socket.io',
      kind: { is: 'text', example: '/my-path' },
      wire: '모든 요청의 URL이 이 경로로 시작해요. 클라이언트의 `path`도 같아야 해요.',
      misnomers: ['namespace', 'basePath', 'resource', 'prefix'],
    } satisfies OptionMeta),
  cors: corsOption.optional().meta({
    label: '교차 출처 허용(CORS)',
    help: '다른 출처의 웹 페이지가 이 서버의 응답을 읽어도 되는지 브라우저에게 알려 줘요.',
    default: false,
    kind: { is: 'code', examples: ['{ origin: "*" }', '{ origin: true }', 'false'] },
    wire: '응답에 `Access-Control-Allow-Origin` 헤더가 붙어요.',
    misnomers: ['origins', 'origin', 'allowedOrigins', 'credentials', 'Access-Control-Allow-Origin'],
  } satisfies OptionMeta),
  transports: z
    .array(z.enum(['polling', 'websocket', 'webtransport'], TRANSPORTS), TRANSPORTS)
    .optional()
    .meta({
      label: '전송 방식',
      help: '서버가 받아 주는 전송 방식이에요. 순서는 상관없어요.',
      default: ['polling', 'websocket'],
      kind: { is: 'list', of: ['polling', 'websocket'] },
      wire: '핸드셰이크의 `upgrades`가 바뀌고, 없는 방식의 요청은 `400`으로 거절돼요.',
      misnomers: ['transport', 'protocols'],
    } satisfies OptionMeta),
  allowUpgrades: anything.optional().meta({
    label: '업그레이드 허용',
    help: '롱 폴링으로 시작한 연결이 WebSocket으로 옮겨 가도 되는지 정해요.',
    default: true,
    kind: boolean,
    wire: '`false`면 핸드셰이크가 `"upgrades":[]`라고 알려서 클라이언트가 WebSocket을 시도하지 않아요.',
    misnomers: ['upgrade', 'upgrades', 'allowUpgrade'],
  } satisfies OptionMeta),
  serveClient: anything.optional().meta({
    label: '클라이언트 파일 제공',
    help: '서버가 socket.io.js 파일을 내려 주는지 정해요.',
    default: true,
    kind: boolean,
    wire: '`false`면 `GET /socket.io/socket.io.js`의 답이 파일이 아니라 `400`이에요.',
    misnomers: ['serveStatic', 'browserClient', 'socket.io.js'],
  } satisfies OptionMeta),
  allowRequest: fn(
    'allowRequest에는 함수를 쓰세요. 예: allowRequest: (req, callback) => callback(null, true)',
  )
    .optional()
    .meta({
      label: '핸드셰이크 검사',
      help: '첫 요청을 받아들일지 함수로 정해요. CORS와 달리 서버가 정말로 거절해요.',
      default: null,
      kind: {
        is: 'code',
        examples: [
          '(req, callback) => callback(null, true)',
          '(req, callback) => callback("지금은 받지 않아요", false)',
        ],
      },
      wire: '거절하면 핸드셰이크의 답이 `403`(WebSocket이면 `400`)이에요.',
      misnomers: ['authorization', 'authorize', 'verifyClient', 'auth'],
    } satisfies OptionMeta),
  allowEIO3: anything.optional().meta({
    label: '예전 클라이언트 허용',
    help: 'Socket.IO 2.x 클라이언트(EIO=3)도 받아 줘요.',
    default: false,
    kind: boolean,
    wire: '`EIO=3` 요청에 `400` 대신 `200`으로 답해요.',
    misnomers: ['allowEIO2', 'allowEIO4', 'EIO'],
  } satisfies OptionMeta),
  addTrailingSlash: anything.optional().meta({
    label: '끝 슬래시',
    help: '경로 끝에 "/"를 붙여서 비교해요.',
    default: true,
    kind: boolean,
    wire: '`false`면 `/socket.io?EIO=4…`처럼 끝 슬래시가 없는 요청도 받아요.',
    misnomers: ['trailingSlash'],
  } satisfies OptionMeta),
  destroyUpgrade: anything.optional().meta({
    label: '모르는 업그레이드 끊기',
    help: '다른 경로로 온 WebSocket 요청을 끊어요. 같은 서버에 다른 WebSocket 서버가 있으면 꺼요.',
    default: true,
    kind: boolean,
    wire: '`false`면 다른 경로의 WebSocket 요청을 서버가 끊지 않아요.',
    misnomers: ['destroyUpgrades'],
  } satisfies OptionMeta),
}
