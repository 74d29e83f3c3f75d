/** Every chapter through the page, by pointer and by keyboard alone. `npm run bench:course` builds the page first. */
import { execFileSync } from 'node:child_process'

const journeys = ['test/e2e/lessons/chapters.e2e.ts', 'test/e2e/lessons/keyboard.e2e.ts']

execFileSync('npx', ['playwright', 'test', '--project', 'journeys', ...journeys], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CHAPTERS: 'all' },
})
