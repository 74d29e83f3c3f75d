/** The time that is shown: the cursor's, or live the clock itself, a few times a second while somebody looks. */
import { useCallback, useState } from 'react'
import { shownTime } from '../../../lab/trace/store.ts'
import { useLab, useTrace } from '../../../lab/useLab.ts'
import { useFrames } from '../../../ui/frames.ts'

/** ms on the trace's clock, told anew when so many have passed; `null`: it stands still. */
export function useShownTime(everyMs: number | null): number {
  const { trace, session } = useLab()
  const timeNow = useCallback(
    () => shownTime(trace.getState(), session.traceNow()?.at ?? null),
    [trace, session],
  )
  const cursor = useTrace((trace) => trace.cursor)
  const epoch = useTrace((trace) => trace.epoch)
  const [shown, setShown] = useState(() => ({ now: timeNow(), cursor, epoch }))
  useFrames(
    useCallback(() => {
      const now = timeNow()
      setShown((before) => {
        const isSame = before.cursor === cursor && before.epoch === epoch
        return isSame && Math.abs(now - before.now) < (everyMs ?? 1) ? before : { now, cursor, epoch }
      })
      return cursor === null && everyMs !== null ? 'again' : 'done'
    }, [timeNow, cursor, epoch, everyMs]),
  )
  return shown.cursor === cursor && shown.epoch === epoch ? shown.now : timeNow()
}
