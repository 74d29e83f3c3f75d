/** Connections that end. */
import { programOf } from '../programOf.ts'
import { type Case, connect, connectWith, onceUpgraded } from './case.ts'

const large = 'socket.on("connect", () => socket.emit("file", "x".repeat(3000)))'
/** Engine.IO's client can be closed only when it has done with its upgrade. */
const afterUpgrade = (line: string, options = '') =>
  [
    options === '' ? connect : connectWith(options),
    `socket.on("connect", () => { ${onceUpgraded('socket.io.engine', `setTimeout(() => { ${line} })`)} })`,
  ].join('\n')
const small = 'cors: { origin: "*" }, maxHttpBufferSize: 1000'
const onConnection = (line: string) =>
  programOf(`io.on("connection", (socket) => { ${onceUpgraded('socket.conn', line)} })`)

/** Connections that were there, and were lost. */
export const lost = (): Case[] => [
  {
    cause: 'payload-polling',
    program: programOf('', small),
    code: `${connectWith('transports: ["polling"], reconnection: false')}\n${large}`,
    // The answer to the POST and the close packet in the answer to the GET come by two connections: `error` or `close`.
    browser: '끊겼어요. 이유: transport ',
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
    code: afterUpgrade('socket.disconnect()'),
    browser: '스스로 끊었어요. 저절로 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: client namespace disconnect',
    why: '클라이언트가 disconnect()를 불렀어요.',
  },
  {
    cause: 'server-disconnect',
    program: onConnection('socket.disconnect()'),
    code: connect,
    browser: '서버가 끊었다고 알고 있어요. 저절로 다시 연결하지 않아요.',
    server: '스스로 끊었어요. 이유: server namespace disconnect',
    why: '서버 코드가 끊었어요. 다시 오려면 connect()를 불러야 해요.',
  },
  {
    cause: 'other-parser',
    program: programOf('', 'cors: { origin: "*" }, parser: require("socket.io-msgpack-parser")'),
    code: connectWith('reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '패킷을 읽지 못해서 연결을 닫았어요.',
    why: '파서가 달라요. 서버만 MessagePack 파서를 써요.',
  },
  {
    cause: 'other-parser',
    how: '브라우저만',
    program: programOf(''),
    code: connectWith('reconnection: false, parser: msgpackParser'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '패킷을 읽지 못해서 연결을 닫았어요.',
    why: '파서가 달라요. 브라우저만 MessagePack 파서를 써요.',
  },
  {
    cause: 'conn-close',
    program: onConnection('socket.conn.close()'),
    code: connectWith('reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: forced close',
    why: '서버 코드가 conn.close()로 연결만 닫았어요.',
  },
  {
    cause: 'engine-close',
    program: programOf(''),
    code: afterUpgrade('socket.io.engine.close()', 'reconnection: false'),
    browser: '끊겼어요. 이유: forced close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: transport close',
    why: '클라이언트 코드가 engine.close()로 연결만 닫았어요.',
  },
  {
    cause: 'server-close',
    program: onConnection('io.close()'),
    code: connectWith('reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: server shutting down',
    why: '서버 코드가 io.close()로 서버를 닫았어요.',
  },
  {
    cause: 'invalid-packet-up',
    program: programOf(''),
    code: afterUpgrade('socket.io.engine.write("9{")', 'reconnection: false'),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: forced close',
    why: '서버가 읽을 수 없는 패킷이 와서 연결을 닫았어요.',
  },
]
