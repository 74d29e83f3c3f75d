/** Connections that never came about. The browser tells its code next to nothing of why; the server's end does. */
import type { Evidence } from './evidence.ts'
import type { Handshake } from './handshake.ts'
import type { Cause } from './truths.ts'

type Failed = Evidence['told'] & { kind: 'failed' }
type Answered = Handshake & { end: { status: 'answered' } }

/** The handshake that the failure speaks of; before the report comes, the one under way. */
function failedOf({
  told,
  handshake,
}: Evidence): { told: Failed | null; handshake: Handshake | null } | undefined {
  if (told.kind === 'failed') return { told, handshake: handshake ?? told.handshake }
  if (told.kind === 'connected' || told.kind === 'disconnected') return undefined
  return handshake ? { told: null, handshake } : undefined
}
const hears = (told: Failed | null) =>
  told ? `코드에는 \`${told.message}\`만 알려 줘요.` : '아직 알려 준 것이 없어요.'
const isAnswered = (handshake: Handshake | null): handshake is Answered =>
  handshake?.end.status === 'answered'

function mayRead({ origin, end }: Answered): boolean {
  return origin === null || end.allows === '*' || end.allows === origin
}
function engineCode(body: string): number | undefined {
  const match = /^\{"code":(\d)/.exec(body)
  return match?.[1] === undefined ? undefined : Number(match[1])
}

const refusedNamespace: Cause = ({ told, seen }) => {
  if (told.kind !== 'failed' || seen.kind !== 'refused' || seen.namespace !== told.namespace) return undefined
  const browser = `\`connect_error\`를 받았어요. 이유: \`${told.message}\``
  const server = `\`${seen.namespace}\`에 들이지 않았어요. 이유: \`${seen.reason}\``
  if (told.message === 'Invalid namespace')
    return { browser, server, why: '서버에 없는 네임스페이스예요. 저절로 다시 시도하지 않아요.' }
  return { browser, server, why: '서버의 미들웨어가 거절했어요. 저절로 다시 시도하지 않아요.' }
}

const notListening: Cause = (evidence, server) => {
  const failed = failedOf(evidence)
  if (failed?.handshake?.end.status !== 'refused') return undefined
  const browser = hears(failed.told)
  if (server.stopped === 'error' || server.stopped === 'limit')
    return {
      browser,
      server: '프로그램이 멈춰서 요청을 받지 못했어요.',
      why: '프로그램이 멈춰서 아무도 듣지 않아요. 다시 실행해야 해요.',
    }
  if (server.port !== null)
    return {
      browser,
      server: `\`${server.port}\`번에서 듣고 있어요. 요청은 오지 않았어요.`,
      why: '클라이언트가 다른 포트로 갔어요. 그곳은 아무도 안 들어요.',
    }
  return {
    browser,
    server: '듣고 있지 않아서 요청을 받지 못했어요.',
    why: '듣는 서버가 없어요. `listen`을 불렀는지 보세요.',
  }
}

const hidden: Cause = (evidence, { clientsCount }) => {
  const failed = failedOf(evidence)
  if (!failed || !isAnswered(failed.handshake) || failed.handshake.isWebSocket) return undefined
  const { end } = failed.handshake
  if (end.code !== 200 || mayRead(failed.handshake)) return undefined
  const server = `\`200\`으로 답했어요. 지금 연결을 ${clientsCount}개로 알아요.`
  if (!failed.told)
    return {
      browser: hears(null),
      server,
      why: '허용한 출처가 아니라서 브라우저가 응답을 감출 거예요.',
    }
  return {
    browser: `CORS에 막혔다고 알지만, 코드에는 \`${failed.told.message}\`만 줘요.`,
    server,
    why:
      end.allows === null
        ? '응답에 허용한 출처가 없어서 브라우저가 감췄어요(CORS).'
        : `\`${end.allows}\`만 허용해서 브라우저가 응답을 감췄어요.`,
  }
}

const nobodyThere: Cause = (evidence, server) => {
  const failed = failedOf(evidence)
  if (!failed || !isAnswered(failed.handshake) || failed.handshake.end.code !== 404) return undefined
  const browser = hears(failed.told)
  const said = `\`${failed.handshake.path}\`에 답할 것이 없어서 \`404\`를 보냈어요.`
  if (server.path === null)
    return { browser, server: said, why: '이 프로그램은 Socket.IO 서버를 만들지 않았어요.' }
  const expected = `${server.path.replace(/\/$/, '')}/`
  if (!failed.handshake.path.startsWith(expected))
    return { browser, server: said, why: `\`path\`가 달라요. 서버는 \`${expected}\`에서 기다려요.` }
  return { browser, server: said, why: '듣는 서버에 Socket.IO가 없어요. `app.listen`인지 보세요.' }
}

const engineReasons: Readonly<Record<number, string>> = {
  0: '서버의 `transports`에 없는 전송 방식으로 왔어요.',
  1: '서버가 모르는 세션 id로 왔어요.',
  4: '서버의 `allowRequest`가 거절했어요.',
  5: '클라이언트와 서버의 프로토콜 버전이 달라요.',
}

const refusedByEngine: Cause = (evidence) => {
  const failed = failedOf(evidence)
  if (!failed || !isAnswered(failed.handshake) || failed.handshake.end.code < 400) return undefined
  const { code, body } = failed.handshake.end
  const reason = engineCode(body)
  const why = reason === undefined ? undefined : engineReasons[reason]
  return {
    browser: hears(failed.told),
    server: `핸드셰이크를 거절했어요. 상태: \`${code}\``,
    why: why ?? '서버가 거절했어요. 이 증거로는 이유까지 알 수 없어요.',
  }
}

const neverCame: Cause = ({ told, handshake, url }) => {
  if (told.kind !== 'failed' || told.handshake || handshake) return undefined
  return {
    browser: hears(told),
    server: '이 연결의 요청을 받은 적이 없어요.',
    why: url ? `\`${url}\` 요청은 이 실험실에 오지 않았어요.` : '요청이 이 실험실에 오지 않았어요.',
  }
}

const unexplained: Cause = ({ told }, { clientsCount }) =>
  told.kind === 'failed'
    ? {
        browser: hears(told),
        server: `거절하지 않았어요. 지금 연결을 ${clientsCount}개로 알아요.`,
        why: '이 증거만으로는 진짜 이유를 알 수 없어요.',
      }
    : undefined

/** The first that the evidence shows is told. */
export const failures: readonly Cause[] = [
  refusedNamespace,
  notListening,
  hidden,
  nobodyThere,
  refusedByEngine,
  neverCame,
  unexplained,
]
