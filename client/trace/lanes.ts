/** The clients of the lab, as far as the trace knows them. */
import { flowOf } from './flow/flow.ts'
import { countUntil } from './flow/history.ts'
import type { Lane } from './flow/types.ts'
import { recallFold } from './fold.ts'

export type { Lane, LaneStatus } from './flow/types.ts'

const nobody: readonly Lane[] = []

/** The page's own clients A…E first, then those from elsewhere. */
export const lanesOf = recallFold(
  flowOf,
  (flow) => flow.lanes,
  ({ history }, seq) => {
    if (history.stopped.has(seq)) return null
    return { value: history.lanes[countUntil(history.lanes, seq) - 1]?.lanes ?? nobody }
  },
)
