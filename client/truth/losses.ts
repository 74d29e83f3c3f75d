/** Connections that were lost. The two ends usually give different reasons for one and the same thing. */

import type { Link } from './facts.ts'
import { heartbeatCauses } from './heartbeats.ts'
import { byReasons, loss, serverOf } from './loss.ts'
import { runCauses } from './runs.ts'
import type { Cause } from './truth.ts'

/** What the server's own error said, where one closed the connection. */
const detailOf = (link: Link | null): string | undefined => link?.session.end?.event.detail
const isClosedByForce = ({ session }: Link): boolean => session.end?.event.reason === 'forced close'

const clientLeft = loss('client-disconnect', '클라이언트가 끊음', ({ told, reason }) =>
  told.reason === 'io client disconnect'
    ? {
        browser: '스스로 끊었어요. 저절로 다시 연결하지 않아요.',
        server: reason === null ? '이 클라이언트의 소켓이 없어요.' : serverOf(reason),
        why: '클라이언트가 `disconnect()`를 불렀어요.',
      }
    : undefined,
)
const sentAway = loss('server-disconnect', '서버가 끊음', ({ told, reason }) =>
  told.reason === 'io server disconnect'
    ? {
        browser: '서버가 끊었다고 알아요. 저절로 다시 연결하지 않아요.',
        server: reason === null ? '스스로 끊었어요.' : `스스로 끊었어요. 이유: \`${reason}\``,
        why: '서버 코드가 끊었어요. 다시 오려면 `connect()`를 불러야 해요.',
      }
    : undefined,
)
const cut = loss('wire-cut', '끊긴 전선', ({ link }) =>
  link?.isCut ? { why: '전선이 끊겼어요. TCP가 끊기면 두 쪽이 곧바로 알아요.' } : undefined,
)
const tooLargeWebSocket = loss('payload-websocket', '너무 큰 데이터(웹소켓)', ({ link, reason, scene }) => {
  const isTooLarge = link?.code === 1009 || /Max payload size exceeded/.test(detailOf(link) ?? '')
  if (!isTooLarge) return undefined
  const { maxHttpBufferSize } = scene.server.options
  return {
    server:
      typeof maxHttpBufferSize === 'number'
        ? `\`${maxHttpBufferSize}\` 바이트까지만 받아요. 닫기 코드: \`1009\``
        : serverOf(reason),
    why: '`maxHttpBufferSize`보다 큰 프레임이라 서버가 웹소켓을 닫았어요.',
  }
})
const tooLargePolling = loss('payload-polling', '너무 큰 데이터(폴링)', ({ link, scene }) => {
  if (!link?.isTooLarge) return undefined
  const { maxHttpBufferSize } = scene.server.options
  return {
    server:
      typeof maxHttpBufferSize === 'number'
        ? `\`${maxHttpBufferSize}\` 바이트까지만 받아요. 상태: \`413\``
        : '너무 커서 거절했어요. 상태: `413`',
    why: '`maxHttpBufferSize`보다 큰 요청이라 `413`으로 거절됐어요.',
  }
})

const unreadableForServer = loss('invalid-packet-up', '서버가 읽지 못한 패킷', ({ reason, link }) =>
  reason === 'forced close' && detailOf(link)
    ? { why: '서버가 읽을 수 없는 패킷이 와서 연결을 닫았어요.' }
    : undefined,
)
const closedByServer = byReasons(
  'conn-close',
  '서버가 닫은 연결',
  'transport close',
  'forced close',
  '서버 코드가 `conn.close()`로 연결만 닫았어요.',
)
const wrongState = byReasons(
  'not-joined',
  '연결하지 않은 네임스페이스',
  'transport close',
  'forced server close',
  '연결하지 않은 네임스페이스로 패킷을 보냈어요.',
)
const closedByClient = byReasons(
  'engine-close',
  '브라우저가 닫은 연결',
  'forced close',
  null,
  '클라이언트 코드가 `engine.close()`로 연결만 닫았어요.',
)
const shutDown = loss('server-close', 'io.close()', ({ reason }) =>
  reason === 'server shutting down' ? { why: '서버 코드가 `io.close()`로 서버를 닫았어요.' } : undefined,
)
const unreadableForBrowser = byReasons(
  'invalid-packet-down',
  '브라우저가 읽지 못한 패킷',
  'parse error',
  null,
  '브라우저가 읽을 수 없는 패킷이 와서 연결을 닫았어요.',
)
const badFrame = loss('bad-frame', '읽지 못한 프레임', ({ reason }) =>
  reason === 'parse error' ? { why: '서버가 읽을 수 없는 Engine.IO 프레임이 왔어요.' } : undefined,
)
const tcpLost = loss('connection-lost', '끊긴 TCP 연결', ({ told, reason, link }) =>
  told.reason === 'transport close' &&
  reason === 'transport close' &&
  link !== null &&
  link.code === null &&
  link.session.transport === 'websocket'
    ? { why: '닫는 인사 없이 TCP 연결이 끊겼어요. 누가 끊었는지는 몰라요.' }
    : undefined,
)
const lost = loss('unexplained-loss', '알 수 없는 끊김', () => ({
  why: '이 증거만으로는 진짜 이유를 알 수 없어요.',
}))

/** Without a word the server closes what its parser cannot read, and no socket ever was. */
const otherParser = loss('other-parser', '다른 파서', ({ link, scene }) => {
  if (!link || !isClosedByForce(link) || detailOf(link) !== undefined) return undefined
  const isPacked = scene.server.options['parser'] === 'socket.io-msgpack-parser'
  const server = '패킷을 읽지 못해서 연결을 닫았어요.'
  if (isPacked && link.spoke === 'text')
    return { server, why: '파서가 달라요. 서버만 MessagePack 파서를 써요.' }
  if (!isPacked && link.spoke === 'bytes')
    return { server, why: '파서가 달라요. 브라우저만 MessagePack 파서를 써요.' }
  return undefined
})

/** A connection that joined no namespace in time is closed by the server; no socket ever was. */
const neverJoined: Cause = {
  id: 'connect-timeout',
  name: '네임스페이스 없는 연결',
  of({ evidence, socket, server }) {
    const { link } = evidence
    if (!link || !isClosedByForce(link) || socket.seen.kind !== 'nothing') return undefined
    const { connectTimeout } = server.options
    const { opened, end } = link.session
    const lasted = opened && end ? end.at - opened.at : 0
    if (typeof connectTimeout !== 'number' || lasted < connectTimeout) return undefined
    return {
      browser: evidence.isOutside
        ? '밖에 있는 클라이언트라 스스로 말해 주지 않아요.'
        : '네임스페이스에 연결하지 않았어요.',
      server: `\`${connectTimeout}\` ms를 기다리다 연결을 닫았어요.`,
      why: '제때 네임스페이스에 들어오지 않아 서버가 닫았어요.',
    }
  },
}

/** The first that the evidence shows is told. */
export const lossCauses: readonly Cause[] = [
  clientLeft,
  sentAway,
  ...runCauses,
  cut,
  tooLargeWebSocket,
  tooLargePolling,
  ...heartbeatCauses,
  shutDown,
  otherParser,
  unreadableForServer,
  badFrame,
  unreadableForBrowser,
  wrongState,
  closedByServer,
  closedByClient,
  neverJoined,
  tcpLost,
  lost,
]
