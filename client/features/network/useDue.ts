/** Who waits for what is held, counted down on the trace's clock. */
import { useEffect, useState } from 'react'
import { useLab, useLiveFold } from '../../lab/useLab.ts'
import { leftOf, type Timer, timersAt, timersOf } from '../../pictures/timers.ts'
import { calm } from '../../ui/frames.ts'
import { dueText } from './words.ts'

/** Who waits an hour waits for nothing that the learner should hurry for. */
const longMs = 10 * 60_000

/** What is due first, in words; `null`: nobody waits for anything that is held. */
export function useDue(): string | null {
  const { session } = useLab()
  const timers = useLiveFold(timersOf)
  const isDue = timers.some((timer) => timer.held !== null)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!isDue) return
    const tick = () => setNow(session.traceNow()?.at ?? 0)
    tick()
    const timer = setInterval(tick, calm.matches ? 1_000 : 100)
    return () => clearInterval(timer)
  }, [isDue, session])
  if (!isDue || now === 0) return null
  const waits = timersAt(timers, now).filter((timer) => timer.held !== null)
  const first = waits.reduce<Timer | null>(
    (one, other) => (one && one.until <= other.until ? one : other),
    null,
  )
  const left = first ? leftOf(first, now) : 0
  return first && left < longMs ? dueText(first, left) : null
}
