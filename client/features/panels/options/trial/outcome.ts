/** What came of a trial: the moment at which its effect is seen, or what the trace shows of why it is not. */
import type { TraceEvent } from '#shared/trace.ts'
import { canTry, type Effect } from '../entry.ts'
import { seenIn, told } from '../seen.ts'
import type { Tried } from './store.ts'

/** What happened since the trial began, to its client and to the server; of a new run, only what came after its beginning. */
export function eventsSince({ after, runs, place }: Tried, events: readonly TraceEvent[]): TraceEvent[] {
  const first = events[0]?.seq ?? 1
  const since = events.slice(Math.max(0, after + 1 - first))
  const begun = runs ? since.findIndex(({ kind }) => kind === 'program.run') : 0
  if (begun < 0) return []
  const own = since.slice(begun).filter(({ client }) => client === undefined || client === place.lane)
  const page = own.findIndex(isNewPage)
  // What its page of before told on the way out is none of the trial's doing.
  return page > 0 ? own.filter(({ kind }, i) => i >= page || !kind.startsWith('client.')) : own
}

/** The client's page is loaded anew, or its code runs in a new one. */
export const isNewPage = ({ kind }: TraceEvent): boolean => kind === 'client.gone' || kind === 'client.run'

let known: { key: string; effect: Effect } | undefined

/** Once found, it is not looked for again. */
export function effectOf(tried: Tried, events: readonly TraceEvent[]): Effect | null {
  const { trial, name } = tried.entry
  if (!canTry(trial)) return null
  const key = `${tried.epoch} ${tried.after} ${name}`
  if (known?.key === key) return known.effect
  const effect = trial.effect(eventsSince(tried, events), tried.place)
  if (effect) known = { key, effect }
  return effect
}

/** What stood in the way, as far as these events show it. */
export function obstacleOf({ entry, place }: Tried, events: readonly TraceEvent[]): string {
  const { exchanges, isHeld } = seenIn(events)
  const refused = told(events, 'client.connect_error').at(-1)?.message
  const failed = told(events, 'client.error').at(-1)?.text
  if (told(events, 'program.error').length > 0)
    return '프로그램이 오류로 멈췄어요. 서버 콘솔의 마지막 줄을 보세요.'
  if (exchanges.some(({ end }) => end.is === 'refused'))
    return `프로그램이 \`${place.url}\`에서 기다리고 있지 않아요. \`listen\`을 부르는지 보세요.`
  if (isHeld()) return '패킷이 전선에 붙잡혀 있어요. 네트워크 조건을 풀고 다시 해 보세요.'
  if (failed) return `클라이언트의 콘솔에 오류가 났어요: \`${failed}\``
  if (refused)
    return `클라이언트가 연결하지 못했어요(\`${refused}\`). server.js의 \`cors\`가 그 출처를 허용하는지 보세요.`
  return canTry(entry.trial) ? entry.trial.missing : ''
}
