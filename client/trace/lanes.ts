/** The clients of the lab, as far as the trace knows them: the page's own A…E first, then those from elsewhere. */
import { flowOf } from './flow/flow.ts'
import { mapFold } from './fold.ts'

export type { Lane, LaneStatus } from './flow/types.ts'

export const lanesOf = mapFold(flowOf, (flow) => flow.lanes)
