/** The options of `io()` that decide which requests are made, and what they look like (engine.io-client). */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { code, flag, numberOr, textual } from './parts.ts'

const TRANSPORTS =
  'transports에는 "polling", "websocket", "webtransport"를 담은 배열을 쓰세요. 빈 배열이면 연결하지 못해요.'
const names = ['polling', 'websocket', 'webtransport'] as const
const HEADERS =
  'extraHeaders에는 헤더의 이름과 값을 담은 객체를 쓰세요. 예: extraHeaders: { "x-token": "abcd" }'

export const requests = {
  path: z
    .string({ error: 'path에는 "/"로 시작하는 문자열을 쓰세요. 예: path: "/socket.io"' })
    .startsWith('/', { error: 'path에는 "/"로 시작하는 문자열을 쓰세요. 예: path: "/socket.io"' })
    .optional()
    .meta({
      label: '경로',
      help: 'Socket.IO 요청을 보내는 URL의 앞부분이에요. 서버의 path와 같아야 해요.',
      default: '/socket.io',
      kind: { is: 'text', example: '/socket.io' },
      wire: '모든 요청의 URL이 이 경로로 시작해요. 서버와 다르면 `404`예요.',
      misnomers: ['resource', 'url', 'endpoint'],
    } satisfies OptionMeta),
  addTrailingSlash: flag('addTrailingSlash', {
    label: '끝 슬래시',
    help: '경로 끝에 "/"를 붙여요. 서버도 같게 설정해야 해요.',
    default: true,
    wire: '`false`면 URL이 `/socket.io?EIO=4…`가 돼요. 기본 서버는 이 요청에 답하지 않아요.',
  }),
  query: code(
    z.union([z.string(), z.looseObject({})], { error: 'query에는 객체나 "a=1&b=2" 같은 문자열을 쓰세요.' }),
    ['{ a: "1" }', '"a=1&b=2"'],
    {
      label: '쿼리',
      help: '모든 요청의 URL에 붙는 값이에요. 서버 기록에 남으니 비밀은 auth에 담아요.',
      default: null,
      wire: 'URL 끝에 `&a=1`이 붙고 서버의 `socket.handshake.query`가 돼요. 네임스페이스가 여럿이어도 하나예요.',
      misnomers: ['params', 'queryString'],
    },
  ),
  extraHeaders: code(
    z.record(z.string(), z.union([z.string(), z.number()]), { error: HEADERS }),
    ['{ "x-token": "abcd" }'],
    {
      label: '덧붙일 헤더',
      help: '롱 폴링 요청에 붙일 헤더예요. 브라우저의 WebSocket에는 붙일 수 없어요.',
      default: null,
      wire: '출처가 다르면 요청마다 그 앞에 `OPTIONS` 사전 요청이 가요.',
      misnomers: ['headers', 'customHeaders', 'authorization'],
    },
  ),
  withCredentials: flag('withCredentials', {
    label: '자격 증명 보내기',
    help: '출처가 다른 서버에도 롱 폴링 요청에 쿠키를 실어요. 서버의 cors에 credentials: true가 있어야 해요.',
    default: false,
    wire: '롱 폴링 요청에 `Cookie`가 붙어요. WebSocket은 이 옵션 없이도 쿠키를 보내요.',
    misnomers: ['credentials', 'cookies'],
  }),
  transportOptions: code(z.looseObject({}), ['{ polling: { extraHeaders: { "x-only": "polling" } } }'], {
    label: '전송 방식마다의 옵션',
    help: '롱 폴링이나 WebSocket에만 따로 줄 옵션이에요.',
    default: {},
    wire: '그 전송 방식의 요청만 바뀌어요.',
  }),
  timestampRequests: flag('timestampRequests', {
    label: '요청마다 다른 URL',
    help: '롱 폴링 요청의 URL에 매번 다른 글자를 붙여요. 브라우저나 프록시가 답을 기억해 두지 않게 해요.',
    default: true,
    wire: '`false`면 URL에 `&t=…`가 없어요.',
    misnomers: ['cacheBusting', 'timestamp'],
  }),
  timestampParam: textual('timestampParam에는 문자열을 쓰세요. 예: timestampParam: "ts"', 'ts', {
    label: '다른 글자의 이름',
    help: '요청마다 다른 글자를 어떤 이름으로 붙일지 정해요.',
    default: 't',
    wire: 'URL의 `&t=…`가 다른 이름이 돼요.',
    misnomers: ['cacheBusting', 'timestamp'],
  }),
  requestTimeout: numberOr(
    0,
    500,
    60_000,
    'requestTimeout에는 500부터 60000 사이의 정수(밀리초)나 0을 쓰세요.',
  )
    .optional()
    .meta({
      label: '요청 제한 시간',
      help: '롱 폴링 요청 하나가 이보다 오래 걸리면 실패로 쳐요. 핑 간격보다 짧으면 멀쩡한 연결도 끊겨요.',
      default: 0,
      kind: { is: 'number', from: 500, to: 60_000, unit: '밀리초' },
      wire: '브라우저가 요청을 끊고, 클라이언트는 `xhr poll error`를 알려요.',
      misnomers: ['xhrTimeout', 'pollTimeout'],
    } satisfies OptionMeta),
  forceBase64: flag('forceBase64', {
    label: '바이트도 글자로',
    help: 'WebSocket에서도 바이트를 base64 글자로 바꿔 보내요.',
    default: false,
    wire: 'URL에 `b64=1`이 붙고, 바이트가 `b`로 시작하는 글자로 가요.',
    misnomers: ['base64', 'binary'],
  }),
  transports: z
    .array(z.enum(names, TRANSPORTS), TRANSPORTS)
    .min(1, TRANSPORTS)
    .optional()
    .meta({
      label: '전송 방식',
      help: '쓸 전송 방식이에요. 첫째로 연결하고, 나머지로 업그레이드해요. 서버와 달리 순서가 중요해요.',
      default: [...names],
      kind: { is: 'list', of: names },
      wire: '`["websocket"]`이면 롱 폴링 없이 첫 요청부터 WebSocket이에요. 업그레이드도 없어요.',
      misnomers: ['transport', 'polling', 'websocket'],
    } satisfies OptionMeta),
  transportImplementations: code(z.unknown(), ['[Fetch]', '[XHR]'], {
    label: '전송 방식의 구현',
    help: '이름 대신 클래스로 전송 방식을 정해요. transports와 함께 쓸 수 없어요. 클라이언트의 페이지에 Fetch와 XHR이 있어요.',
    default: null,
    wire: '그 클래스가 요청을 보내요. 목록에 WebSocket이 없으면 업그레이드하지 않아요.',
    misnomers: ['fetch', 'XHR', 'NodeWebSocket'],
  }),
  upgrade: flag('upgrade', {
    label: '업그레이드',
    help: '롱 폴링으로 연결한 뒤에 WebSocket으로 옮겨 가요.',
    default: true,
    wire: '`false`면 WebSocket 요청이 없고 계속 롱 폴링이에요.',
    misnomers: ['allowUpgrades', 'upgrades'],
  }),
  rememberUpgrade: flag('rememberUpgrade', {
    label: '업그레이드 기억하기',
    help: '전에 WebSocket으로 이어졌으면, 다음에는 롱 폴링을 거치지 않아요.',
    default: false,
    wire: '다시 연결할 때 첫 요청이 WebSocket이에요.',
    misnomers: ['rememberTransport'],
  }),
  tryAllTransports: flag('tryAllTransports', {
    label: '전송 방식 차례로 해 보기',
    help: '첫 전송 방식이 실패하면 목록의 다음 것으로 연결해 봐요.',
    default: false,
    wire: 'WebSocket 요청이 실패하자마자 롱 폴링 핸드셰이크가 가요.',
    misnomers: ['fallback'],
  }),
  protocols: code(
    z.union([z.string(), z.array(z.string())], { error: 'protocols에는 문자열이나 그 배열을 쓰세요.' }),
    ['["chat"]'],
    {
      label: 'WebSocket의 하위 프로토콜',
      help: 'WebSocket을 열 때 서버에 제안하는 이름이에요. Socket.IO 자신은 쓰지 않아요.',
      default: null,
      wire: 'WebSocket 요청에 `Sec-WebSocket-Protocol` 헤더가 붙어요.',
      misnomers: ['subprotocol', 'protocol'],
    },
  ),
}
