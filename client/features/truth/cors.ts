/** Answers that the server gave and the browser kept to itself: the rules of CORS, told apart by what the options say. */
import { assertNever } from '#shared/assertNever.ts'
import type { CorsReason } from '#shared/model/cors.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Json } from '#shared/trace.ts'
import { type Attempt, attemptOf, type Cause, hears, isAnswered, type Scene, type Truth } from './truth.ts'

interface Hidden {
  attempt: Attempt
  reason: CorsReason
  /** Of the page that asked. */
  origin: string
  status: number
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

/** The answer that the browser keeps from the page, if it does. */
function hiddenIn(scene: Scene): Hidden | undefined {
  const attempt = attemptOf(scene)
  const question = attempt?.question ?? null
  if (!attempt || !isAnswered(question)) return undefined
  // A client from elsewhere that is connected says nothing of what it asked before.
  if (scene.evidence.isOutside && scene.socket.seen.kind !== 'nothing') return undefined
  const { cors, event, fate } = question.end.response
  const isPreflight = question.purpose === 'preflight'
  // What the server itself refused is told as its refusal, whether or not the page may read that.
  const isRefused = !isPreflight && (event.status < 200 || event.status > 299)
  if (fate !== 'hidden' || cors?.is !== 'kept' || isRefused) return undefined
  const origin = headerOf(question.request.event.headers, 'origin') ?? ''
  return { attempt, reason: cors.reason, origin, status: event.status, isPreflight }
}

const names = {
  'trailing-slash': '출처 끝의 슬래시',
  'wildcard-credentials': '`*`와 자격 증명',
  'credentials-not-allowed': '자격 증명을 허용하지 않음',
  'cors-none': '`cors` 없음',
  'origin-off': '꺼 둔 `origin`',
  'wildcard-in-list': '목록 안의 `*`',
  'origin-pattern': '정규식에 맞지 않는 출처',
  'origin-list': '목록에 없는 출처',
  'origin-function': '함수가 허용하지 않은 출처',
  'origin-string': '다른 출처만 허용',
  'cors-unnamed': '허용한 출처 없음',
  'preflight-headers': '허용하지 않은 헤더',
  'preflight-method': '허용하지 않은 메서드',
  'preflight-status': '거절된 사전 요청',
} as const
type CauseAndWhy = readonly [cause: keyof typeof names, why: string]

const slash: CauseAndWhy = ['trailing-slash', '허용한 출처 끝에 `/`가 더 있어요. 그래서 응답을 감췄어요.']

/** The answer allows no origin: the options say why. */
function noOrigin(scene: Scene, asked: string): CauseAndWhy {
  const { cors } = scene.server.options
  const origin = originOption(scene)
  const list: readonly Json[] | null = Array.isArray(origin) ? (origin as readonly Json[]) : null
  if (list?.includes(`${asked}/`)) return slash
  if (cors === undefined || cors === null || cors === false)
    return ['cors-none', '`cors`를 정하지 않아서 브라우저가 응답을 감췄어요.']
  if (origin === false) return ['origin-off', '`origin: false`라서 브라우저가 응답을 감췄어요.']
  if (list?.includes('*')) return ['wildcard-in-list', '목록 안의 `*`는 글자일 뿐이라 응답을 감췄어요.']
  if ([origin, ...(list ?? [])].some(isShownPattern))
    return ['origin-pattern', `\`${asked}\` 출처가 정규식에 맞지 않아 감췄어요.`]
  if (list) return ['origin-list', `\`${asked}\` 출처가 목록에 없어서 응답을 감췄어요.`]
  if (cors === shownFunction || origin === shownFunction)
    return ['origin-function', '`cors`의 함수가 이 출처를 허용하지 않아 감췄어요.']
  return ['cors-unnamed', '응답에 허용한 출처가 없어서 브라우저가 감췄어요(CORS).']
}

/** Which cause it is, and why the browser kept the answer. */
function whyOf({ reason, origin }: Hidden, scene: Scene): CauseAndWhy {
  switch (reason.is) {
    case 'no origin':
      return noOrigin(scene, origin)
    case 'other origin':
      return reason.slash
        ? slash
        : ['origin-string', `\`${reason.allows}\`만 허용해서 브라우저가 응답을 감췄어요.`]
    case 'star with credentials':
      return ['wildcard-credentials', '자격 증명(credentials)을 보낼 때 `*`는 허용이 아니에요.']
    case 'no credentials':
      return ['credentials-not-allowed', '`credentials: true`가 없어서 응답을 감췄어요.']
    case 'header':
      return ['preflight-headers', `\`${reason.name}\` 헤더를 허용하지 않아 진짜 요청을 안 보냈어요.`]
    case 'method':
      return ['preflight-method', `\`${reason.name}\` 메서드를 허용하지 않아 진짜 요청을 안 보냈어요.`]
    case 'preflight status':
      return ['preflight-status', '사전 요청이 거절돼서 진짜 요청을 안 보냈어요.']
    default:
      return assertNever(reason)
  }
}

/** What both ends know: of a preflight that was answered well, the browser reads the answer and stops there. */
function endsOf({ attempt, reason, status, isPreflight }: Hidden, scene: Scene): Omit<Truth, 'why'> {
  const { told } = attempt
  if (reason.is === 'header' || reason.is === 'method')
    return { browser: hears(scene, told), server: '사전 요청에 답했고, 그 뒤로 온 것이 없어요.' }
  return {
    browser: told ? `CORS에 막혔다고 알지만, 코드에는 \`${told.message}\`만 줘요.` : hears(scene, null),
    server: isPreflight
      ? `사전 요청에 답했어요. 상태: \`${status}\``
      : `\`200\`으로 답했어요. 지금 연결이 ${scene.server.clientsCount}개라고 알고 있어요.`,
  }
}

/** One cause for each way in which a browser keeps an answer. */
export const corsCauses: readonly Cause[] = Object.entries(names).map(([id, name]) => ({
  id,
  name,
  of(scene) {
    const hidden = hiddenIn(scene)
    const [cause, why] = hidden ? whyOf(hidden, scene) : []
    return hidden && why && cause === id ? { ...endsOf(hidden, scene), why } : undefined
  },
}))
