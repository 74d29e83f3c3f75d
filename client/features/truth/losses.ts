/** Connections that were lost. The two ends usually give different reasons for one and the same thing. */
import type { Beat } from '#shared/model/sessions.ts'
import type { ClientWord, Link, RunEnd, ServerEvidence } from './facts.ts'
import { type Cause, isAnswered, notTold, outsideWords, type Scene, type Truth } from './truth.ts'

export type Gone = Extract<ClientWord, { kind: 'disconnected' }>
interface Loss {
  told: Gone
  link: Link | null
  /** Why the server closed it: its socket's word, else its connection's. */
  reason: string | null
  scene: Scene
}

function lossOf(scene: Scene): Loss | undefined {
  const { told, seen } = scene.socket
  if (told.kind !== 'disconnected') return undefined
  const reason = seen.kind === 'disconnected' ? seen.reason : (told.link?.session.end?.event.reason ?? null)
  return { told, link: told.link, reason, scene }
}

/** What the browser knows, and whether it comes back by itself. */
export function browserOf({ reason, retries, attempt }: Gone): string {
  if (attempt > 0) return `끊긴 뒤 ${attempt}번째로 다시 연결해 봐요. 이유: \`${reason}\``
  return retries
    ? `끊겼어요. 이유: \`${reason}\`. 저절로 다시 연결해요.`
    : `끊겼어요. 이유: \`${reason}\`. 다시 연결하지 않아요.`
}
/** What the server knows. */
const serverOf = (reason: string | null) =>
  reason === null ? '아직 연결돼 있는 줄 알아요.' : `끊겼다고 알고 있어요. 이유: \`${reason}\``

type Words = Partial<Truth> & Pick<Truth, 'why'>
/** A cause in which a connection was lost: what both ends know of it, unless the cause knows better. */
const loss = (id: string, name: string, of: (loss: Loss) => Words | undefined): Cause => ({
  id,
  name,
  of(scene) {
    const lost = lossOf(scene)
    const words = lost && of(lost)
    return words && { browser: browserOf(lost.told), server: serverOf(lost.reason), ...words }
  },
})
/** Both ends' reasons decide, as the library gives them. */
const byReasons = (id: string, name: string, mine: string, theirs: string | null, why: string): Cause =>
  loss(id, name, ({ told, reason }) =>
    told.reason === mine && (theirs === null || reason === theirs) ? { why } : undefined,
  )

/** What the server's own error said, where one closed the connection. */
const detailOf = (link: Link | null): string | undefined => link?.session.end?.event.detail
const isClosedByForce = ({ session }: Link): boolean => session.end?.event.reason === 'forced close'

type Lost = 'held' | 'dropped' | 'silence'

/** What kept the newest ping, or pong, of a connection from getting through; `null`: nothing did. */
function lostBeatOf(packet: Beat['packet'], link: Link | null): Lost | null {
  const beat = link?.session.beats.findLast((one) => one.packet === packet)
  switch (beat?.unit.fate) {
    case 'held':
      return 'held'
    case 'closed':
      return beat.unit.turns.some(({ fate }) => fate === 'held') ? 'held' : null
    case 'dropped':
      return 'dropped'
    case 'vanished':
      return 'silence'
    default:
      return null
  }
}

/** Why a heartbeat did not get through; the wire knows, the ends do not. */
function lostWords(of: 'ping' | 'pong', link: Link | null): string {
  const lost = lostBeatOf(of, link)
  if (of === 'pong') {
    if (lost === 'held') return '퐁이 전선에 붙잡혀서 제때 서버에 닿지 않았어요.'
    if (lost === 'dropped') return '퐁이 전선에서 버려져 서버에 닿지 않았어요.'
    if (lost === null && lostBeatOf('ping', link)) return '핑이 브라우저에 닿지 않아서 퐁도 오지 않았어요.'
    if (lost === 'silence') return '전선이 조용해져서 퐁이 서버에 닿지 않았어요.'
    return '클라이언트의 퐁이 제때 서버에 닿지 않았어요.'
  }
  if (lost === 'held') return '핑이 전선에 붙잡혀서 제때 브라우저에 닿지 않았어요.'
  if (lost === 'dropped') return '핑이 전선에서 버려져 브라우저에 닿지 않았어요.'
  if (lost === 'silence') return '전선이 조용해져서 핑이 브라우저에 닿지 않았어요.'
  return '서버의 핑이 제때 브라우저에 닿지 않았어요.'
}
/** The server gave up over a pong; its goodbye, and every later ping, was not heard either. */
const isServersDoing = (reason: string | null, link: Link | null): boolean =>
  reason === 'ping timeout' && lostBeatOf('pong', link) !== null && lostBeatOf('ping', link) === null

type Run = RunEnd['reason']
const runWords: Record<Run, (run: RunEnd, server: ServerEvidence) => string> = {
  error: ({ line }) =>
    line === null ? '처리하지 않은 오류로 끝났어요.' : `처리하지 않은 오류로 끝났어요. \`server.js:${line}\``,
  limit: () => '한계를 넘어서 멈췄어요.',
  closed: () => '실험실이 닫혀서 끝났어요.',
  replaced: (_, { port }) =>
    port === null
      ? '새 프로그램이 실행됐지만 기다리고 있지 않아요.'
      : '새 프로그램을 실행하며 옛 서버를 닫았어요.',
}
/** The program went away under the connection; the client may not know yet. `returns`: it comes back by itself. */
const runEnded = (
  id: string,
  name: string,
  reason: Run,
  why: (run: RunEnd, returns: boolean, server: ServerEvidence) => string | undefined,
): Cause => ({
  id,
  name,
  of({ socket: { told }, evidence, server }) {
    const isSilent = evidence.isOutside && told.kind === 'nothing'
    if (told.kind !== 'connected' && told.kind !== 'disconnected' && !isSilent) return undefined
    const run = (told.kind === 'disconnected' ? told.link : evidence.link)?.run
    if (run?.reason !== reason) return undefined
    const isTold = told.kind === 'disconnected'
    const unsaid = isSilent ? outsideWords : '아직 연결돼 있는 줄 알아요.'
    const browser = isTold ? browserOf(told) : unsaid
    const said = why(run, isTold ? told.retries : true, server)
    return said === undefined ? undefined : { browser, server: runWords[reason](run, server), why: said }
  },
})
/** After an error the program is not there until it is run again. */
const afterError = (why: string, returns: boolean, { stopped }: ServerEvidence): string => {
  if (stopped !== null) return `${why} 다시 실행해야 해요.`
  return returns ? `${why} 이제 저절로 돌아와요.` : `${why} 저절로 안 돌아와요.`
}

/** The first that the evidence shows is told. */
export const lossCauses: readonly Cause[] = [
  loss('client-disconnect', '클라이언트가 끊음', ({ told, reason }) =>
    told.reason === 'io client disconnect'
      ? {
          browser: '스스로 끊었어요. 저절로 다시 연결하지 않아요.',
          server: reason === null ? '이 클라이언트의 소켓이 없어요.' : serverOf(reason),
          why: '클라이언트가 `disconnect()`를 불렀어요.',
        }
      : undefined,
  ),
  loss('server-disconnect', '서버가 끊음', ({ told, reason }) =>
    told.reason === 'io server disconnect'
      ? {
          browser: '서버가 끊었다고 알고 있어요. 저절로 다시 연결하지 않아요.',
          server: reason === null ? '스스로 끊었어요.' : `스스로 끊었어요. 이유: \`${reason}\``,
          why: '서버 코드가 끊었어요. 다시 오려면 `connect()`를 불러야 해요.',
        }
      : undefined,
  ),
  runEnded('late-error', '늦게 온 이벤트의 오류', 'error', ({ late }, returns, server) =>
    late === null
      ? undefined
      : afterError(`끊긴 동안 부른 \`${late.slice(0, 12)}\` 처리 중 오류가 났어요.`, returns, server),
  ),
  runEnded('program-error', '서버를 끝낸 오류', 'error', (_, returns, server) =>
    afterError('오류 하나가 서버 전체를 끝냈어요.', returns, server),
  ),
  runEnded(
    'program-limit',
    '한계를 넘은 프로그램',
    'limit',
    () => '놀이터가 프로그램을 멈췄어요. 코드를 고쳐 다시 실행하세요.',
  ),
  runEnded('lab-closed', '닫힌 실험실', 'closed', () => '실험실이 닫히면서 모두 끊겼어요.'),
  runEnded('program-replaced', '바뀐 프로그램', 'replaced', (_, returns) =>
    returns
      ? '프로그램이 바뀌었어요. 클라이언트는 저절로 돌아와요.'
      : '프로그램이 바뀌었어요. 저절로 돌아오지는 않아요.',
  ),
  loss('wire-cut', '끊긴 전선', ({ link }) =>
    link?.isCut ? { why: '전선이 끊겼어요. TCP가 끊기면 두 쪽이 곧바로 알아요.' } : undefined,
  ),
  loss('payload-websocket', '너무 큰 데이터(웹소켓)', ({ link, reason, scene }) => {
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
  }),
  loss('payload-polling', '너무 큰 데이터(폴링)', ({ link, scene }) => {
    if (!link?.isTooLarge) return undefined
    const { maxHttpBufferSize } = scene.server.options
    return {
      server:
        typeof maxHttpBufferSize === 'number'
          ? `\`${maxHttpBufferSize}\` 바이트까지만 받아요. 상태: \`413\``
          : '너무 커서 거절했어요. 상태: `413`',
      why: '`maxHttpBufferSize`보다 큰 요청이라 `413`으로 거절됐어요.',
    }
  }),
  loss('ping-timeout-client', '브라우저의 ping timeout', ({ told, link, reason }) =>
    told.reason === 'ping timeout' && !isServersDoing(reason, link)
      ? {
          browser: told.attempt > 0 ? browserOf(told) : '핑을 기다리다 끊었어요. 이유: `ping timeout`',
          why: lostWords('ping', link),
        }
      : undefined,
  ),
  loss('ping-timeout-server', '서버의 ping timeout', ({ reason, link }) =>
    reason === 'ping timeout'
      ? { server: '퐁을 기다리다 끊었어요. 이유: `ping timeout`', why: lostWords('pong', link) }
      : undefined,
  ),
  loss('server-close', 'io.close()', ({ reason }) =>
    reason === 'server shutting down' ? { why: '서버 코드가 `io.close()`로 서버를 닫았어요.' } : undefined,
  ),
  // Without a word the server closes what its parser cannot read, and no socket ever was.
  loss('other-parser', '다른 파서', ({ link, scene }) => {
    if (!link || !isClosedByForce(link) || detailOf(link) !== undefined) return undefined
    const isPacked = scene.server.options['parser'] === 'socket.io-msgpack-parser'
    const server = '패킷을 읽지 못해서 연결을 닫았어요.'
    if (isPacked && link.spoke === 'text')
      return { server, why: '파서가 달라요. 서버만 MessagePack 파서를 써요.' }
    if (!isPacked && link.spoke === 'bytes')
      return { server, why: '파서가 달라요. 브라우저만 MessagePack 파서를 써요.' }
    return undefined
  }),
  loss('invalid-packet-up', '서버가 읽지 못한 패킷', ({ reason, link }) =>
    reason === 'forced close' && detailOf(link)
      ? { why: '서버가 읽을 수 없는 패킷이 와서 연결을 닫았어요.' }
      : undefined,
  ),
  {
    id: 'bad-frame',
    name: '읽지 못한 프레임',
    of(scene) {
      const lost = lossOf(scene)
      const { evidence, socket } = scene
      // A page without io() tells nothing, not even of the end of its connection.
      const isSilent = socket.told.kind === 'nothing' && isAnswered(evidence.question)
      const reason = lost?.reason ?? (isSilent ? evidence.link?.session.end?.event.reason : undefined)
      if (reason !== 'parse error') return undefined
      const silent = evidence.isOutside ? outsideWords : notTold
      return {
        browser: lost ? browserOf(lost.told) : silent,
        server: serverOf(reason),
        why: '서버가 읽을 수 없는 Engine.IO 프레임이 왔어요.',
      }
    },
  },
  byReasons(
    'invalid-packet-down',
    '브라우저가 읽지 못한 패킷',
    'parse error',
    null,
    '브라우저가 읽을 수 없는 패킷이 와서 연결을 닫았어요.',
  ),
  byReasons(
    'not-joined',
    '연결하지 않은 네임스페이스',
    'transport close',
    'forced server close',
    '연결하지 않은 네임스페이스로 패킷을 보냈어요.',
  ),
  byReasons(
    'conn-close',
    '서버가 닫은 연결',
    'transport close',
    'forced close',
    '서버 코드가 `conn.close()`로 연결만 닫았어요.',
  ),
  byReasons(
    'engine-close',
    '브라우저가 닫은 연결',
    'forced close',
    null,
    '클라이언트 코드가 `engine.close()`로 연결만 닫았어요.',
  ),
  loss('connection-lost', '끊긴 TCP 연결', ({ told, reason, link }) =>
    told.reason === 'transport close' &&
    reason === 'transport close' &&
    link !== null &&
    link.code === null &&
    link.session.transport === 'websocket'
      ? { why: '닫는 인사 없이 TCP 연결이 끊겼어요. 누가 끊었는지는 몰라요.' }
      : undefined,
  ),
  loss('unexplained-loss', '알 수 없는 끊김', () => ({
    why: '이 증거만으로는 진짜 이유를 알 수 없어요.',
  })),
]
