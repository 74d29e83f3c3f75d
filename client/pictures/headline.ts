/** Of all timers that run for a client, the one that is told first: whatever would end something soonest. */
import { leftOf, type Timer, type TimerKind, timersAt } from './timers.ts'

export interface Headline {
  timer: Timer
  /** Milliseconds. */
  left: number
  /** Of the whole wait, 1 to 0. */
  share: number
}

/** What is waited for, in a word before the seconds. */
const timerWords: Record<TimerKind, string> = {
  pingInterval: '핑',
  pingTimeout: '퐁',
  upgradeTimeout: '업그레이드',
  connectTimeout: '소켓',
  timeout: '연결',
  reconnectionDelay: '재시도',
}

/** A client that waits for a ping learns last that it is alone. */
const isLast = ({ kind, waits }: Timer): boolean => kind === 'pingTimeout' && waits === 'client'
const rank = (timer: Timer): number => (isLast(timer) ? 2 : timer.kind === 'pingInterval' ? 1 : 0)

/** The timer to show at a time; `null`: none runs. */
export function headlineOf(timers: readonly Timer[], at: number): Headline | null {
  const [first] = [...timersAt(timers, at)].sort((a, b) => rank(a) - rank(b) || a.until - b.until)
  if (!first) return null
  const left = leftOf(first, at)
  return { timer: first, left, share: Math.min(1, left / Math.max(1, first.until - first.from)) }
}

/** `핑 18초`, `퐁 0.6초`, `핑 60분`: what is waited for, and how long still. */
export function headlineText(headline: Headline): string {
  const { timer } = headline
  return `${isLast(timer) ? timerWords.pingInterval : timerWords[timer.kind]} ${leftText(headline)}`
}

/** `18초`, `0.6초`, `60분`: with tenths where the seconds are few. */
export function leftText({ left }: Headline): string {
  if (left >= 119_500) return `${Math.round(left / 60_000)}분`
  return `${left >= 9_950 ? Math.round(left / 1000) : (left / 1000).toFixed(1)}초`
}
