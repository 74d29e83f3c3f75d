/** Trials of the options that change packets and headers, and of what outlives a connection. */
import { headerOf } from '#shared/model/headers.ts'
import { closedByServer, told } from '../seen.ts'
import {
  answered,
  at,
  connected,
  cut,
  ioLine,
  joins,
  line,
  renew,
  sent,
  server,
  trial,
  wait,
} from '../trials.ts'

const byWebSocket = { transports: ['websocket'] }
const usual = { seconds: 5, missing: 'A가 연결하지 못했을 수 있어요. 서버 콘솔과 A의 콘솔을 보세요.' }
const byPolling = {
  seconds: 5,
  missing: '롱 폴링 핸드셰이크가 없었어요. `transports`에 `"polling"`이 있는지 보세요.',
}

export const maxHttpBufferSize = trial({
  ...usual,
  changes: () => server({ maxHttpBufferSize: '1000' }),
  steps: (place) => [renew, line('client', `${ioLine(place, byWebSocket)}.emit("big", "a".repeat(2000))`)],
  effect: (seen) =>
    at(
      closedByServer(seen, ({ code }) => code === 1009),
      '`maxPayload`는 1000인데 2000자를 보내서, 서버가 `1009`로 닫았어요.',
    ),
  seconds: 6,
})

export const connectionStateRecovery = trial({
  ...usual,
  changes: () => server({ connectionStateRecovery: 'true' }),
  steps: (place) => [
    ...joins({ ...byWebSocket, reconnectionDelay: 200 })(place),
    connected,
    line('server', `${place.io}.emit("news", 1)`),
    wait('이벤트가 오기를 기다려요', (events) =>
      told(events, 'client.receive').some(({ event }) => event === 'news'),
    ),
    cut,
  ],
  effect: sent(
    'up',
    '다시 연결하면서 받은 `pid`와 마지막 `offset`을 보냈어요. 서버는 그 뒤의 이벤트를 돌려줘요.',
    ({ text }) => /^40\{.*"pid".*"offset"/.test(text),
  ),
  seconds: 6,
})

export const cleanupEmptyChildNamespaces = trial({
  ...usual,
  changes: () => server({ cleanupEmptyChildNamespaces: 'true' }),
  steps: (place) => {
    const room = ioLine({ ...place, url: `${place.url}/room-1` })
    return [
      line('server', `${place.io}.of(/^\\/room-\\d+$/)`),
      renew,
      line('client', `const room = ${room}; room.on("connect", () => room.disconnect())`),
    ]
  },
  effect: ({ events, packets }) => {
    const isGone = told(events, 'namespace.delete').some(({ namespace }) => namespace === '/room-1')
    const leaving = packets.up.find(({ text }) => text.startsWith('41/room-1,'))
    return at(
      isGone ? leaving : null,
      '마지막 소켓이 `41/room-1,`로 떠나자, 서버에서 `/room-1` 네임스페이스가 없어졌어요.',
    )
  },
  seconds: 6,
})

export const perMessageDeflate = trial({
  ...usual,
  changes: () => server({ perMessageDeflate: 'true' }),
  steps: joins(byWebSocket),
  effect: answered('서버가 `Sec-WebSocket-Extensions: permessage-deflate`로 답했어요.', ({ headers }) =>
    /permessage-deflate/.test(headerOf(headers, 'sec-websocket-extensions') ?? ''),
  ),
})

export const httpCompression = trial({
  ...byPolling,
  changes: () => server({ httpCompression: '{ threshold: 0 }' }),
  steps: joins(),
  effect: answered(
    '짧은 응답인데도 `Content-Encoding: gzip`으로 압축됐어요.',
    ({ headers }) => headerOf(headers, 'content-encoding') === 'gzip',
  ),
})

export const cookie = trial({
  ...byPolling,
  changes: () => server({ cookie: 'true' }),
  steps: joins(),
  effect: answered(
    '핸드셰이크의 답에 `Set-Cookie: io=…`가 있어요. 값은 세션 ID(sid)예요.',
    ({ headers }, { purpose, transport }) =>
      purpose === 'handshake' &&
      transport === 'polling' &&
      /^io=/.test(headerOf(headers, 'set-cookie') ?? ''),
  ),
})

export const initialPacket = trial({
  ...usual,
  changes: () => server({ initialPacket: `'2["hello","핸드셰이크와 함께"]'` }),
  steps: joins(),
  effect: sent(
    'down',
    '네임스페이스에 들어가기도 전에, `0{…}`와 함께 `42["hello",…]`가 왔어요.',
    ({ text }) => text.startsWith('42["hello"'),
  ),
})

export const parser = trial({
  ...usual,
  changes: () => server({ parser: 'require("socket.io-msgpack-parser")' }),
  steps: joins(byWebSocket, 'parser: msgpackParser'),
  effect: sent(
    'down',
    '소켓 ID를 알리는 패킷이 글자 `40{…}`이 아니라 MessagePack 바이트로 왔어요.',
    ({ framed, binary }) => framed && binary,
  ),
})
