/** Every chapter twenty times on real labs: start, solution, each mistake, prediction, claims. Throws where one run differs. */
import { execFileSync } from 'node:child_process'

export function benchLessons({ runs = 20 } = {}) {
  execFileSync('npx', ['vitest', 'run', '--project', 'lab', 'test/lessons'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, LESSON_RUNS: String(runs) },
  })
}
