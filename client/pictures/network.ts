/** The wire at the cursor: the conditions on it, and what waits there for the learner. */
import { flowOf } from './flow/flow.ts'
import { mapFold } from './fold.ts'

export const wireOf = mapFold(flowOf, (flow) => flow.wire)
