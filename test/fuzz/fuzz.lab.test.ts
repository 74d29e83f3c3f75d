/** A short part of `npm run fuzz`: one seed that is always the same, and one that is new each time and is printed. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
/** As a learner starts it: what Vitest puts there (`DEV`, `NODE_ENV`) would start another one. */
const { DEV: _dev, NODE_ENV: _kind, ...env } = process.env
const shell = process.platform === 'win32'

beforeAll(async () => {
  // The process serves the page, too; which one is of no importance here.
  if (!existsSync(join(root, 'dist/client')))
    await run('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: root, shell, env })
}, 120_000)

test.each(['1', String(Date.now() % 1_000_000)])(
  '[F1] [F2] [F3] [F4] [F5] [F6] [F7] whatever comes in, seed %s',
  async (seed) => {
    const args = [join(root, 'test/fuzz/run.js'), '--seed', seed, '--inputs', '1000', '--minutes', '1']
    // Other tests keep the machine busy: what a thread does takes longer there.
    args.push('--patience', '4000')
    const { stdout, stderr } = await run(process.execPath, args, { cwd: root, env }).catch((error) => error)
    expect(`${stdout}${stderr}`).toMatch(new RegExp(`^seed ${seed}: \\d{3,} inputs, 0 failed$`, 'm'))
  },
  180_000,
)
