/** Runs programs of learners: each in a sandbox of its own, on real servers. */

import type { Programs } from './contract.ts'
import { createBodies } from './host/bodies/bodies.ts'
import { createSandboxes } from './pool/sandbox.ts'
import { createRun } from './run.ts'

/** `extension`: see `createWorkers`. */
export function createPrograms(options: { workers?: number; extension?: string } = {}): Programs {
  const sandboxes = createSandboxes(options)
  const bodies = createBodies()
  return {
    start: async (program, owner, files = {}) =>
      createRun(await sandboxes.start(program, owner, files), bodies, { program, files }),
    async [Symbol.asyncDispose]() {
      await Promise.all([sandboxes[Symbol.asyncDispose](), bodies[Symbol.asyncDispose]()])
    },
  }
}
