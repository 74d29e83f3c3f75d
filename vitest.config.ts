/** `fast`: pure functions, under a few seconds. `lab`: real labs, real clients, real sandboxes. `measured`: how long a lab waits for others. */
import { defineConfig } from 'vitest/config'

const slow = ['test/{lab,wire,program,control,takeaway,lessons,fuzz}/**/*.lab.test.ts']
const measured = ['test/program/sandboxNeighbours.lab.test.ts']
const real = {
  globalSetup: 'test/support/build.ts',
  testTimeout: 20_000,
  // Sandboxes, browsers and other tests may keep the machine busy.
  expect: { poll: { timeout: 9_000 } },
}

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
        // Most of a lab is waiting: two files go side by side.
        test: { ...real, name: 'lab', include: slow, exclude: measured, maxWorkers: 2 },
      },
      {
        extends: true,
        // After all others, with the machine to itself.
        test: { ...real, name: 'measured', include: measured, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
