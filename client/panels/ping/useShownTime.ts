/** The time that is shown: the cursor's, or live the clock itself, a few times a second while somebody looks. */
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { session } from '../../session.ts'
import { shownTime } from '../../trace/now.ts'
import { traceStore } from '../../trace/store.ts'
import { useFrames } from '../../ui/frames.ts'

const timeNow = () => shownTime(traceStore.getState(), session.traceNow()?.at ?? null)

/** ms on the trace's clock; it stands still where nothing runs. */
export function useShownTime(isRunning: boolean): number {
  const cursor = useStore(traceStore, (trace) => trace.cursor)
  const epoch = useStore(traceStore, (trace) => trace.epoch)
  const [shown, setShown] = useState(() => ({ now: timeNow(), cursor, epoch }))
  useFrames(
    useCallback(() => {
      setShown({ now: timeNow(), cursor, epoch })
      return cursor === null && isRunning ? 'again' : 'done'
    }, [cursor, epoch, isRunning]),
  )
  return shown.cursor === cursor && shown.epoch === epoch ? shown.now : timeNow()
}
