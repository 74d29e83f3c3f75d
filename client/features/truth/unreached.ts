/** Questions that no Socket.IO server answered: nobody there, the wrong door, or a wire that kept them. */
import { type Exchange, isWebSocket, pathOf } from '#shared/model/exchanges.ts'
import { type Fate, isWaiting, type Unit } from '#shared/model/units.ts'
import {
  type Attempt,
  attemptOf,
  type Cause,
  hears,
  isAnswered,
  type Scene,
  serverStands,
  statusOf,
  type Truth,
} from './truth.ts'

type Words = Pick<Truth, 'server' | 'why'>
const unreached = (
  id: string,
  name: string,
  of: (attempt: Attempt & { question: Exchange }, scene: Scene) => Words | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const attempt = attemptOf(scene)
    const { question } = attempt ?? {}
    const words = attempt && question ? of({ ...attempt, question }, scene) : undefined
    return words && { browser: hears(scene, attempt?.told ?? null), ...words }
  },
})

const slashed = (path: string) => `${path.replace(/\/$/, '')}/`
const isRefused = ({ question }: { question: Exchange }) => question.end.is === 'refused'

const is404 = (question: Exchange): boolean => statusOf(question) === 404

/** No Socket.IO answers there: a 404 of somebody else, or nobody who would ever answer. */
function unanswered({ question, told }: Attempt & { question: Exchange }): string | undefined {
  const { end } = question
  const path = pathOf(question)
  if (is404(question)) return `\`${path}\`에 답할 것이 없어서 \`404\`를 보냈어요.`
  const isLost = end.is === 'cut' || (end.is === 'waiting' && told !== null)
  return isLost ? `\`${path}\`에 답할 것이 없어서 두었어요.` : undefined
}

/** The name before `.listen(` in that line, if it is an Express app. */
function listeningApp({ program, listenLine }: Scene['server']): string | undefined {
  const line = listenLine === null ? undefined : program.split('\n')[listenLine - 1]
  const name = /([\w$]+)\s*\.\s*listen\s*\(/.exec(line ?? '')?.[1]
  if (name === undefined) return undefined
  return new RegExp(`(^|[^\\w$])${name.replaceAll('$', '\\$')}\\s*=\\s*express\\s*\\(`).test(program)
    ? name
    : undefined
}

type FateWords = Partial<Record<Fate, string>>
/** Why a unit did not come, in the words for its fate; what is on its way still can come, as long as the client waits for it. */
const lostBy = ({ fate }: Unit, { told }: Attempt, words: FateWords): string | undefined =>
  isWaiting(fate) && !told ? undefined : words[fate]

const requestWords: FateWords = {
  dropped: '요청이 전선에서 버려져 서버에 닿지 않았어요.',
  vanished: '전선이 끊긴 듯 조용해서 요청이 사라졌어요.',
  closed: '요청이 붙잡힌 동안 연결이 끊겨 닿지 않았어요.',
  held: '요청이 전선에 붙잡혀서 서버에 닿지 않았어요.',
  delayed: '전선이 느려서 요청이 제때 서버에 닿지 않았어요.',
}
const answerWords: FateWords = {
  dropped: '답이 전선에서 버려져 브라우저에 닿지 않았어요.',
  vanished: '전선이 끊긴 듯 조용해서 답이 사라졌어요.',
  closed: '답이 붙잡힌 동안 연결이 끊겨 닿지 않았어요.',
  held: '답이 전선에 붙잡혀서 제때 브라우저에 닿지 않았어요.',
  delayed: '전선이 느려서 답이 제때 브라우저에 닿지 않았어요.',
}

/** The wire's own doing comes first: then the ends are not to blame. */
export const wireFailures: readonly Cause[] = [
  unreached('websocket-blocked', '전선이 막은 웹소켓', ({ question }) =>
    isWebSocket(question) && question.request.fate === 'blocked'
      ? {
          server: '웹소켓 요청을 받지 못했어요.',
          why: '전선이 웹소켓을 막았어요. 폴링이 없어서 연결하지 못해요.',
        }
      : undefined,
  ),
  unreached('request-dropped', '닿지 않은 요청', (attempt) => {
    const why = lostBy(attempt.question.request, attempt, requestWords)
    return why === undefined ? undefined : { server: '이 요청을 받은 적이 없어요.', why }
  }),
  unreached('answer-lost', '닿지 않은 답', (attempt, { server }) => {
    const { question } = attempt
    const why = isAnswered(question) ? lostBy(question.end.response, attempt, answerWords) : undefined
    return why === undefined
      ? undefined
      : { server: `답했다고 알고 있어요. 지금 연결은 ${server.clientsCount}개예요.`, why }
  }),
]
/** The first that the evidence shows is told. */
export const unreachedCauses: readonly Cause[] = [
  unreached('run-since', '다시 실행하기 전의 요청', ({ question, told }, { server }) =>
    told && question.request.event.seq < server.since
      ? {
          server: `다시 실행했어요. ${serverStands(server)}`,
          why: told.retries
            ? '새 프로그램에는 아직 묻지 않았어요. 곧 다시 시도해요.'
            : '새 프로그램에는 아직 묻지 않았어요. 다시 연결해 보세요.',
        }
      : undefined,
  ),
  unreached('program-stopped', '멈춘 프로그램', (attempt, { server }) =>
    isRefused(attempt) && (server.stopped === 'error' || server.stopped === 'limit')
      ? {
          server: '프로그램이 멈춰서 요청을 받지 못했어요.',
          why: '프로그램이 멈춰서 기다리는 서버가 없어요. 다시 실행해야 해요.',
        }
      : undefined,
  ),
  unreached('stopped-meanwhile', '연결하다 멈춘 프로그램', ({ told }, { server }) =>
    (told === null || told.message === 'timeout') &&
    (server.stopped === 'error' || server.stopped === 'limit')
      ? {
          server: server.stopped === 'error' ? '처리하지 않은 오류로 끝났어요.' : '한계를 넘어서 멈췄어요.',
          why: '연결하는 동안 프로그램이 멈췄어요. 다시 실행해야 해요.',
        }
      : undefined,
  ),
  unreached('other-port', '다른 포트', (attempt, { server }) =>
    isRefused(attempt) && server.port !== null
      ? {
          server: `\`${server.port}\`번에서 기다리고 있어요. 요청은 오지 않았어요.`,
          why: '클라이언트가 다른 포트로 갔어요. 그 포트에서 기다리는 서버가 없어요.',
        }
      : undefined,
  ),
  unreached('not-listening', '기다리는 서버 없음', (attempt) =>
    isRefused(attempt)
      ? {
          server: '기다리고 있지 않아서 요청을 받지 못했어요.',
          why: '기다리는 서버가 없어요. `listen`을 불렀는지 보세요.',
        }
      : undefined,
  ),
  unreached('no-socketio', 'Socket.IO 서버 없음', (attempt, { server }) => {
    const said = unanswered(attempt)
    return said && server.paths.length === 0
      ? { server: said, why: '이 프로그램은 Socket.IO 서버를 만들지 않았어요.' }
      : undefined
  }),
  unreached('wrong-path', '다른 경로', (attempt, { server }) => {
    const said = unanswered(attempt)
    const [first] = server.paths
    if (!said || first === undefined) return undefined
    if (server.paths.some((path) => pathOf(attempt.question).startsWith(slashed(path)))) return undefined
    return { server: said, why: `\`path\`가 달라요. 서버는 \`${slashed(first)}\`에서 기다려요.` }
  }),
  unreached('app-listen', 'app.listen', ({ question }, { server }) => {
    const app = is404(question) ? listeningApp(server) : undefined
    return app === undefined
      ? undefined
      : {
          server: '기다리던 Express 앱이 `404`로 답했어요.',
          why: `\`${app}.listen\`은 Socket.IO 없는 새 서버를 열어요.`,
        }
  }),
  unreached('other-server', 'Socket.IO가 없는 서버', ({ question }) =>
    is404(question)
      ? {
          server: `\`${pathOf(question)}\`에 답할 것이 없어서 \`404\`를 보냈어요.`,
          why: '기다리고 있는 서버에 Socket.IO가 붙어 있지 않아요.',
        }
      : undefined,
  ),
]
/** Its code tried, and nothing of it came to the lab: the address says where it went. */
const neverCame = (id: string, name: string, of: (scene: Scene) => string | undefined): Cause => ({
  id,
  name,
  of(scene) {
    const attempt = attemptOf(scene)
    const why = attempt?.told && !attempt.question ? of(scene) : undefined
    return why === undefined
      ? undefined
      : { browser: hears(scene, attempt?.told ?? null), server: '이 연결의 요청을 받은 적이 없어요.', why }
  },
})
/** The address is the lab's but for its scheme: nothing here speaks TLS. */
function isSecureHere({ url, origin }: Scene['evidence']): boolean {
  const { protocol, hostname } = url !== null && URL.canParse(url) ? new URL(url) : {}
  if (hostname === undefined || !/^(https|wss):$/.test(protocol ?? '')) return false
  const isOwnHost = origin !== null && URL.canParse(origin) && new URL(origin).hostname === hostname
  return isOwnHost || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

export const lastFailures: readonly Cause[] = [
  unreached('handshake-cut', '끊긴 핸드셰이크', ({ question: { end }, told }) =>
    told && end.is === 'cut'
      ? {
          server: '답을 다 보내기 전에 연결이 끊겼어요.',
          why:
            end.by === 'learner'
              ? '전선이 끊겨서 답이 닿지 않았어요.'
              : '답을 기다리던 연결이 끊겼어요. 이유는 알 수 없어요.',
        }
      : undefined,
  ),
  unreached('no-answer', '오지 않은 답', ({ question, told }) =>
    told && question.end.is === 'waiting'
      ? {
          server: '요청을 받았고, 아직 답하지 않았어요.',
          why: '답이 제때 오지 않아 클라이언트가 기다리기를 그쳤어요.',
        }
      : undefined,
  ),
  neverCame('own-page', '페이지 자신으로 간 요청', ({ evidence }) =>
    evidence.isOwnPage ? '주소 없는 `io()`는 페이지가 온 곳으로 가요. 주소를 적으세요.' : undefined,
  ),
  neverCame('https-address', '`https`로 적은 주소', ({ evidence }) =>
    isSecureHere(evidence) ? '이 서버는 `http`만 받아요. 주소의 `https`를 고치세요.' : undefined,
  ),
  {
    id: 'never-came',
    name: '오지 않은 요청',
    of(scene) {
      const attempt = attemptOf(scene)
      const { url } = scene.evidence
      if (!attempt?.told || attempt.question) return undefined
      return {
        browser: hears(scene, attempt.told),
        server: '이 연결의 요청을 받은 적이 없어요.',
        why: url ? `\`${url}\` 요청은 이 실험실에 오지 않았어요.` : '요청이 이 실험실에 오지 않았어요.',
      }
    },
  },
  // The last of them: the browser failed, and nothing of the evidence says why.
  {
    id: 'unexplained',
    name: '알 수 없는 이유',
    of: (scene) => {
      const { told } = scene.socket
      return told.kind === 'failed'
        ? {
            browser: hears(scene, told),
            server: `거절하지 않았어요. 지금 연결이 ${scene.server.clientsCount}개라고 알고 있어요.`,
            why: '이 증거만으로는 진짜 이유를 알 수 없어요.',
          }
        : undefined
    },
  },
]
