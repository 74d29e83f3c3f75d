/** The oracles of a fuzz run see what they are there for. */
import { join } from 'node:path'
import { expect, test } from 'vitest'

const { createOracles } = await import(join(import.meta.dirname, 'oracles.js'))
const where = { door: 'rest', input: '--at 3' }

test('[F4] a secret is seen in whatever pieces it comes, once, with the input that it came for', () => {
  const oracles = createOracles()
  oracles.guard('the secret', 'abcdefghijklmnop')
  const read = oracles.reader(where)
  for (const piece of ['…abcd', 'efghijkl', 'mnop…', 'and more']) read(Buffer.from(piece))
  expect([...oracles.failures.keys()]).toEqual(['[F4] the secret is told at rest'])
  expect([...oracles.failures.values()][0]).toMatchObject({ count: 1 })
  expect([...oracles.failures.values()][0].input).toContain('--at 3')
})

test('[F4] what is no secret is no failure', () => {
  const oracles = createOracles()
  oracles.guard('the secret', 'abcdefghijklmnop')
  const read = oracles.reader(where)
  for (const piece of ['abcdefgh', 'abcdefgh', 'mnop']) read(Buffer.from(piece))
  expect(oracles.failures.size).toBe(0)
})

test.each([
  [500, '', true, 1],
  [503, 'full', true, 1],
  [499, '', true, 0],
  [500, 'the program says so', false, 0],
  [500, '{"problem":{"message":"놀이터 안에서 문제가 생겼어요. 다시 해 보세요."}}', false, 1],
])('[F2] %i with “%s”, ours: %s, is counted %i times', (status, body, ours, count) => {
  const oracles = createOracles()
  oracles.answered(where, { status, body }, ours)
  expect(oracles.failures.size).toBe(count)
})
