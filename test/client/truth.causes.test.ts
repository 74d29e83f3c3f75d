/** Each cause from the plainest evidence that shows it. */
import { expect, test } from 'vitest'
import { causes } from '../../client/features/truth/truths.ts'
import { attempts } from './truthAttempts.ts'
import { told } from './truthFacts.ts'
import { standings, waiting } from './truthStandings.ts'

const all = { ...attempts, ...standings, ...waiting }

for (const [id, facts] of Object.entries(all))
  test(`${id} is told`, () => {
    expect(told(facts).cause).toBe(id)
  })

test('no two causes share an id or a name', () => {
  const ids = causes.map(({ id }) => id)
  const names = causes.flatMap(({ name }) => name ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(names).size).toBe(names.length)
})

test('every sentence fits its cell, ends as a sentence, and says something', () => {
  for (const [id, facts] of Object.entries(all)) {
    const { truth } = told(facts)
    for (const sentence of [truth.browser, truth.server, truth.why]) {
      const words = sentence.replaceAll('`', '')
      expect(words.length, `${id}: ${words}`).toBeLessThanOrEqual(60)
      expect(words.replace(/http:\S+/, '출처').length, `${id}: ${words}`).toBeLessThanOrEqual(48)
    }
  }
})
