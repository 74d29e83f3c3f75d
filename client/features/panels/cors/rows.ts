/** The rows of the table: each is an edit of server.js and one line in a client's console. One entry is one row. */
import { toCode } from '../../../lab/code/literal.ts'
import { cellOf } from './attempts.ts'
import { aliasOf, type Origins } from './origins.ts'
import { type ClientSetting, keyOf, noCors, plainClient, plainCode, type ServerSetting } from './settings.ts'

export type Group = 'origin' | 'credentials' | 'preflight' | 'websocket' | 'refusal' | 'own'
export interface Row {
  id: string
  group: Group
  /** In the table; origins are made short there. */
  name: string
  /** A remark after the name. */
  note?: string
  /** `null`: server.js stays as it is. */
  server: ServerSetting | null
  client: ClientSetting
  /** Besides what every line of the table has: the options of `io()`. */
  options: string
  /** Where it asks, where that is another place than the server's. */
  port?: number
}

export const groups: readonly { group: Group; name: string; help: string }[] = [
  { group: 'origin', name: 'origin', help: '`cors.origin`만 바꿔요.' },
  { group: 'credentials', name: '자격 증명', help: '클라이언트가 `withCredentials: true`로 연결해요.' },
  {
    group: 'preflight',
    name: '사전 요청',
    help: '클라이언트가 `extraHeaders`를 실어서 브라우저가 먼저 물어요.',
  },
  { group: 'websocket', name: 'WebSocket', help: '`cors`는 아예 없어요.' },
  { group: 'refusal', name: '진짜 거절', help: '브라우저가 아니라 서버가 거절하거나 서버에 닿지 못해요.' },
  { group: 'own', name: '내 코드', help: '코드에 직접 쓴 설정이에요.' },
]

/** Nobody listens there: the story's server is at 4000, and programs begin there. */
export const closedPort = 4999
const wrongPath = '/wrong'
const headerName = 'x-token'

const on = (part: Partial<ServerSetting>): ServerSetting => ({ ...noCors, cors: 'on', ...part })
const onlyWebSocket = toCode(['websocket'])
const credentials = { group: 'credentials' as const, options: 'withCredentials: true' }
const withCredentials: ClientSetting = { ...plainClient, withCredentials: true }
const headers = `extraHeaders: { "${headerName}": "1" }`
const withHeaders: ClientSetting = { ...plainClient, extraHeaders: toCode([headerName]) }
const plain = { group: 'origin' as const, client: plainClient, options: '' }

function originRows({ app, other }: Origins): Row[] {
  const own = toCode(app)
  const originRow = (id: string, origin: string, note?: string): Row => ({
    ...plain,
    id,
    name: origin,
    ...(note !== undefined && { note }),
    server: on({ origin }),
  })
  const port = new URL(app).port
  return [
    { ...plain, id: 'none', name: 'cors 없음', server: noCors },
    { ...plain, id: 'empty', name: 'cors: {}', server: on({}) },
    originRow('false', 'false'),
    originRow('exact', own),
    originRow('slash', toCode(`${app}/`), '끝에 /'),
    originRow('alias', toCode(aliasOf(app)), '다른 이름'),
    originRow('list', toCode([app, other])),
    originRow('star-list', '["*"]'),
    originRow('true', 'true'),
    originRow('star', '"*"'),
    originRow('pattern', `/:${port}$/`),
    {
      ...plain,
      id: 'function',
      name: '함수',
      note: '내 앱만 true',
      server: on({ origin: plainCode(`(origin, done) => done(null, origin === ${own})`) }),
    },
    {
      ...plain,
      id: 'function-error',
      name: '함수',
      note: '오류를 냄',
      server: on({ origin: '(origin, done) => done(new Error("no"))' }),
    },
  ]
}

function credentialRows({ app }: Origins): Row[] {
  const own = toCode(app)
  const row = (id: string, origin: string, allowed: boolean): Row => ({
    ...credentials,
    id,
    name: origin,
    note: allowed ? '+ credentials' : 'credentials 없음',
    client: withCredentials,
    server: on({ origin, credentials: allowed ? 'true' : null }),
  })
  return [
    row('exact-credentials', own, true),
    row('exact-no-credentials', own, false),
    row('true-credentials', 'true', true),
    row('star-credentials', '"*"', true),
    row('star-no-credentials', '"*"', false),
  ]
}

const headerRows: readonly Row[] = [
  {
    id: 'headers',
    name: 'allowedHeaders 없음',
    server: on({ origin: '"*"' }),
  },
  {
    id: 'headers-not-allowed',
    name: 'allowedHeaders: ["x-other"]',
    server: on({ origin: '"*"', allowedHeaders: '["x-other"]' }),
  },
  { id: 'methods', name: 'methods: ["GET"]', server: on({ origin: '"*"', methods: '["GET"]' }) },
].map((row) => ({ ...row, group: 'preflight' as const, client: withHeaders, options: headers }))

const both = '["websocket", "polling"]'
const webSocketRows: readonly Row[] = [
  {
    id: 'websocket',
    name: 'transports: ["websocket"]',
    client: { ...plainClient, transports: onlyWebSocket },
    options: 'transports: ["websocket"]',
  },
  {
    id: 'websocket-first',
    name: `transports: ${both}`,
    client: { ...plainClient, transports: both },
    options: `transports: ${both}`,
  },
  {
    id: 'try-all',
    name: 'tryAllTransports',
    note: '롱 폴링 먼저',
    client: { ...plainClient, tryAllTransports: true },
    options: 'tryAllTransports: true',
  },
  {
    id: 'websocket-headers',
    name: 'WebSocket + extraHeaders',
    client: { ...withHeaders, transports: onlyWebSocket },
    options: `transports: ["websocket"], ${headers}`,
  },
].map((row) => ({ ...row, group: 'websocket' as const, server: noCors }))

const refuses = '(req, done) => done("no", false)'
const refusal = { group: 'refusal' as const }
const refusalRows: readonly Row[] = [
  {
    ...refusal,
    id: 'refused',
    name: 'allowRequest',
    note: '롱 폴링',
    server: on({ origin: '"*"', allowRequest: refuses }),
    client: plainClient,
    options: '',
  },
  {
    ...refusal,
    id: 'refused-websocket',
    name: 'allowRequest',
    note: 'WebSocket만',
    server: on({ origin: '"*"', allowRequest: refuses }),
    client: { ...plainClient, transports: onlyWebSocket },
    options: 'transports: ["websocket"]',
  },
  {
    ...refusal,
    id: 'wrong-path',
    name: `path: "${wrongPath}"`,
    note: '틀린 경로',
    server: null,
    client: { ...plainClient, reach: 'wrong path' },
    options: `path: "${wrongPath}"`,
  },
  {
    ...refusal,
    id: 'nobody',
    name: `localhost:${closedPort}`,
    note: '꺼진 서버',
    server: null,
    client: { ...plainClient, reach: 'nobody' },
    options: '',
    port: closedPort,
  },
]

/** All rows, for the origins of this page. */
export const rowsFor = (origins: Origins): readonly Row[] => [
  ...originRows(origins),
  ...credentialRows(origins),
  ...headerRows,
  ...webSocketRows,
  ...refusalRows,
]

/** Where a row's newest attempt from an origin is found. */
export const foundAt = (row: Row, origin: string): string => cellOf(row.server ?? noCors, row.client, origin)

/** Which row's setting it is, for whoever compares settings alone. */
export const rowKey = ({ server, client }: Row): string => keyOf(server ?? noCors, client)

/** The line that runs in a client's console. `port`: the server's. */
export function lineOf(row: Row, port: number): string {
  const options = ['forceNew: true', 'reconnection: false', ...(row.options ? [row.options] : [])]
  return `io("http://localhost:${row.port ?? port}", { ${options.join(', ')} })`
}
