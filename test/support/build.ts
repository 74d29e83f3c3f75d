/** Builds the sandbox's worker, its guest library and the client app's page before tests that run them, unless that has been done: what
 *  runs beside the tests may be loading them. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['server', 'client', 'rolldown.config.ts', 'package-lock.json']
const built = [
  'server/index.js',
  'server/worker.js',
  'server/guest.js',
  'frame/frame.js',
  'frame/modules.js',
  'frame/index.html',
]

/** When it was changed, in ms; a folder, when the newest of its files was. What is not there never was. */
function changed(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  const within = stats.isDirectory() ? readdirSync(path).map((name) => changed(join(path, name))) : []
  return Math.max(stats.mtimeMs, ...within)
}

export function setup(): void {
  const newest = Math.max(...sources.map(changed))
  if (built.every((file) => changed(join('dist', file)) > newest)) return
  execFileSync('npx', ['rolldown', '-c', '--logLevel', 'warn'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
