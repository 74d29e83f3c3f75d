/** The rows as the learner looks at them: made once, for all that stand beside the diagram. */
import { useStore } from 'zustand'
import { flowOf } from '../trace/flow/flow.ts'
import type { Flow } from '../trace/flow/types.ts'
import { traceStore } from '../trace/store.ts'
import { useLiveFold } from '../trace/useFold.ts'
import { type Filter, type Row, rowsOf } from './rows.ts'
import { viewStore } from './view.ts'

let made: { flow: Flow; view: Filter; dropped: number; rows: readonly Row[] } | undefined

/** Rows of the whole trace: what comes after the cursor too. */
export function useRows(): readonly Row[] {
  const flow = useLiveFold(flowOf)
  const view = useStore(viewStore)
  const dropped = useStore(traceStore, (trace) => trace.dropped)
  if (made?.flow !== flow || made.view !== view || made.dropped !== dropped)
    made = { flow, view, dropped, rows: rowsOf(flow.steps, view, dropped) }
  return made.rows
}
