/** When the page is: the trace's clock at this moment, or the moment that the cursor shows. */
import type { Trace } from './store.ts'

type Shown = Pick<Trace, 'cursor' | 'events'>

/** Milliseconds on the trace's clock; `traceNow` is what the clock says, `null` where that is not known yet. */
export function shownTime({ cursor, events }: Shown, traceNow: number | null): number {
  const last = events.at(-1)?.at ?? 0
  if (cursor === null) return Math.max(last, traceNow ?? last)
  const first = events[0]?.seq ?? 1
  return events[cursor - first]?.at ?? last
}
