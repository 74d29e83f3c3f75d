/** The rows as the learner looks at them: made once, for all that stand beside the diagram. */
import { useStore } from 'zustand'
import { useLiveFold, useTrace } from '../../lab/useLab.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import type { Flow } from '../../pictures/flow/types.ts'
import { type Filter, type Row, rowsOf } from './rows.ts'
import { viewStore } from './view.ts'

let made:
  | { flow: Flow; cursor: number | null; view: Filter; dropped: number; rows: readonly Row[] }
  | undefined

/** Rows of the whole trace: up to the cursor as they were known there, and what comes after it. */
export function useRows(): readonly Row[] {
  const flow = useLiveFold(flowOf)
  const cursor = useTrace((trace) => trace.cursor)
  const view = useStore(viewStore)
  const dropped = useTrace((trace) => trace.dropped)
  if (made?.flow !== flow || made.cursor !== cursor || made.view !== view || made.dropped !== dropped)
    made = { flow, cursor, view, dropped, rows: rowsOf(flow.steps, view, dropped, cursor) }
  return made.rows
}
