/** Questions that the server itself refused: Engine.IO by its rules, the program by its own. */
import { type Exchange, isWebSocket, type Refusal, refusalOf } from '#shared/model/exchanges.ts'
import { type Attempt, attemptOf, type Cause, hears, type Scene, statusOf, type Truth } from './truth.ts'

/** A question that was answered with such a status. */
function answeredIn(
  scene: Scene,
  fits: (status: number) => boolean,
): (Attempt & { question: Exchange; status: number }) | undefined {
  const attempt = attemptOf(scene)
  const question = attempt?.question ?? null
  const status = statusOf(question)
  return attempt && question && status !== null && fits(status) ? { ...attempt, question, status } : undefined
}
const isError = (status: number) => status >= 400

/** A cause in which Engine.IO refused: what both ends know is the same, the reason is its own. */
const refused = (
  id: string,
  name: string,
  is: Refusal['is'],
  why: (question: Exchange, context: string | null, scene: Scene) => string | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const answered = answeredIn(scene, isError)
    if (!answered) return undefined
    const { told, question, status } = answered
    const refusal = refusalOf(question)
    const reason = refusal?.is === is ? why(question, refusal.context, scene) : undefined
    if (reason === undefined) return undefined
    return {
      browser: hears(scene, told),
      server: question.sid
        ? `요청을 거절했어요. 상태: \`${status}\``
        : `핸드셰이크를 거절했어요. 상태: \`${status}\``,
      why: reason,
    }
  },
})

const known = ['polling', 'websocket', 'webtransport']
/** A refusal that Engine.IO tells apart by a name of the case. */
const refusedAs = (context: string, id: string, name: string, why: string): Cause =>
  refused(id, name, 'request', (_, own) => (own === context ? why : undefined))

const byEngine: readonly Cause[] = [
  refused('transport-not-allowed', '허용하지 않은 전송 방식', 'transport', ({ transport }, _, { server }) => {
    const { transports } = server.options
    const isListed = !Array.isArray(transports) || transports.includes(transport ?? '')
    return transport !== null && known.includes(transport) && !isListed
      ? `서버의 \`transports\`에 \`${transport}\` 방식이 없어요.`
      : undefined
  }),
  refused('transport-unknown', '모르는 전송 방식', 'transport', ({ transport }) =>
    transport === null ? '`transport` 없이 온 요청이에요.' : `\`${transport}\` 방식은 서버가 몰라요.`,
  ),
  refused('unknown-sid', '모르는 세션 ID', 'sid', () => '서버에 없는 세션 ID로 왔어요. 새로 연결해야 해요.'),
  refused('bad-method', 'GET이 아닌 핸드셰이크', 'method', ({ purpose, request }) =>
    purpose === 'preflight'
      ? '`cors`가 없어서 사전 요청부터 거절했어요.'
      : `핸드셰이크는 \`GET\`인데 \`${request.event.method}\` 요청이 왔어요.`,
  ),
  refused('allow-request-websocket', 'allowRequest의 거절(웹소켓)', 'forbidden', (question) =>
    isWebSocket(question) ? '`allowRequest`가 웹소켓을 거절했어요. 브라우저는 이유를 몰라요.' : undefined,
  ),
  refused(
    'allow-request',
    'allowRequest의 거절(폴링)',
    'forbidden',
    () => '서버의 `allowRequest`가 폴링 요청을 거절했어요.',
  ),
  refused('wrong-eio', '다른 프로토콜 버전', 'version', ({ version }) =>
    version === null
      ? '`EIO` 없이 온 요청이에요. 서버는 버전 4만 받아요.'
      : `\`EIO=${version}\` 요청이에요. 서버는 버전 4만 받아요.`,
  ),
  refusedAs(
    'TRANSPORT_MISMATCH',
    'transport-mismatch',
    '세션과 다른 전송 방식',
    '이 세션은 다른 전송 방식으로 옮겨 갔어요.',
  ),
  refusedAs(
    'PROTOCOL_MISMATCH',
    'protocol-mismatch',
    '세션과 다른 버전',
    '이 세션은 다른 프로토콜 버전으로 열렸어요.',
  ),
  refusedAs(
    'MIDDLEWARE_FAILURE',
    'engine-middleware',
    '엔진 미들웨어의 오류',
    '`cors` 함수나 엔진 미들웨어가 오류를 냈어요.',
  ),
  refusedAs(
    'TRANSPORT_HANDSHAKE_ERROR',
    'not-an-upgrade',
    '업그레이드가 아닌 요청',
    '`websocket`이라면서 업그레이드를 요청하지 않았어요.',
  ),
]

/** An answer of such a status that is none of Engine.IO's own refusals. */
const answeredWith = (
  id: string,
  name: string,
  fits: (status: number) => boolean,
  words: (status: number) => Pick<Truth, 'server' | 'why'>,
): Cause => ({
  id,
  name,
  of(scene) {
    const answered = answeredIn(scene, fits)
    return answered && { browser: hears(scene, answered.told), ...words(answered.status) }
  },
})
const isFull = (status: number) => status === 429

const others: readonly Cause[] = [
  answeredWith('lab-full', '가득 찬 실험실', isFull, () => ({
    server: '받지 못했어요. 놀이터가 `429`로 답했어요.',
    why: '실험실의 연결이 가득 찼어요. 쓰지 않는 것을 끊으세요.',
  })),
  answeredWith('refused', '이유를 모르는 거절', isError, (status) => ({
    server: `거절했어요. 상태: \`${status}\``,
    why: '서버가 거절했어요. 이 증거로는 이유까지 알 수 없어요.',
  })),
]

/** The namespace was refused: the program's own word, which the browser hears. */
const refusedNamespace = (
  id: string,
  name: string,
  why: string,
  fits: (scene: Scene, reason: string) => boolean,
): Cause => ({
  id,
  name,
  of(scene) {
    const { told, seen, namespace } = scene.socket
    if (seen.kind !== 'refused' || told.kind === 'connected' || !fits(scene, seen.reason)) return undefined
    const isTold = told.kind === 'failed'
    return {
      browser: isTold ? `\`connect_error\`를 받았어요. 이유: \`${told.message}\`` : hears(scene, null),
      server: `\`${namespace}\`에 들이지 않았어요. 이유: \`${seen.reason}\``,
      why,
    }
  },
})
const exists = ({ server, socket }: Scene): boolean => server.namespaces.has(socket.namespace)

/** The program refused a namespace. */
export const namespaceCauses: readonly Cause[] = [
  refusedNamespace(
    'invalid-namespace',
    '없는 네임스페이스',
    '서버에 없는 네임스페이스예요. 저절로 다시 시도하지 않아요.',
    (scene, reason) => reason === 'Invalid namespace' && !exists(scene),
  ),
  refusedNamespace(
    'middleware',
    '미들웨어의 거절',
    '서버의 미들웨어가 거절했어요. 저절로 다시 시도하지 않아요.',
    exists,
  ),
  refusedNamespace(
    'namespace-refused',
    '네임스페이스의 거절',
    '서버가 이 네임스페이스를 거절했어요.',
    () => true,
  ),
]

/** The first that the evidence shows is told. */
export const refusalCauses: readonly Cause[] = [...byEngine, ...others]
