/** `fast`: pure functions, under a few seconds. `thorough`: pure functions tried so often that it takes longer. `lab`: real labs, real
 *  clients, real sandboxes. `measured`: how long somebody waits. */
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longestFirst.ts'

const slow = ['test/{lab,wire,program,control,takeaway,lessons,fuzz}/**/*.lab.test.ts']
const measured = [
  'test/client/trace.speed.test.ts',
  'test/program/nearLimit.lab.test.ts',
  'test/program/sandboxNeighbours.lab.test.ts',
]
/** What they count is the process's: each has one of its own. */
const counted = ['test/program/{ledger,goneClients}.lab.test.ts', 'test/wire/descriptors.lab.test.ts']
const thorough = [
  'test/client/code.history.test.ts',
  'test/client/code.wild.test.ts',
  'test/client/cors.attempts.test.ts',
  'test/client/frame.watch.test.ts',
  'test/client/keep.link.test.ts',
  'test/client/keep.record.test.ts',
  'test/client/trace.flights.test.ts',
  'test/client/trace.fold.test.ts',
  'test/client/trace.moments.test.ts',
  'test/client/trace.wild.test.ts',
  'test/lessons/coverage.test.ts',
  'test/lessons/course.files.test.ts',
  'test/lessons/readLesson.test.ts',
  'test/lessons/spelling.test.ts',
  'test/lint.test.ts',
  'test/program/door.test.ts',
  'test/shared/limits.test.ts',
  'test/shared/msgpack.test.ts',
  'test/shared/wireJson.test.ts',
  'test/shared/wireOracle.test.ts',
  'test/shared/wireParts.test.ts',
  'test/shared/wireWild.test.ts',
  'test/takeaway/convert.test.ts',
  'test/wire/frames.test.ts',
]
/** Pure functions need no process of their own for each file; they are done soonest on all cores. */
const pure = { testTimeout: 60_000, isolate: false, pool: 'threads', maxWorkers: '100%' }
/** A process goes on from file to file: reading the server's and the page's sources anew took as long as trying them. */
const real = {
  isolate: false,
  globalSetup: 'test/support/build.ts',
  // Sandboxes, browsers and other tests may keep the machine busy.
  testTimeout: 60_000,
  expect: { poll: { timeout: 9_000 } },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          ...pure,
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...slow, ...measured, ...thorough],
        },
      },
      { extends: true, test: { ...pure, name: 'thorough', include: thorough } },
      {
        extends: true,
        // Most of a lab is waiting: three files go side by side on two cores.
        test: {
          ...real,
          name: 'lab',
          include: slow,
          exclude: [...measured, ...counted],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...real,
          name: 'counted',
          include: counted,
          isolate: true,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // After all others, with the machine to itself.
        test: { ...real, name: 'measured', include: measured, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
