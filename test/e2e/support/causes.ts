/** Failures that a learner can bring about with code alone, and what the strip is to say of each. */
import { programOf } from './lab.ts'

export interface Case {
  /** `data-cause` of the strip. */
  cause: string
  /** What is typed into server.js. */
  program: string
  /** What is typed into client-a.js. */
  code: string
  /** What stands in the three cells. */
  browser: string
  server: string
  why: string
  /** Besides, where one cause can be brought about in several ways. */
  how?: string
}

const url = '"http://localhost:4000"'
const connect = `const socket = io(${url})`
const connectWith = (options: string) => `const socket = io(${url}, { ${options} })`
/** Where requests of this client go, for code that asks by itself. */
const ask = (query: string, rest = '') =>
  [
    `const { io: { uri, opts } } = io(${url}, { autoConnect: false })`,
    `fetch(uri + opts.path.replace(/\\/?$/, "/") + "?${query}"${rest}).catch(() => {})`,
  ].join('\n')
const only = (transport: string) => connectWith(`transports: ["${transport}"]`)
const cors = (origin: string, more = '') => programOf('', `cors: { origin: ${origin}${more} }`)

const pollError = '코드에는 xhr poll error만 알려 줘요.'
const hiddenFromCode = 'CORS에 막혔다고 알지만, 코드에는 xhr poll error만 줘요.'
const answered200 = '200으로 답했어요.'

const express = [
  'const express = require("express")',
  'const { Server } = require("socket.io")',
  'const app = express()',
  'const server = require("http").createServer(app)',
]

/** Nobody answers there. `own` is the origin that client A comes from. */
export const unreached = (): Case[] => [
  {
    cause: 'wrong-path',
    program: [...express, 'new Server(server, { cors: { origin: "*" } })', 'server.listen(4000)'].join('\n'),
    code: connectWith('path: "/chat"'),
    browser: pollError,
    server: '/chat/에 답할 것이 없어서 404를 보냈어요.',
    why: 'path가 달라요. 서버는 /socket.io/에서 기다려요.',
  },
  {
    cause: 'app-listen',
    program: [...express, 'new Server(server, { cors: { origin: "*" } })', 'app.listen(4000)'].join('\n'),
    code: connect,
    browser: pollError,
    server: '듣는 Express 앱이 404로 답했어요.',
    why: 'app.listen은 Socket.IO 없는 새 서버를 열어요.',
  },
  {
    cause: 'other-server',
    program: [
      ...express,
      'new Server(server, { cors: { origin: "*" } })',
      'require("http").createServer(app).listen(4000)',
    ].join('\n'),
    code: connect,
    browser: pollError,
    server: '/socket.io/에 답할 것이 없어서 404를 보냈어요.',
    why: '듣고 있는 서버에 Socket.IO가 붙어 있지 않아요.',
  },
  {
    cause: 'no-socketio',
    program: [...express, 'server.listen(4000)'].join('\n'),
    code: connect,
    browser: pollError,
    server: '/socket.io/에 답할 것이 없어서 404를 보냈어요.',
    why: '이 프로그램은 Socket.IO 서버를 만들지 않았어요.',
  },
  {
    cause: 'not-listening',
    program: programOf('').replace('server.listen(4000)', ''),
    code: connect,
    browser: pollError,
    server: '듣고 있지 않아서 요청을 받지 못했어요.',
    why: '듣는 서버가 없어요. listen을 불렀는지 보세요.',
  },
  {
    cause: 'other-port',
    program: programOf(''),
    code: 'const socket = io("http://localhost:5000")',
    browser: pollError,
    server: '4000번에서 듣고 있어요. 요청은 오지 않았어요.',
    why: '클라이언트가 다른 포트로 갔어요. 그곳은 아무도 안 들어요.',
  },
]

/** The server answered, and the browser kept the answer. */
export const hidden = (own: string): Case[] => [
  {
    cause: 'origin-string',
    program: cors('"http://localhost:1"'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: 'http://localhost:1만 허용해서 브라우저가 응답을 감췄어요.',
  },
  {
    cause: 'origin-list',
    program: cors('["http://localhost:1", "http://localhost:2"]'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: `${own} 출처가 목록에 없어서 응답을 감췄어요.`,
  },
  {
    cause: 'cors-none',
    program: programOf('', ''),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: 'cors를 정하지 않아서 브라우저가 응답을 감췄어요.',
  },
  {
    cause: 'trailing-slash',
    program: cors(`"${own}/"`),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: '허용한 출처 끝에 /가 더 있어요. 그래서 응답을 감췄어요.',
  },
  {
    cause: 'trailing-slash',
    how: 'in a list',
    program: cors(`["${own}/"]`),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: '허용한 출처 끝에 /가 더 있어요. 그래서 응답을 감췄어요.',
  },
  {
    cause: 'wildcard-in-list',
    program: cors('["*"]'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: '목록 안의 *는 글자일 뿐이라 응답을 감췄어요.',
  },
  {
    cause: 'origin-pattern',
    program: cors('/example\\.com$/'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: `${own} 출처가 정규식에 맞지 않아 감췄어요.`,
  },
  {
    cause: 'origin-function',
    program: cors('(origin, done) => done(null, false)'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: 'cors의 함수가 이 출처를 허용하지 않아 감췄어요.',
  },
  {
    cause: 'origin-off',
    program: cors('false'),
    code: connect,
    browser: hiddenFromCode,
    server: answered200,
    why: 'origin: false라서 브라우저가 응답을 감췄어요.',
  },
  {
    cause: 'wildcard-credentials',
    program: cors('"*"', ', credentials: true'),
    code: connectWith('withCredentials: true'),
    browser: hiddenFromCode,
    server: answered200,
    why: '자격 증명(credentials)을 보낼 때 *는 허용이 아니에요.',
  },
  {
    cause: 'credentials-not-allowed',
    program: cors(`"${own}"`),
    code: connectWith('withCredentials: true'),
    browser: hiddenFromCode,
    server: answered200,
    why: 'credentials: true가 없어서 응답을 감췄어요.',
  },
  {
    cause: 'preflight-headers',
    program: cors('"*"', ', allowedHeaders: ["x-other"]'),
    code: connectWith('extraHeaders: { "x-token": "1" }'),
    browser: pollError,
    server: '사전 요청에 답했고, 그 뒤로 온 것이 없어요.',
    why: 'x-token 헤더를 허용하지 않아 진짜 요청을 안 보냈어요.',
  },
]

/** The server, or the program, said no. */
export const refused = (): Case[] => [
  {
    cause: 'allow-request',
    program: programOf('', 'cors: { origin: "*" }, allowRequest: (req, done) => done("no", false)'),
    code: connect,
    browser: pollError,
    server: '핸드셰이크를 거절했어요. 상태: 403',
    why: '서버의 allowRequest가 폴링 요청을 거절했어요.',
  },
  {
    cause: 'allow-request-websocket',
    program: programOf('', 'cors: { origin: "*" }, allowRequest: (req, done) => done("no", false)'),
    code: only('websocket'),
    browser: '코드에는 websocket error만 알려 줘요.',
    server: '핸드셰이크를 거절했어요. 상태: 400',
    why: 'allowRequest가 웹소켓을 거절했어요. 브라우저는 이유를 몰라요.',
  },
  {
    cause: 'middleware',
    program: programOf('io.use((socket, next) => next(new Error("입장권이 없어요")))'),
    code: connect,
    browser: 'connect_error를 받았어요. 이유: 입장권이 없어요',
    server: '/에 들이지 않았어요. 이유: 입장권이 없어요',
    why: '서버의 미들웨어가 거절했어요. 저절로 다시 시도하지 않아요.',
  },
  {
    cause: 'middleware',
    how: 'in the words of a missing namespace',
    program: programOf('io.of("/chat").use((socket, next) => next(new Error("Invalid namespace")))'),
    code: 'const socket = io("http://localhost:4000/chat")',
    browser: 'connect_error를 받았어요. 이유: Invalid namespace',
    server: '/chat에 들이지 않았어요. 이유: Invalid namespace',
    why: '서버의 미들웨어가 거절했어요. 저절로 다시 시도하지 않아요.',
  },
  {
    cause: 'invalid-namespace',
    program: programOf(''),
    code: 'const socket = io("http://localhost:4000/chat")',
    browser: 'connect_error를 받았어요. 이유: Invalid namespace',
    server: '/chat에 들이지 않았어요. 이유: Invalid namespace',
    why: '서버에 없는 네임스페이스예요. 저절로 다시 시도하지 않아요.',
  },
  {
    cause: 'wrong-eio',
    program: programOf(''),
    code: ask('EIO=3&transport=polling'),
    browser: '아직 알려 준 것이 없어요.',
    server: '핸드셰이크를 거절했어요. 상태: 400',
    why: 'EIO=3 요청이에요. 서버는 버전 4만 받아요.',
  },
  {
    cause: 'unknown-sid',
    program: programOf(''),
    code: ask('EIO=4&transport=polling&sid=nobody'),
    browser: '아직 알려 준 것이 없어요.',
    server: '요청을 거절했어요. 상태: 400',
    why: '서버에 없는 세션 ID로 왔어요. 새로 연결해야 해요.',
  },
  {
    cause: 'transport-not-allowed',
    program: programOf('', 'cors: { origin: "*" }, transports: ["websocket"]'),
    code: only('polling'),
    browser: pollError,
    server: '핸드셰이크를 거절했어요. 상태: 400',
    why: '서버의 transports에 polling 방식이 없어요.',
  },
  {
    cause: 'transport-not-allowed',
    how: 'over WebSocket',
    program: programOf('', 'cors: { origin: "*" }, transports: ["polling"]'),
    code: only('websocket'),
    browser: '코드에는 websocket error만 알려 줘요.',
    server: '핸드셰이크를 거절했어요. 상태: 400',
    why: '서버의 transports에 websocket 방식이 없어요.',
  },
  {
    cause: 'bad-method',
    program: programOf(''),
    code: ask('EIO=4&transport=polling', ', { method: "POST", body: "40" }'),
    browser: '아직 알려 준 것이 없어요.',
    server: '핸드셰이크를 거절했어요. 상태: 400',
    why: '핸드셰이크는 GET인데 POST 요청이 왔어요.',
  },
]

const large = 'socket.on("connect", () => setTimeout(() => socket.emit("file", "x".repeat(3000)), 300))'
const afterConnect = (line: string) =>
  `${connect}\nsocket.on("connect", () => setTimeout(() => { ${line} }, 300))`
const small = 'cors: { origin: "*" }, maxHttpBufferSize: 1000'
const onConnection = (line: string) =>
  programOf(`io.on("connection", (socket) => setTimeout(() => { ${line} }, 300))`)

/** Connections that were there, and were lost. */
export const lost = (): Case[] => [
  {
    cause: 'payload-polling',
    program: programOf('', small),
    code: `${connectWith('transports: ["polling"], reconnection: false')}\n${large}`,
    browser: '끊겼어요. 이유: transport error. 다시 연결하지 않아요.',
    server: '1000 바이트까지만 받아요. 상태: 413',
    why: 'maxHttpBufferSize보다 큰 요청이라 413으로 거절됐어요.',
  },
  {
    cause: 'payload-websocket',
    program: programOf('', small),
    code: `${connectWith('transports: ["websocket"], reconnection: false')}\n${large}`,
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '1000 바이트까지만 받아요. 닫기 코드: 1009',
    why: 'maxHttpBufferSize보다 큰 프레임이라 서버가 웹소켓을 닫았어요.',
  },
  {
    cause: 'client-disconnect',
    program: programOf(''),
    code: afterConnect('socket.disconnect()'),
    browser: '스스로 끊었어요. 저절로 다시 연결하지 않아요.',
    server: '끊겼다고 알아요. 이유: client namespace disconnect',
    why: '클라이언트가 disconnect()를 불렀어요.',
  },
  {
    cause: 'server-disconnect',
    program: onConnection('socket.disconnect()'),
    code: connect,
    browser: '서버가 끊었다고 알아요. 저절로 다시 연결하지 않아요.',
    server: '스스로 끊었어요. 이유: server namespace disconnect',
    why: '서버 코드가 끊었어요. 다시 오려면 connect()를 불러야 해요.',
  },
  {
    cause: 'conn-close',
    program: onConnection('socket.conn.close()'),
    code: connectWith('reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알아요. 이유: forced close',
    why: '서버 코드가 conn.close()로 연결만 닫았어요.',
  },
  {
    cause: 'engine-close',
    program: programOf(''),
    code: `${connectWith('reconnection: false')}\nsocket.on("connect", () => setTimeout(() => socket.io.engine.close(), 300))`,
    browser: '끊겼어요. 이유: forced close. 다시 연결하지 않아요.',
    server: '끊겼다고 알아요. 이유: transport close',
    why: '클라이언트 코드가 engine.close()로 연결만 닫았어요.',
  },
  {
    cause: 'server-close',
    program: onConnection('io.close()'),
    code: connectWith('reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알아요. 이유: server shutting down',
    why: '서버 코드가 io.close()로 서버를 닫았어요.',
  },
  {
    cause: 'invalid-packet-up',
    program: programOf(''),
    code: `${connectWith('reconnection: false')}\nsocket.on("connect", () => setTimeout(() => socket.io.engine.write("9{"), 300))`,
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알아요. 이유: forced close',
    why: '서버가 읽을 수 없는 패킷이 와서 연결을 닫았어요.',
  },
]
