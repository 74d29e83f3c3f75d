/** Runs programs of learners: each in a sandbox of its own, on real servers. */
import type { Programs } from './contract.ts'
import { createRun } from './run.ts'
import { createSandboxes } from './sandbox.ts'

export function createPrograms({ workers = 4 } = {}): Programs {
  const sandboxes = createSandboxes({ workers })
  return {
    start: async (program) => createRun(await sandboxes.start(program)),
    [Symbol.asyncDispose]: () => sandboxes[Symbol.asyncDispose](),
  }
}
