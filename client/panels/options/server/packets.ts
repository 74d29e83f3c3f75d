/** Trials of the options that change packets and headers, and of what outlives a connection. */
import type { Trial } from '../entry.ts'
import { inClient, inServer, ioLine, renew, setServer } from '../lines.ts'
import { closedByServer, exchangesIn, headerIn, isHandshake, packetsIn } from '../seen.ts'

const cannotConnect = 'A가 연결하지 못했을 수 있어요. 서버 콘솔과 A의 콘솔을 보세요.'
const noPolling = '롱 폴링 핸드셰이크가 없었어요. `transports`에 `"polling"`이 있는지 보세요.'

export const maxHttpBufferSize: Trial = {
  changes: () => [setServer('maxHttpBufferSize', '1000')],
  steps: (place) => [
    renew,
    inClient(`${ioLine(place, { transports: ['websocket'] })}.emit("big", "a".repeat(2000))`),
  ],
  effect: (events) => {
    const close = closedByServer(events, ({ code }) => code === 1009)
    return close
      ? { seq: close.seq, says: '`maxPayload`는 1000인데 2000자를 보내서, 서버가 `1009`로 닫았어요.' }
      : null
  },
  seconds: 6,
  missing: cannotConnect,
}

export const connectionStateRecovery: Trial = {
  changes: () => [setServer('connectionStateRecovery', 'true')],
  steps: (place) => [
    renew,
    inClient(ioLine(place, { transports: ['websocket'], reconnectionDelay: 200 })),
    {
      do: 'wait',
      until: (events) => events.some(({ kind }) => kind === 'client.connect'),
      says: '연결되기를 기다려요',
    },
    inServer(`${place.io}.emit("news", 1)`),
    {
      do: 'wait',
      until: (events) => events.some((event) => event.kind === 'client.receive' && event.event === 'news'),
      says: '이벤트가 오기를 기다려요',
    },
    { do: 'cut' },
  ],
  effect: (events) => {
    const back = packetsIn(events, 'up').find(({ text }) => /^40\{.*"pid".*"offset"/.test(text))
    return back
      ? {
          ...back,
          says: '다시 연결하면서 받은 `pid`와 마지막 `offset`을 보냈어요. 서버는 그 뒤의 이벤트를 돌려줘요.',
        }
      : null
  },
  seconds: 6,
  missing: cannotConnect,
}

export const cleanupEmptyChildNamespaces: Trial = {
  changes: () => [setServer('cleanupEmptyChildNamespaces', 'true')],
  steps: (place) => {
    const line = ioLine({ ...place, url: `${place.url}/room-1` })
    return [
      inServer(`${place.io}.of(/^\\/room-\\d+$/)`),
      renew,
      inClient(`const room = ${line}; room.on("connect", () => room.disconnect())`),
    ]
  },
  effect: (events) => {
    const gone = events.find((event) => event.kind === 'namespace.delete' && event.namespace === '/room-1')
    const leaving = packetsIn(events, 'up').find(({ text }) => text.startsWith('41/room-1,'))
    return gone && leaving
      ? {
          ...leaving,
          says: '마지막 소켓이 `41/room-1,`로 떠나자, 서버에서 `/room-1` 네임스페이스가 없어졌어요.',
        }
      : null
  },
  seconds: 6,
  missing: cannotConnect,
}

export const perMessageDeflate: Trial = {
  changes: () => [setServer('perMessageDeflate', 'true')],
  steps: (place) => [renew, inClient(ioLine(place, { transports: ['websocket'] }))],
  effect: (events) => {
    const found = exchangesIn(events).find(({ answer }) =>
      headerIn(answer.headers, 'sec-websocket-extensions').includes('permessage-deflate'),
    )
    return found
      ? { seq: found.answer.seq, says: '서버가 `Sec-WebSocket-Extensions: permessage-deflate`로 답했어요.' }
      : null
  },
  seconds: 5,
  missing: cannotConnect,
}

export const httpCompression: Trial = {
  changes: () => [setServer('httpCompression', '{ threshold: 0 }')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ answer }) => headerIn(answer.headers, 'content-encoding') === 'gzip',
    )
    return found
      ? { seq: found.answer.seq, says: '짧은 응답인데도 `Content-Encoding: gzip`으로 압축됐어요.' }
      : null
  },
  seconds: 5,
  missing: noPolling,
}

export const cookie: Trial = {
  changes: () => [setServer('cookie', 'true')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) =>
        isHandshake(request) && headerIn(answer.headers, 'set-cookie').startsWith('io='),
    )
    return found
      ? {
          seq: found.answer.seq,
          says: '핸드셰이크의 답에 `Set-Cookie: io=…`가 있어요. 값은 세션 ID(sid)예요.',
        }
      : null
  },
  seconds: 5,
  missing: noPolling,
}

export const initialPacket: Trial = {
  changes: () => [setServer('initialPacket', `'2["hello","핸드셰이크와 함께"]'`)],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const packet = packetsIn(events, 'down').find(({ text }) => text.startsWith('42["hello"'))
    return packet
      ? { ...packet, says: '네임스페이스에 들어가기도 전에, `0{…}`와 함께 `42["hello",…]`가 왔어요.' }
      : null
  },
  seconds: 5,
  missing: cannotConnect,
}

export const parser: Trial = {
  changes: () => [setServer('parser', 'require("socket.io-msgpack-parser")')],
  steps: (place) => [renew, inClient(ioLine(place, { transports: ['websocket'] }, 'parser: msgpackParser'))],
  effect: (events) => {
    const frame = events.find(
      (event) => event.kind === 'ws.frame' && event.direction === 'down' && event.opcode === 2,
    )
    return frame
      ? { seq: frame.seq, says: '소켓 ID를 알리는 패킷이 글자 `40{…}`이 아니라 MessagePack 바이트로 왔어요.' }
      : null
  },
  seconds: 5,
  missing: cannotConnect,
}
