/** Answers that the server gave and the browser kept to itself: the rules of CORS, told apart by what the options say. */
import type { Json } from '#shared/trace.ts'
import { type Answered, type Attempt, attemptOf, hears, isAnswered } from './attempt.ts'
import type { Cause, Scene, Truth } from './truth.ts'

interface Hidden {
  attempt: Attempt
  handshake: Answered
  origin: string
  allows: string | null
  isPreflight: boolean
}
/** How the trace shows what JSON can't hold. */
const shownFunction = '[Function]'
const isShownPattern = (value: Json | undefined) => typeof value === 'string' && /^\/.*\/[a-z]*$/s.test(value)

/** `origin` as the program has it; `undefined`: it has none. */
function originOption({ server }: Scene): Json | undefined {
  const { cors } = server.options
  if (cors === undefined || cors === null || cors === false) return undefined
  if (typeof cors !== 'object' || Array.isArray(cors)) return undefined
  return (cors as { readonly [key: string]: Json })['origin']
}
const listOf = (scene: Scene): readonly Json[] => {
  const origin = originOption(scene)
  return Array.isArray(origin) ? (origin as readonly Json[]) : []
}
const isPattern = (scene: Scene): boolean => [originOption(scene), ...listOf(scene)].some(isShownPattern)

const mayRead = ({ origin, end: { allows, allowsCredentials } }: Answered, withCredentials: boolean) =>
  origin === null ||
  (withCredentials ? allows === origin && allowsCredentials : allows === '*' || allows === origin)

/** The answer that the browser keeps from the page, if it does. */
function hiddenIn(scene: Scene): Hidden | undefined {
  const attempt = attemptOf(scene)
  const handshake = attempt?.handshake ?? null
  if (!attempt || !isAnswered(handshake) || handshake.isWebSocket || scene.evidence.isOutside)
    return undefined
  const { origin, end, method } = handshake
  const isPreflight = method === 'OPTIONS'
  const isFine = end.code >= 200 && end.code < 300
  if (origin === null || (!isFine && !isPreflight) || mayRead(handshake, scene.evidence.withCredentials))
    return undefined
  return { attempt, handshake, origin, allows: end.allows, isPreflight }
}

/** A cause in which the answer was hidden: the two ends' words are the same for all, the reason is its own. */
const hidden = (
  id: string,
  name: string,
  why: (hidden: Hidden, scene: Scene) => string | undefined,
): Cause => ({
  id,
  name,
  of(scene): Truth | undefined {
    const found = hiddenIn(scene)
    const reason = found && why(found, scene)
    if (!found || !reason) return undefined
    const { told } = found.attempt
    return {
      browser: told ? `CORS에 막혔다고 알지만, 코드에는 \`${told.message}\`만 줘요.` : hears(scene, null),
      server: found.isPreflight
        ? `사전 요청에 답했어요. 상태: \`${found.handshake.end.code}\``
        : `\`200\`으로 답했어요. 지금 연결을 ${scene.server.clientsCount}개로 알아요.`,
      why: reason,
    }
  },
})

const trailingSlash = hidden('trailing-slash', '출처 끝의 빗금', ({ origin, allows }, scene) =>
  allows === `${origin}/` || listOf(scene).includes(`${origin}/`)
    ? '허용한 출처 끝에 `/`가 더 있어요. 그래서 응답을 감췄어요.'
    : undefined,
)
const wildcardWithCredentials = hidden(
  'wildcard-credentials',
  '`*`와 자격 증명',
  ({ allows }, { evidence }) =>
    allows === '*' && evidence.withCredentials
      ? '자격 증명(credentials)을 보낼 때 `*`는 허용이 아니에요.'
      : undefined,
)
const credentialsMissing = hidden(
  'credentials-not-allowed',
  '자격 증명을 허용하지 않음',
  ({ allows, origin }) => (allows === origin ? '`credentials: true`가 없어서 응답을 감췄어요.' : undefined),
)
const corsMissing = hidden('cors-none', '`cors` 없음', ({ allows }, { server }) => {
  const { cors } = server.options
  const isOff = cors === undefined || cors === null || cors === false
  return allows === null && isOff ? '`cors`를 정하지 않아서 브라우저가 응답을 감췄어요.' : undefined
})
const originOff = hidden('origin-off', '꺼 둔 `origin`', ({ allows }, scene) =>
  allows === null && originOption(scene) === false
    ? '`origin: false`라서 브라우저가 응답을 감췄어요.'
    : undefined,
)
const wildcardInList = hidden('wildcard-in-list', '목록 안의 `*`', ({ allows }, scene) =>
  allows === null && listOf(scene).includes('*')
    ? '목록 안의 `*`는 글자일 뿐이라 응답을 감췄어요.'
    : undefined,
)
const pattern = hidden('origin-pattern', '정규식에 맞지 않는 출처', ({ allows, origin }, scene) =>
  allows === null && isPattern(scene) ? `\`${origin}\` 출처가 정규식에 맞지 않아 감췄어요.` : undefined,
)
const list = hidden('origin-list', '목록에 없는 출처', ({ allows, origin }, scene) =>
  allows === null && Array.isArray(originOption(scene))
    ? `\`${origin}\` 출처가 목록에 없어서 응답을 감췄어요.`
    : undefined,
)
const decided = hidden('origin-function', '함수가 허용하지 않은 출처', ({ allows }, scene) => {
  const isFunction = [scene.server.options['cors'], originOption(scene)].includes(shownFunction)
  return allows === null && isFunction ? '`cors`의 함수가 이 출처를 허용하지 않아 감췄어요.' : undefined
})
const another = hidden('origin-string', '다른 출처만 허용', ({ allows }) =>
  allows !== null && allows !== '*' ? `\`${allows}\`만 허용해서 브라우저가 응답을 감췄어요.` : undefined,
)
const unnamed = hidden('cors-unnamed', '허용한 출처 없음', ({ allows }) =>
  allows === null ? '응답에 허용한 출처가 없어서 브라우저가 감췄어요(CORS).' : undefined,
)

/** A header that a preflight asked for and that its answer does not allow; `undefined`: it allows all of them. */
export function headerMissing({ asksHeaders, end }: Answered): string | undefined {
  if (end.allowsHeaders === '*') return undefined
  const allowed = (end.allowsHeaders ?? '').toLowerCase().split(/\s*,\s*/)
  return (asksHeaders ?? '').split(/\s*,\s*/).find((name) => name && !allowed.includes(name))
}

/** The preflight names headers, or was refused: then the real request is never sent. */
const preflightHeaders: Cause = {
  id: 'preflight-headers',
  name: '허용하지 않은 헤더',
  of(scene) {
    const attempt = attemptOf(scene)
    const handshake = attempt?.handshake ?? null
    if (!attempt || !isAnswered(handshake) || handshake.method !== 'OPTIONS') return undefined
    const missing = headerMissing(handshake)
    if (!missing) return undefined
    return {
      browser: hears(scene, attempt.told),
      server: `사전 요청에 답했고, 그 뒤로 온 것이 없어요.`,
      why: `\`${missing}\` 헤더를 허용하지 않아 진짜 요청을 안 보냈어요.`,
    }
  },
}

/** The first that the evidence shows is told. */
export const corsCauses: readonly Cause[] = [
  trailingSlash,
  wildcardWithCredentials,
  credentialsMissing,
  corsMissing,
  originOff,
  wildcardInList,
  pattern,
  list,
  decided,
  another,
  unnamed,
  preflightHeaders,
]
