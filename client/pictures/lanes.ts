/** The clients of the lab, as far as the trace knows them: the page's own A…E first, then those from elsewhere. */
import { flowOf } from './flow/flow.ts'
import type { Lane } from './flow/types.ts'
import { countUntil } from './flow/uses.ts'
import { recallFold } from './fold.ts'

export type { Lane, LaneStatus } from './flow/types.ts'

/** A, or 외부 1. */
export const whoText = (client: string): string => client.replace(/^ext-/, '외부 ')

const nobody: readonly Lane[] = []

export const lanesOf = recallFold(
  flowOf,
  (flow) => flow.lanes,
  ({ history: { lanes } }, seq) => lanes[countUntil(lanes, seq) - 1]?.lanes ?? nobody,
)
