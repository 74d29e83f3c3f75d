/** Long programs are read where nobody has turns; one that takes too long is refused, and the next one is read. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Refusal } from '#shared/problem.ts'
import { createReader } from '../../server/program/pool/reader.ts'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import { mostReadHere } from '../../server/program/text/source.ts'
import { createTestPool } from './sandboxSupport.ts'

const slow = fileURLToPath(new URL('../support/slowReader.js', import.meta.url))

test('[L17] one that takes too long is refused and blamed; who has done so before waits behind all others', async () => {
  await using reader = createReader(slow)
  const order: string[] = []
  const blamed: string[] = []
  const read = (program: string, last = false) =>
    reader
      .read({ text: program }, last, () => void blamed.push(program))
      .catch((error: unknown) => (error instanceof Refusal ? error.problem.message : 'no refusal'))
      .then((said) => {
        order.push(program)
        return said
      })
  const all = [read('slow 1'), read('again', true), read('good'), read('better')]
  expect(await Promise.all(all)).toEqual([limitWords.unreadable, 'again', 'good', 'better'])
  // The shorter first, in every third turn the oldest.
  expect(order).toEqual(['good', 'slow 1', 'better', 'again'])
  expect(blamed).toEqual(['slow 1'])
})

test('[L17] a long program runs as a short one does, with its own lines; and its problem has its place', async () => {
  await using pool = createTestPool(1)
  const long = `// ${'x'.repeat(mostReadHere)}\n`
  const opened = await pool.open(`${long}setTimeout(() => {\n  undefined.x\n}, 4)`)
  await expect
    .poll(() => opened.ended)
    .toMatchObject([{ message: "TypeError: Cannot read properties of undefined (reading 'x')", line: 3 }])
  expect(await pool.refusal(`${long}let x = ;`)).toEqual({
    message: "SyntaxError: Unexpected token ';'",
    line: 2,
    column: 9,
  })
  expect(await pool.refusal(`${long}import http from 'http'\nhttp.createServer()`)).toBeUndefined()
})
