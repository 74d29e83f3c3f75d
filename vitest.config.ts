/** `fast`: pure functions, under a few seconds. `lab`: real labs, real clients, real sandboxes in one process. */
import { defineConfig } from 'vitest/config'

const slow = ['test/{lab,wire,program,control,app,takeaway,lessons}/**/*.lab.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // Pure functions need no process of their own for each file.
        test: {
          name: 'fast',
          testTimeout: 60_000,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slow,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'lab',
          include: slow,
          globalSetup: 'test/support/build.ts',
          testTimeout: 20_000,
          // Sandboxes, browsers and other tests may keep the machine busy.
          expect: { poll: { timeout: 9_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
})
