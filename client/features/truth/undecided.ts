/** Clients that the program left waiting at its door: nobody let them in, and nobody refused them. */
import { pathOf } from '#shared/model/exchanges.ts'
import { isUndecided } from './asking.ts'
import type { Asked, Hook, Link } from './facts.ts'
import { browserOf } from './losses.ts'
import { attemptOf, type Cause, hears, outsideWords, type Scene } from './truth.ts'

const placeOf = ({ line }: { line: number | null }): string =>
  line === null ? '서버 코드' : `\`server.js:${line}\``
const shown = (namespace: string): string => `\`${namespace.slice(0, 12)}\``

/** What the client has to say while it waits. */
function waiting({ evidence, socket: { told, namespace } }: Scene): string {
  if (evidence.isOutside) return outsideWords
  if (told.kind === 'disconnected') return browserOf(told)
  return `${shown(namespace)} 연결을 요청하고 답을 기다려요.`
}
const isElsewhere = ({ evidence, socket }: Scene): boolean =>
  [...evidence.sockets.values()].some((one) => one !== socket && one.seen.kind === 'connected')

/** The program has been asked, and goes on thinking. */
const waits = (id: string, name: string, by: Asked['by'], why: (place: string) => string): Cause => ({
  id,
  name,
  of(scene) {
    const { socket } = scene
    if (socket.asked?.by !== by || !isUndecided(socket) || socket.told.kind === 'connected') return undefined
    return {
      browser: waiting(scene),
      server: isElsewhere(scene)
        ? '아직 정하지 않았어요. 다른 네임스페이스는 이어져 있어요.'
        : '아직 들이지도, 거절하지도 않았어요.',
      why: why(placeOf(socket.asked)),
    }
  },
})

/** The program can still answer. */
export const waitingCauses: readonly Cause[] = [
  waits(
    'middleware-waits',
    '`next()`를 기다림',
    'use',
    (place) => `${place} 미들웨어가 아직 \`next()\`를 부르지 않았어요.`,
  ),
  waits(
    'of-waits',
    '`of` 함수의 답을 기다림',
    'of',
    (place) => `${place}의 \`of\` 함수가 아직 답하지 않았어요.`,
  ),
]

/** The server's own timer closed the connection: it was in no namespace for too long. */
function givenUp({ socket: { told }, evidence }: Scene): { link: Link; waited: number } | undefined {
  const link = told.kind === 'disconnected' ? told.link : evidence.link
  const waited = link?.session.end?.event.waited
  const isLast = told.kind === 'disconnected' || told.kind === 'nothing'
  if (!link || waited === undefined || !isLast) return undefined
  return { link, waited }
}
const gaveUp = (
  id: string,
  name: string,
  why: (asked: Asked | null, link: Link) => string | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const lost = givenUp(scene)
    const said = lost && why(scene.socket.asked, lost.link)
    if (!lost || said === undefined) return undefined
    const { told } = scene.socket
    return {
      browser: told.kind === 'disconnected' ? browserOf(told) : waitingFor(scene),
      server: `\`${lost.waited}\` ms를 기다리다 연결을 닫았어요.`,
      why: said,
    }
  },
})
const waitingFor = ({ evidence }: Scene): string =>
  evidence.isOutside ? outsideWords : '네임스페이스에 연결하지 않았어요.'
const askedOn = (asked: Asked | null, link: Link, by: Asked['by']): Asked | undefined =>
  asked?.link === link && asked.by === by ? asked : undefined

/** The server has given up. */
export const givenUpCauses: readonly Cause[] = [
  gaveUp('next-forgotten', '부르지 않은 `next()`', (asked, link) => {
    const of = askedOn(asked, link, 'use')
    return of && `${placeOf(of)} 미들웨어가 \`next()\`를 안 불러 서버가 닫았어요.`
  }),
  gaveUp('of-forgotten', '답하지 않은 `of` 함수', (asked, link) => {
    const of = askedOn(asked, link, 'of')
    return of && `${placeOf(of)}의 \`of\` 함수가 답하지 않아 서버가 닫았어요.`
  }),
  gaveUp(
    'connect-timeout',
    '네임스페이스 없는 연결',
    () => '제때 네임스페이스에 들어오지 않아 서버가 닫았어요.',
  ),
]

/** The program was asked about the request itself, before there is any connection. */
const hookWaits = (
  id: string,
  name: string,
  fits: (hook: Hook, scene: Scene) => boolean,
  why: (hook: Hook) => string,
): Cause => ({
  id,
  name,
  of(scene) {
    const attempt = attemptOf(scene)
    const { hook } = scene.evidence
    if (!attempt || !hook || hook.question !== attempt.question || !fits(hook, scene)) return undefined
    const { end } = hook.question
    const isOpen = end.is === 'waiting' || (end.is === 'cut' && end.by === 'client')
    return isOpen
      ? {
          browser: attempt.told ? hears(scene, attempt.told) : '요청을 보내고 답을 기다려요.',
          server: '요청을 받았고, 아직 답하지 않았어요.',
          why: why(hook),
        }
      : undefined
  },
})

/** No answer to a handshake, since the program says nothing of it. */
export const hookCauses: readonly Cause[] = [
  hookWaits(
    'engine-use-waits',
    '`io.engine`의 `next()`를 기다림',
    // Other paths are for the program's own app to answer.
    ({ name, question }, { server: { paths } }) =>
      name === 'use' && paths.some((path) => pathOf(question).startsWith(path)),
    (hook) => `${placeOf(hook)} 미들웨어가 아직 \`next()\`를 부르지 않았어요.`,
  ),
  hookWaits(
    'hook-waits',
    '답하지 않은 옵션 함수',
    ({ name }) => name !== 'use',
    (hook) => `${placeOf(hook)}의 \`${hook.name}\` 함수가 아직 답하지 않았어요.`,
  ),
]
