/** Questions that the server itself refused: Engine.IO by its rules, the program by its own. */
import { attemptOf, hears, isAnswered } from './attempt.ts'
import { type Handshake, refusalOf } from './handshake.ts'
import type { Cause, Scene } from './truth.ts'

/** Engine.IO's codes (`engine.io/lib/server.ts`). */
const codes = { transport: 0, sid: 1, method: 2, request: 3, forbidden: 4, version: 5 } as const

/** A cause in which Engine.IO refused: what both ends know is the same, the reason is its own. */
const refused = (
  id: string,
  name: string,
  code: number,
  why: (handshake: Handshake, context: string | null, scene: Scene) => string | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const attempt = attemptOf(scene)
    const handshake = attempt?.handshake ?? null
    if (!attempt || !isAnswered(handshake) || handshake.end.code < 400) return undefined
    const refusal = refusalOf(handshake)
    const reason = refusal?.code === code ? why(handshake, refusal.context, scene) : undefined
    if (reason === undefined) return undefined
    const status = handshake.end.code
    return {
      browser: hears(scene, attempt.told),
      server: handshake.sid
        ? `요청을 거절했어요. 상태: \`${status}\``
        : `핸드셰이크를 거절했어요. 상태: \`${status}\``,
      why: reason,
    }
  },
})

const known = ['polling', 'websocket', 'webtransport']
const contextOf =
  (wanted: string, words: string) =>
  (_: Handshake, context: string | null): string | undefined =>
    context === wanted ? words : undefined

const byEngine: readonly Cause[] = [
  refused(
    'transport-not-allowed',
    '허용하지 않은 전송 방식',
    codes.transport,
    ({ transport }, _, { server }) => {
      const { transports } = server.options
      const isListed = !Array.isArray(transports) || transports.includes(transport ?? '')
      return transport !== null && known.includes(transport) && !isListed
        ? `서버의 \`transports\`에 \`${transport}\` 방식이 없어요.`
        : undefined
    },
  ),
  refused('transport-unknown', '모르는 전송 방식', codes.transport, ({ transport }) =>
    transport === null ? '`transport` 없이 온 요청이에요.' : `\`${transport}\` 방식은 서버가 몰라요.`,
  ),
  refused(
    'unknown-sid',
    '모르는 세션 ID',
    codes.sid,
    () => '서버에 없는 세션 ID로 왔어요. 새로 연결해야 해요.',
  ),
  refused('bad-method', 'GET이 아닌 핸드셰이크', codes.method, ({ method }) =>
    method === 'OPTIONS'
      ? '`cors`가 없어서 사전 요청부터 거절했어요.'
      : `핸드셰이크는 \`GET\`인데 \`${method}\` 요청이 왔어요.`,
  ),
  refused('allow-request-websocket', 'allowRequest의 거절(웹소켓)', codes.forbidden, ({ isWebSocket }) =>
    isWebSocket ? '`allowRequest`가 웹소켓을 거절했어요. 브라우저는 이유를 몰라요.' : undefined,
  ),
  refused(
    'allow-request',
    'allowRequest의 거절(폴링)',
    codes.forbidden,
    () => '서버의 `allowRequest`가 폴링 요청을 거절했어요.',
  ),
  refused('wrong-eio', '다른 프로토콜 버전', codes.version, ({ version }) =>
    version === null
      ? '`EIO` 없이 온 요청이에요. 서버는 버전 4만 받아요.'
      : `\`EIO=${version}\` 요청이에요. 서버는 버전 4만 받아요.`,
  ),
  refused(
    'transport-mismatch',
    '세션과 다른 전송 방식',
    codes.request,
    contextOf('TRANSPORT_MISMATCH', '이 세션은 다른 전송 방식으로 옮겨 갔어요.'),
  ),
  refused(
    'protocol-mismatch',
    '세션과 다른 버전',
    codes.request,
    contextOf('PROTOCOL_MISMATCH', '이 세션은 다른 프로토콜 버전으로 열렸어요.'),
  ),
  refused(
    'engine-middleware',
    '엔진 미들웨어의 오류',
    codes.request,
    contextOf('MIDDLEWARE_FAILURE', '`cors` 함수나 엔진 미들웨어가 오류를 냈어요.'),
  ),
  refused(
    'not-an-upgrade',
    '업그레이드가 아닌 요청',
    codes.request,
    contextOf('TRANSPORT_HANDSHAKE_ERROR', '`websocket`이라면서 업그레이드를 청하지 않았어요.'),
  ),
]

const byPlayground: Cause = {
  id: 'lab-full',
  name: '가득 찬 실험실',
  of(scene) {
    const attempt = attemptOf(scene)
    const handshake = attempt?.handshake ?? null
    if (!attempt || !isAnswered(handshake) || handshake.end.code !== 429) return undefined
    return {
      browser: hears(scene, attempt.told),
      server: '받지 못했어요. 놀이터가 `429`로 답했어요.',
      why: '실험실의 연결이 가득 찼어요. 쓰지 않는 것을 끊으세요.',
    }
  },
}

const unexplained: Cause = {
  id: 'refused',
  name: '까닭을 모르는 거절',
  of(scene) {
    const attempt = attemptOf(scene)
    const handshake = attempt?.handshake ?? null
    if (!attempt || !isAnswered(handshake) || handshake.end.code < 400) return undefined
    return {
      browser: hears(scene, attempt.told),
      server: `거절했어요. 상태: \`${handshake.end.code}\``,
      why: '서버가 거절했어요. 이 증거로는 이유까지 알 수 없어요.',
    }
  },
}

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
export const refusalCauses: readonly Cause[] = [...byEngine, byPlayground, unexplained]
