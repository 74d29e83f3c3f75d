/** The clients of the lab, as far as the trace knows them. */
import { flowOf } from './flow/flow.ts'
import { mapFold } from './fold.ts'

export type { Lane, LaneStatus } from './flow/types.ts'

/** The page's own clients A…E first, then those from elsewhere. */
export const lanesOf = mapFold(flowOf, (flow) => flow.lanes)
