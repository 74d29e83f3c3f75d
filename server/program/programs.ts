/** Runs programs of learners: each in a sandbox of its own, on real servers. */
import { createBodies } from './bodies/bodies.ts'
import type { Programs } from './contract.ts'
import { createRun } from './run.ts'
import { createSandboxes } from './sandbox.ts'

/** `extension`: see `createWorkers`. */
export function createPrograms(options: { workers?: number; extension?: string } = {}): Programs {
  const sandboxes = createSandboxes(options)
  const bodies = createBodies()
  return {
    start: async (program, owner) => createRun(await sandboxes.start(program, owner), bodies),
    async [Symbol.asyncDispose]() {
      await Promise.all([sandboxes[Symbol.asyncDispose](), bodies[Symbol.asyncDispose]()])
    },
  }
}
