/** The rows as the learner looks at them: made once, for all that stand beside the diagram. */
import { useStore } from 'zustand'
import { flowOf } from '../trace/flow/flow.ts'
import { stepsAt } from '../trace/flow/stepsAt.ts'
import type { Flow } from '../trace/flow/types.ts'
import { traceStore } from '../trace/store.ts'
import { useFold, useLiveFold } from '../trace/useFold.ts'
import { type Filter, type Row, rowsOf } from './rows.ts'
import { viewStore } from './view.ts'

let made: { then: Flow; now: Flow; view: Filter; dropped: number; rows: readonly Row[] } | undefined

/** Rows of the whole trace: up to the cursor as they were known there, and what comes after it. */
export function useRows(): readonly Row[] {
  const now = useLiveFold(flowOf)
  const then = useFold(flowOf)
  const view = useStore(viewStore)
  const dropped = useStore(traceStore, (trace) => trace.dropped)
  if (made?.then !== then || made.now !== now || made.view !== view || made.dropped !== dropped)
    made = { then, now, view, dropped, rows: rowsOf(stepsAt(then, now), view, dropped) }
  return made.rows
}
