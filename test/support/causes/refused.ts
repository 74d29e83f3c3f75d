/** Refusals of the server and of the program. */
import { programOf } from '../programOf.ts'
import { ask, type Case, connect, only, pollError } from './case.ts'

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
