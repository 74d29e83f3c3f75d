/** The time of the moment that is shown, ticking as long as somebody waits for what is held. */
import { useEffect, useState } from 'react'
import { shownTime } from '../../lab/trace/store.ts'
import { useFold, useLab, useTrace } from '../../lab/useLab.ts'
import { timersOf } from '../../pictures/timers.ts'
import { calm } from '../../ui/frames.ts'
import type { Clock } from './truths.ts'

/** What is waited for at the cursor, and the time there; live, it goes on. */
export function useClock(): Clock {
  const lab = useLab()
  const timers = useFold(timersOf)
  const cursor = useTrace((trace) => trace.cursor)
  const isTicking = cursor === null && timers.some(({ held }) => held !== null)
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isTicking) return
    const timer = setInterval(() => tick((ticks) => ticks + 1), calm.matches ? 1_000 : 100)
    return () => clearInterval(timer)
  }, [isTicking])
  return { timers, at: shownTime(lab.trace.getState(), lab.session.traceNow()?.at ?? null) }
}
