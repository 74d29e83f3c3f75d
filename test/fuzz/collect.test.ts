/** What memory is measured after: without this, garbage would count as a leak (F5). */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

test.skipIf(process.platform === 'win32')(
  '[F5] the process collects in all its threads when it is asked to, and only what nobody holds',
  async () => {
    const preload = pathToFileURL(join(import.meta.dirname, 'collect.js')).href
    const child = spawn(process.execPath, ['--import', preload, join(import.meta.dirname, 'garbage.js')])
    try {
      let said = ''
      child.stdout.on('data', (text) => {
        said += text
      })
      const lines = () => said.trim().split('\n').sort()
      await expect.poll(lines, { timeout: 10_000 }).toEqual(['ready'])
      child.kill('SIGUSR2')
      await expect.poll(lines, { timeout: 10_000 }).toEqual(['process: garbage', 'ready', 'worker: garbage'])
      expect(child.exitCode).toBeNull()
    } finally {
      child.kill('SIGKILL')
    }
  },
)
