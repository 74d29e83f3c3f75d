/** What browsers and servers do, case by case: written from the reference (real-browser CORS matrix), not from the panel. */

/** A page of one origin, in one case. */
export interface Expected {
  /** What the client's own socket.io-client reported. */
  told: 'connect' | { message: string; description?: number }
  /** What the server made: Engine.IO sessions and sockets. */
  sessions: 0 | 1 | 2
  sockets: 0 | 1
  /** `Access-Control-Allow-Origin` of the answer to the handshake; `null`: none. Absent: nobody asks for it. */
  allows?: string | null
  /** Status of the answer to the handshake, or to the preflight where the real request is never sent. */
  status?: number
  /** Preflights before the handshake. */
  preflights: 0 | 1
  /** Whether the `x-token` of `extraHeaders` crossed the wire. */
  sendsHeader: boolean
  /** How the panel puts it. */
  says: string
}
/** `row`: its name in the table. */
export interface CorsCase {
  row: string
  app: Expected
  other: Expected
  none: Expected
}

const shown = (allows: string | null) =>
  allows?.replace('http://localhost', '…').replace('http://', '') ?? '없음'
const joined = (allows: string | null): Expected => ({
  told: 'connect',
  sessions: 1,
  sockets: 1,
  allows,
  status: 200,
  preflights: 0,
  sendsHeader: false,
  says: `허용, ${shown(allows)}`,
})
/** The server answers and opens a session; the browser keeps the answer. */
const ghost = (allows: string | null): Expected => ({
  told: { message: 'xhr poll error', description: 0 },
  sessions: 1,
  sockets: 0,
  allows,
  status: 200,
  preflights: 0,
  sendsHeader: false,
  says: `차단, ${shown(allows)}`,
})
const unchecked: Expected = {
  told: 'connect',
  sessions: 1,
  sockets: 1,
  preflights: 0,
  sendsHeader: false,
  says: '허용, 검사 안 함',
}
const nothing = { sessions: 0, sockets: 0 } as const
const everywhere = (row: string, expected: Expected): CorsCase => ({
  row,
  app: expected,
  other: expected,
  none: expected,
})

/** The cases of the table, for the origins of this page. */
export function corsCases(app: string, other: string): readonly CorsCase[] {
  const port = (origin: string) => `…:${new URL(origin).port}`
  const [a, b] = [port(app), port(other)]
  const alias = app.replace('localhost', '127.0.0.1')
  const preflighted: Expected = { ...joined('*'), preflights: 1, sendsHeader: true }
  return [
    everywhere('cors 없음', ghost(null)),
    everywhere('cors: {}', joined('*')),
    everywhere('false', ghost(null)),
    { row: `"${a}"`, app: joined(app), other: ghost(app), none: ghost(app) },
    everywhere(`"${a}/", 끝에 /`, ghost(`${app}/`)),
    everywhere(`"${alias.replace('http://', '')}", 다른 이름`, ghost(alias)),
    { row: `["${a}", "${b}"]`, app: joined(app), other: joined(other), none: ghost(null) },
    everywhere('["*"]', ghost(null)),
    { row: 'true', app: joined(app), other: joined(other), none: joined('null') },
    everywhere('"*"', joined('*')),
    { row: `/${a.slice(1)}$/`, app: joined(app), other: ghost(null), none: ghost(null) },
    { row: '함수, 내 앱만 true', app: joined(app), other: ghost(null), none: ghost(null) },
    everywhere('함수, 오류를 냄', {
      told: { message: 'xhr poll error', description: 0 },
      ...nothing,
      allows: null,
      status: 400,
      preflights: 0,
      sendsHeader: false,
      says: '거절, 400',
    }),
    { row: `"${a}", + credentials`, app: joined(app), other: ghost(app), none: ghost(app) },
    {
      row: `"${a}", credentials 없음`,
      app: { ...ghost(app), says: '차단, 자격 증명' },
      other: ghost(app),
      none: ghost(app),
    },
    { row: 'true, + credentials', app: joined(app), other: joined(other), none: joined('null') },
    everywhere('"*", + credentials', ghost('*')),
    everywhere('"*", credentials 없음', ghost('*')),
    everywhere('allowedHeaders 없음', preflighted),
    everywhere('allowedHeaders: ["x-other"]', {
      told: { message: 'xhr poll error', description: 0 },
      ...nothing,
      allows: '*',
      status: 204,
      preflights: 1,
      sendsHeader: false,
      says: '차단, x-token',
    }),
    everywhere('methods: ["GET"]', preflighted),
    everywhere('transports: ["websocket"]', unchecked),
    everywhere('transports: ["websocket", "polling"]', unchecked),
    // Polling is tried first: its session is a ghost beside the one that is used.
    everywhere('tryAllTransports, 롱 폴링 먼저', { ...unchecked, sessions: 2 }),
    everywhere('WebSocket + extraHeaders', unchecked),
    everywhere('allowRequest, 롱 폴링', {
      told: { message: 'xhr poll error', description: 403 },
      ...nothing,
      allows: '*',
      status: 403,
      preflights: 0,
      sendsHeader: false,
      says: '거절, 403',
    }),
    everywhere('allowRequest, WebSocket만', {
      told: { message: 'websocket error' },
      ...nothing,
      status: 400,
      preflights: 0,
      sendsHeader: false,
      says: '거절, 400',
    }),
    everywhere('path: "/wrong", 틀린 경로', {
      told: { message: 'xhr poll error', description: 0 },
      ...nothing,
      allows: null,
      status: 404,
      preflights: 0,
      sendsHeader: false,
      says: '거절, 404',
    }),
    everywhere('localhost:4999, 꺼진 서버', {
      told: { message: 'xhr poll error', description: 0 },
      ...nothing,
      preflights: 0,
      sendsHeader: false,
      says: '못 닿음, 답 없음',
    }),
  ]
}
