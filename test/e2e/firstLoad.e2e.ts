/** What a learner waits for before the diagram shows: the scripts that the built page names itself. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

test('the scripts before the diagram are at most 150 kB', () => {
  const page = readFileSync('dist/client/index.html', 'utf8')
  const scripts = [...page.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(([, path]) => `dist/client${path}`)
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0)
  expect(bytes).toBeLessThanOrEqual(150_000)
})
