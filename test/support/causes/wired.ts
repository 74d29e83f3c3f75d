/** What the conditions on the wire bring about. */
import { programOf } from '../programOf.ts'
import { type Case, connect, connectWith, onceUpgraded, only } from './case.ts'

const beats = (pingInterval: number, pingTimeout: number) =>
  programOf('', `cors: { origin: "*" }, pingInterval: ${pingInterval}, pingTimeout: ${pingTimeout}`)
/** The client would notice an interval later than the server. */
const slowBeats = beats(2_000, 500)
/** Without an upgrade: its probe is a ping and a pong too. */
const direct = only('websocket')
const once = connectWith('transports: ["websocket"], reconnection: false')

export const wired = (): Case[] => [
  {
    cause: 'pong-held',
    program: beats(300, 20_000),
    code: direct,
    conditions: { hold: { types: ['pong'] } },
    browser: '핑을 받고 퐁도 보냈어요. 연결이 멀쩡하다고 믿어요.',
    server: '초째 답이 없어요.',
    why: '퐁 3이 전선에 붙잡혀 있어요. 두면 ping timeout이 돼요.',
  },
  {
    cause: 'ping-held',
    program: beats(300, 20_000),
    code: direct,
    conditions: { hold: { types: ['ping'] } },
    browser: '핑을 기다려요.',
    server: '핑을 보냈다고 알고 있어요. 퐁을 기다려요.',
    why: '핑 2가 전선에 붙잡혀 있어요. 두면 ping timeout이 돼요.',
  },
  {
    cause: 'ping-timeout-server',
    program: slowBeats,
    code: once,
    conditions: { hold: { types: ['pong'] } },
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '퐁을 기다리다 끊었어요. 이유: ping timeout',
    why: '퐁이 전선에 붙잡혀서 제때 서버에 닿지 않았어요.',
  },
  {
    cause: 'ping-timeout-server',
    how: 'in silence',
    program: slowBeats,
    code: once,
    after: ({ conditions }) => conditions({ silence: 'up' }),
    browser: '다시 연결하지 않아요.',
    server: '퐁을 기다리다 끊었어요. 이유: ping timeout',
    why: '전선이 조용해져서 퐁이 서버에 닿지 않았어요.',
  },
  {
    cause: 'ping-timeout-client',
    program: beats(800, 800),
    code: once,
    after: ({ conditions }) => conditions({ silence: 'down' }),
    browser: '핑을 기다리다 끊었어요. 이유: ping timeout',
    server: '끊겼다고 알고 있어요. 이유: ',
    why: '전선이 조용해져서 핑이 브라우저에 닿지 않았어요.',
  },
  {
    cause: 'upgrade-blocked',
    program: programOf(''),
    code: connect,
    conditions: { blockUpgrade: true },
    browser: '웹소켓이 안 열려서 polling으로 남았어요.',
    server: '웹소켓 요청을 받지 못했어요. 폴링이라고 알고 있어요.',
    why: '전선이 웹소켓을 막았어요. 그래도 폴링으로 다 오가요.',
  },
  {
    cause: 'websocket-blocked',
    program: programOf(''),
    code: only('websocket'),
    conditions: { blockUpgrade: true },
    browser: '코드에는 websocket error만 알려 줘요.',
    server: '웹소켓 요청을 받지 못했어요.',
    why: '전선이 웹소켓을 막았어요. 폴링이 없어서 연결하지 못해요.',
  },
  {
    cause: 'silence',
    program: programOf(''),
    code: connect,
    after: ({ conditions }) => conditions({ silence: 'both' }),
    browser: '연결돼 있다고 알고 있어요. 이상한 낌새가 없어요.',
    server: '연결돼 있다고 알고 있어요. 이상한 낌새가 없어요.',
    why: '오가는 것이 다 사라져요. 하트비트만이 알아챌 수 있어요.',
  },
  {
    cause: 'wire-cut',
    program: programOf(''),
    code: once,
    after: ({ act }) => act({ do: 'cut' }),
    browser: '끊겼어요. 이유: transport close. 다시 연결하지 않아요.',
    server: '끊겼다고 알고 있어요. 이유: transport close',
    why: '전선이 끊겼어요. TCP가 끊기면 두 쪽이 곧바로 알아요.',
  },
  {
    cause: 'event-dropped',
    program: programOf(''),
    code: connect,
    after: async ({ conditions, act, comes, say }) => {
      await comes((event) => event.kind === 'client.upgrade')
      await conditions({ hold: { types: ['message'], direction: 'down' } })
      await say('io.emit("news", 1)')
      await comes((event) => event.kind === 'wire.held')
      await act({ do: 'drop' })
    },
    browser: 'news 이벤트가 있었다는 것도 몰라요.',
    server: 'news 이벤트를 보냈다고 알고 있어요.',
    why: '전선에서 버려졌어요. 이벤트는 저절로 다시 가지 않아요.',
  },
  {
    cause: 'packet-held-down',
    program: programOf(''),
    code: connect,
    after: async ({ conditions, comes, say }) => {
      await comes((event) => event.kind === 'client.upgrade')
      await conditions({ hold: { types: ['message'], direction: 'down' } })
      await say('io.emit("news", 1)')
    },
    browser: '아직 받지 못했어요. 온다는 것도 몰라요.',
    server: '보냈다고 알고 있어요. 붙잡힌 것은 몰라요.',
    why: '전선에 붙잡혀 있어요. 보내면 브라우저에 닿아요.',
  },
  {
    cause: 'handshake-held',
    program: programOf(''),
    code: connect,
    conditions: { hold: {} },
    browser: '요청을 보내고 답을 기다려요.',
    server: '아직 아무 요청도 받지 못했어요.',
    why: '요청이 전선에 붙잡혀 있어요. 보내면 서버에 닿아요.',
  },
]

const chat = `${connect}\nsocket.on("connect", () => socket.emit("chat", 1))`
/** What both ends know of an event, where nothing is wrong with the connection. */
export const spoken = (): Case[] => [
  {
    cause: 'unheard-event',
    program: programOf(''),
    code: chat,
    browser: 'chat 이벤트를 보냈어요. 그 뒤는 몰라요.',
    server: 'chat 이벤트를 받았지만 기다리는 핸들러가 없어요.',
    why: '기다리는 핸들러가 없는 이벤트예요. 오류도 나지 않아요.',
  },
  {
    cause: 'event-up',
    program: programOf('io.on("connection", (socket) => socket.on("chat", () => {}))'),
    code: chat,
    browser: 'chat 이벤트를 보냈어요. 닿았는지는 몰라요.',
    server: 'chat 이벤트를 받았어요.',
    why: '이벤트가 서버에 닿았어요. 답은 없어도 돼요.',
  },
  {
    cause: 'ack-awaited',
    program: programOf('io.on("connection", (socket) => socket.on("chat", () => {}))'),
    code: `${connect}\nsocket.on("connect", () => socket.emit("chat", () => {}))`,
    browser: 'chat 이벤트를 보내고 확인 응답을 기다려요.',
    server: 'chat 이벤트를 받았어요. 답은 코드가 정해요.',
    why: '핸들러가 받은 함수를 불러야 답이 가요.',
  },
  {
    cause: 'nobody',
    program: programOf(
      `io.on("connection", (socket) => { ${onceUpgraded('socket.conn', 'io.to("empty").emit("news", 1)')} })`,
    ),
    code: connect,
    browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
    server: 'news 이벤트를 보냈지만 받을 소켓이 0개예요.',
    why: '룸이나 네임스페이스에 아무도 없어요.',
  },
]
