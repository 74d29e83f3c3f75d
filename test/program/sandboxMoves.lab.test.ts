/** Programs that begin while the workers are busy are moved from one to the other; each begins once, and is the one that answers. */
import { expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

test('a crowd of programs that begin at once: each runs its top level once, and answers', async () => {
  const pool = createTestPool(2)
  await pool.ready
  const slow = (n: number) =>
    `console.log('run ${n}'); const until = Date.now() + 45; while (Date.now() < until); const mine = ${n}`
  const all = await Promise.all(Array.from({ length: 30 }, (_, n) => pool.open(slow(n))))
  const answers = await Promise.all(all.map((one) => one.sandbox.evaluate('mine')))
  expect(answers).toEqual(all.map((_, n) => String(n)))
  expect(all.map(({ logs }) => logs.length)).toEqual(all.map(() => 1))
  await pool[Symbol.asyncDispose]()
})
