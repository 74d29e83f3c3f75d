/** Code that does something else than it seems to say: nothing is broken, and nothing happens as expected. */
import { programOf } from '../programOf.ts'
import { type Case, connect, connectWith, pollError } from './case.ts'

const onConnection = (line: string) => programOf(`io.on("connection", (socket) => { ${line} })`)
const say = (...events: readonly string[]) =>
  `socket.on("connect", () => { ${events.map((event) => `socket.emit("${event}", 1)`).join('; ')} })`
const upgraded: NonNullable<Case['after']> = ({ comes }) => comes(({ kind }) => kind === 'client.upgrade')
/** Its TCP connection is cut, once it has moved: before that the cut would end the upgrade. */
const cut: NonNullable<Case['after']> = async (hands) => {
  await upgraded(hands)
  await hands.act({ do: 'cut' })
}
/** After the first loss it comes back, and after the second it does not: what the strip says then stays. */
const returnsOnce = 'socket.io.on("reconnect", () => socket.io.reconnection(false))'
const emitsWhenLost = 'socket.on("disconnect", () => socket.emit("chat", 1))'
const never = '이 연결의 요청을 받은 적이 없어요.'
const twice = [
  'const { createServer } = require("http")',
  'const { Server } = require("socket.io")',
  'const server = createServer()',
  'const io = new Server(server, { cors: { origin: "*" } })',
  'new Server(server, { cors: { origin: "*" } })',
  'io.on("connection", () => {})',
  'server.listen(4000)',
].join('\n')

export const misled = (): Case[] => [
  {
    cause: 'nobody-else',
    program: onConnection('socket.on("chat", () => socket.broadcast.emit("news", 1))'),
    code: `${connect}\n${say('chat')}`,
    browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
    server: 'news: 소켓 1개를 빼니 받을 소켓이 0개예요.',
    why: 'socket.to와 broadcast는 보낸 소켓을 빼요. 남은 소켓이 없어요.',
  },
  {
    cause: 'nobody-else',
    how: 'in a room',
    program: onConnection('socket.join("us"); socket.on("chat", () => socket.to("us").emit("news", 1))'),
    code: `${connect}\n${say('chat')}`,
    browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
    server: 'news: 소켓 1개를 빼니 받을 소켓이 0개예요.',
    why: 'socket.to와 broadcast는 보낸 소켓을 빼요. 남은 소켓이 없어요.',
  },
  {
    cause: 'nobody',
    how: 'in a room of others, though the sender is left out',
    program: onConnection('socket.on("chat", () => socket.to("them").emit("news", 1))'),
    code: `${connect}\n${say('chat')}`,
    browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
    server: 'news 이벤트를 보냈지만 받을 소켓이 0개예요.',
    why: '룸이나 네임스페이스에 아무도 없어요.',
  },
  {
    cause: 'server-doubled',
    program: onConnection('socket.on("join", () => socket.on("chat", () => io.emit("news", 1)))'),
    code: `${connect}\n${say('join', 'join', 'join', 'chat')}`,
    browser: 'chat 이벤트를 한 번 보냈어요.',
    server: 'server.js:5의 핸들러가 3개라 3번 처리했어요.',
    why: '같은 핸들러가 여러 번 등록됐어요. 한 번만 등록하세요.',
  },
  {
    cause: 'server-doubled',
    how: 'for connections',
    program: programOf(`for (let i = 0; i < 2; i++) io.on("connection", () => {})`),
    code: connect,
    browser: '한 번 연결했어요.',
    server: 'server.js:5의 핸들러가 2개라 2번 처리했어요.',
    why: '같은 핸들러가 여러 번 등록됐어요. 한 번만 등록하세요.',
  },
  {
    cause: 'client-doubled',
    program: onConnection('socket.emit("news", 1)'),
    code: `${connect}\nsocket.on("connect", () => socket.on("news", () => {}))`,
    after: cut,
    browser: 'client-a.js:2의 핸들러가 2개라 2번 처리했어요.',
    server: 'news 이벤트를 패킷 하나로 보냈어요.',
    why: '같은 핸들러가 여러 번 등록됐어요. off로 먼저 빼세요.',
  },
  {
    cause: 'event-late',
    program: onConnection('socket.on("chat", () => {})'),
    code: `${connect}\n${emitsWhenLost}`,
    after: cut,
    browser: 'chat 이벤트를 이제 보냈어요. emit은 먼저 불렀어요.',
    server: 'chat 이벤트를 받았어요. 언제 불렀는지는 몰라요.',
    why: '끊긴 동안 부른 emit은 쌓였다가 다시 연결되면 가요.',
  },
  {
    cause: 'event-late',
    how: 'before the first connection',
    program: onConnection('socket.on("chat", () => {})'),
    code: `${connect}\nsocket.emit("chat", 1)`,
    browser: 'chat 이벤트를 이제 보냈어요. emit은 먼저 불렀어요.',
    server: 'chat 이벤트를 받았어요. 언제 불렀는지는 몰라요.',
    why: '연결되기 전에 부른 emit은 쌓였다가 연결되면 가요.',
  },
  {
    cause: 'late-error',
    program: onConnection('socket.on("chat", () => { throw new Error("no") })'),
    code: `${connect}\n${emitsWhenLost}\n${returnsOnce}`,
    after: cut,
    browser: '다시 연결하지 않아요.',
    server: '처리하지 않은 오류로 끝났어요. server.js:5',
    why: '끊긴 동안 부른 chat 처리 중 오류가 났어요. 다시 실행해야 해요.',
  },
  {
    cause: 'program-error',
    how: 'before the client has told that it is connected',
    program: onConnection('socket.on("chat", () => { throw new Error("no") })'),
    code: `${connectWith('reconnection: false')}\n${say('chat')}`,
    browser: '다시 연결하지 않아요.',
    server: '처리하지 않은 오류로 끝났어요. server.js:5',
    why: '오류 하나가 서버 전체를 끝냈어요. 다시 실행해야 해요.',
  },
  {
    cause: 'two-servers',
    program: twice,
    code: connect,
    browser: '웹소켓이 안 열려서 polling으로 남았어요.',
    server: '한 서버는 이 세션을 알고, 다른 서버는 몰라요.',
    why: 'new Server()가 둘이에요. 나중에 만든 쪽의 핸들러만 실행돼요.',
  },
  {
    cause: 'stopped-meanwhile',
    how: 'two servers took one WebSocket',
    program: twice,
    code: connectWith('transports: ["websocket"], reconnection: false, timeout: 3000'),
    browser: '코드에는 timeout만 알려 줘요.',
    server: '처리하지 않은 오류로 끝났어요.',
    why: '연결하는 동안 프로그램이 멈췄어요. 다시 실행해야 해요.',
  },
  {
    cause: 'own-page',
    program: programOf(''),
    code: 'const socket = io()',
    browser: pollError,
    server: never,
    why: '주소 없는 io()는 페이지가 온 곳으로 가요. 주소를 적으세요.',
  },
  {
    cause: 'own-page',
    how: 'with nothing but a namespace',
    program: programOf(''),
    code: 'const socket = io("/chat")',
    browser: pollError,
    server: never,
    why: '주소 없는 io()는 페이지가 온 곳으로 가요. 주소를 적으세요.',
  },
  {
    cause: 'https-address',
    program: programOf(''),
    code: 'const socket = io("https://localhost:4000")',
    browser: pollError,
    server: never,
    why: '이 서버는 http만 받아요. 주소의 https를 고치세요.',
  },
]
