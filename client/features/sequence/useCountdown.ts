/** What a client is waited for, or waits for itself: the arc around its badge, and the seconds beside its name. */
import { type RefObject, useCallback, useRef } from 'react'
import { shownTime } from '../../lab/trace/store.ts'
import { useLab, useTrace } from '../../lab/useLab.ts'
import { type Headline, headlineOf, headlineText, leftText } from '../../pictures/headline.ts'
import type { Timer, TimerKind } from '../../pictures/timers.ts'
import { useFrames } from '../../ui/frames.ts'

const layers: Record<TimerKind, 'eio' | 'sio'> = {
  pingInterval: 'eio',
  pingTimeout: 'eio',
  upgradeTimeout: 'eio',
  connectTimeout: 'sio',
  timeout: 'sio',
  reconnectionDelay: 'sio',
}
const layerOf = ({ timer }: Headline): string => (timer.held === null ? layers[timer.kind] : 'net')

const sentences: Record<TimerKind, string> = {
  pingInterval: '서버가 다음 핑을 보낼 때까지',
  pingTimeout: '서버가 퐁을 기다리는 시간',
  upgradeTimeout: '서버가 업그레이드를 기다리는 시간',
  connectTimeout: '서버가 네임스페이스 연결을 기다리는 시간',
  timeout: '클라이언트가 핸드셰이크를 기다리는 시간',
  reconnectionDelay: '클라이언트가 다시 시도할 때까지',
}
const clientWaits = '클라이언트가 다음 핑을 기다리는 시간'

/** The timers that concern a client. */
export const timersFor = (timers: readonly Timer[], client: string): readonly Timer[] =>
  timers.filter((timer) => timer.client === client)

interface Countdown {
  /** The arc; `pathLength` is 100. */
  arc: RefObject<SVGCircleElement | null>
  words: RefObject<HTMLElement | null>
}

/** Draws both by itself, without React, as long as a timer runs; `named`: a word says what the seconds are for. */
export function useCountdown(timers: readonly Timer[], named = false): Countdown {
  const lab = useLab()
  const arc = useRef<SVGCircleElement>(null)
  const words = useRef<HTMLElement>(null)
  const cursor = useTrace((trace) => trace.cursor)
  useFrames(
    useCallback(() => {
      const at = shownTime({ ...lab.trace.getState(), cursor }, lab.session.traceNow()?.at ?? null)
      const headline = headlineOf(timers, at)
      show(arc.current, words.current, headline, named)
      return headline !== null && cursor === null ? 'again' : 'done'
    }, [lab, timers, cursor, named]),
  )
  return { arc, words }
}

function show(
  arc: SVGCircleElement | null,
  words: HTMLElement | null,
  headline: Headline | null,
  named: boolean,
): void {
  const colour = headline ? `var(--${layerOf(headline)})` : ''
  if (arc) {
    const share = (headline?.share ?? 0) * 100
    arc.style.stroke = colour
    arc.style.visibility = share > 0 ? 'visible' : 'hidden'
    arc.style.strokeDasharray = `${share} 100`
    arc.style.strokeDashoffset = String(share - 100)
  }
  if (!words) return
  const text = headline ? (named ? headlineText(headline) : leftText(headline)) : ''
  if (words.textContent !== text) words.textContent = text
  words.style.color = colour
  const isClients = headline?.timer.kind === 'pingTimeout' && headline.timer.waits === 'client'
  const title = !headline ? '' : isClients ? clientWaits : sentences[headline.timer.kind]
  if (words.title !== title) words.title = title
}
