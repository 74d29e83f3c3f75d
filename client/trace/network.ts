/** The wire at the cursor: the conditions on it, and what waits there for the learner. */
import { flowOf } from './flow/flow.ts'
import { mapFold } from './fold.ts'

export type { HeldUnit, Wire } from './flow/types.ts'

export const wireOf = mapFold(flowOf, (flow) => flow.wire)
