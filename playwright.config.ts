/** Journeys through the page in the Chromium that is on this machine. */
import { defineConfig } from '@playwright/test'

/** Tests that try the same in every place. */
const matrix = /@matrix/
/** Tests of what another one begins with, or what a lab's tests try without a page. */
const more = /@more/
const measuring = ['**/many.e2e.ts', '**/latency.e2e.ts', '**/lessons/quick.e2e.ts']

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  // A third side by side makes all of them slower on two cores. What measures runs by itself.
  workers: 2,
  fullyParallel: true,
  projects: [
    { name: 'journeys', testIgnore: measuring, grepInvert: [matrix, more] },
    // The rest of them: on request.
    { name: 'more', testIgnore: measuring, grep: more },
    // The same again in many places: on request.
    { name: 'matrices', testIgnore: measuring, grep: matrix },
    { name: 'measuring', testMatch: measuring, workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 650 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
