/** Runs programs of learners: each in a sandbox of its own, on real servers. */
import { createBodies } from './bodies/bodies.ts'
import type { Programs } from './contract.ts'
import { createRun } from './run.ts'
import { createSandboxes } from './sandbox.ts'

export function createPrograms({ workers = 4 } = {}): Programs {
  const sandboxes = createSandboxes({ workers })
  const bodies = createBodies()
  return {
    start: async (program) => createRun(await sandboxes.start(program), bodies),
    async [Symbol.asyncDispose]() {
      await Promise.all([sandboxes[Symbol.asyncDispose](), bodies[Symbol.asyncDispose]()])
    },
  }
}
