/** Clients, and events, that the program leaves waiting. */
import { programOf } from '../programOf.ts'
import { type Case, connect, connectWith } from './case.ts'

const forgotten = 'io.use((socket, next) => {})'
const impatient = 'cors: { origin: "*" }, connectTimeout: 4000'
const once = connectWith('reconnection: false')
const chat = 'socket.on("connect", () => socket.emit("chat", 1))'
const gaveUp = {
  browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
  server: '4000 ms를 기다리다 연결을 닫았어요.',
}
const toChat = 'const chat = io("http://localhost:4000/chat")'

/** Nobody let them in, and nobody refused them. */
export const undecided = (): Case[] => [
  {
    cause: 'middleware-waits',
    program: programOf(forgotten),
    code: connect,
    browser: '/ 연결을 요청하고 답을 기다려요.',
    server: '아직 들이지도, 거절하지도 않았어요.',
    why: 'server.js:5 미들웨어가 아직 next()를 부르지 않았어요.',
  },
  {
    cause: 'middleware-waits',
    how: 'the second of two',
    program: programOf(`io.use((socket, next) => next())\n${forgotten}`),
    code: connect,
    browser: '/ 연결을 요청하고 답을 기다려요.',
    server: '아직 들이지도, 거절하지도 않았어요.',
    why: 'server.js:6 미들웨어가 아직 next()를 부르지 않았어요.',
  },
  {
    cause: 'middleware-waits',
    how: 'beside a namespace that talks',
    program: programOf('io.of("/chat").use((socket, next) => {})'),
    code: `${connect}\n${chat}\n${toChat}`,
    browser: '/chat 연결을 요청하고 답을 기다려요.',
    server: '아직 정하지 않았어요. 다른 네임스페이스는 이어져 있어요.',
    why: 'server.js:5 미들웨어가 아직 next()를 부르지 않았어요.',
  },
  {
    cause: 'of-waits',
    program: programOf('io.of((name, auth, next) => {})'),
    code: toChat,
    browser: '/chat 연결을 요청하고 답을 기다려요.',
    server: '아직 들이지도, 거절하지도 않았어요.',
    why: 'server.js:5의 of 함수가 아직 답하지 않았어요.',
  },
  {
    cause: 'next-forgotten',
    program: programOf(forgotten, impatient),
    code: once,
    ...gaveUp,
    why: 'server.js:5 미들웨어가 next()를 안 불러 서버가 닫았어요.',
  },
  {
    cause: 'next-forgotten',
    how: 'with a patience that was set later',
    program: programOf(`${forgotten}\nio.connectTimeout(4000)`),
    code: once,
    ...gaveUp,
    why: 'server.js:5 미들웨어가 next()를 안 불러 서버가 닫았어요.',
  },
  {
    cause: 'conn-close',
    how: 'in a middleware that says nothing either',
    program: programOf('io.use((socket) => socket.conn.close())'),
    code: once,
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: forced close',
    why: '서버 코드가 conn.close()로 연결만 닫았어요.',
  },
  {
    cause: 'of-forgotten',
    program: programOf('io.of((name, auth, next) => {})', impatient),
    code: 'const chat = io("http://localhost:4000/chat", { reconnection: false })',
    ...gaveUp,
    why: 'server.js:5의 of 함수가 답하지 않아 서버가 닫았어요.',
  },
  {
    cause: 'connect-timeout',
    program: programOf('', impatient),
    code: 'const manager = new io.Manager("http://localhost:4000", { reconnection: false })',
    browser: '네임스페이스에 연결하지 않았어요.',
    server: '4000 ms를 기다리다 연결을 닫았어요.',
    why: '제때 네임스페이스에 들어오지 않아 서버가 닫았어요.',
  },
  {
    cause: 'hook-waits',
    how: 'allowRequest',
    program: programOf('', 'cors: { origin: "*" }, allowRequest: (req, done) => {}'),
    code: connect,
    browser: '요청을 보내고 답을 기다려요.',
    server: '요청을 받았고, 아직 답하지 않았어요.',
    why: 'server.js:4의 allowRequest 함수가 아직 답하지 않았어요.',
  },
  {
    cause: 'hook-waits',
    how: 'the origin of cors, until the client has waited long enough',
    program: programOf('', 'cors: { origin: (origin, done) => {} }'),
    code: connectWith('timeout: 3000, reconnection: false'),
    browser: '코드에는 timeout만 알려 줘요.',
    server: '요청을 받았고, 아직 답하지 않았어요.',
    why: 'server.js:4의 cors.origin 함수가 아직 답하지 않았어요.',
  },
  {
    cause: 'engine-use-waits',
    program: programOf('io.engine.use((req, res, next) => {})'),
    code: connect,
    browser: '요청을 보내고 답을 기다려요.',
    server: '요청을 받았고, 아직 답하지 않았어요.',
    why: 'server.js:5 미들웨어가 아직 next()를 부르지 않았어요.',
  },
  {
    cause: 'event-stuck',
    program: programOf('io.on("connection", (socket) => socket.use((event, next) => {}))'),
    code: `${connect}\n${chat}`,
    browser: 'chat 이벤트를 보냈어요. 그 뒤는 몰라요.',
    server: 'server.js:5 미들웨어까지 왔어요.',
    why: 'socket.use의 미들웨어가 아직 next()를 부르지 않았어요.',
  },
]
