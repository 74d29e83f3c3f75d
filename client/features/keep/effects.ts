/** Waits until what happened then has happened again. */
import type { Trace, TraceStore } from '../../lab/trace/store.ts'
import { until } from '../../lab/until.ts'
import { type Counts, effectOf } from './plan.ts'

/** Longer than this nothing is waited for: not everything happens the same way twice. */
const patienceMs = 5_000

/** Counts what is told from now on; a new run of the program begins the count anew. */
export function countEffects(trace: TraceStore) {
  let seen = trace.getState().last
  let counts = new Map<string, number>()
  const expected = new Map<string, number>()

  function count({ events }: Trace): void {
    const first = events[0]?.seq ?? 1
    for (const event of events.slice(Math.max(0, seen + 1 - first))) {
      if (event.kind === 'program.run') counts = new Map()
      const effect = effectOf(event)
      if (effect !== undefined) counts.set(effect, (counts.get(effect) ?? 0) + 1)
      seen = event.seq
    }
  }
  const missing = () => [...expected].filter(([effect, count]) => (counts.get(effect) ?? 0) < count).length

  return {
    /** Resolves when so much more has happened, or nothing more is waited for: with how much did not come. */
    async until(more: Counts): Promise<number> {
      for (const [effect, count] of Object.entries(more))
        expected.set(effect, (expected.get(effect) ?? 0) + count)
      const isThere = (moment: Trace) => {
        count(moment)
        return missing() === 0
      }
      await until(trace, isThere, { ms: patienceMs })
      const late = missing()
      // What did not come is not waited for again.
      for (const effect of expected.keys())
        expected.set(effect, Math.min(expected.get(effect) ?? 0, counts.get(effect) ?? 0))
      return late
    },
  }
}
