/** Each cause from the plainest evidence that shows it. */
import { expect, test } from 'vitest'
import { causes } from '../../client/features/truth/truths.ts'
import { hidden } from '../support/causes/hidden.ts'
import { lost } from '../support/causes/lost.ts'
import { misled } from '../support/causes/misled.ts'
import { refused } from '../support/causes/refused.ts'
import { undecided } from '../support/causes/undecided.ts'
import { unreached } from '../support/causes/unreached.ts'
import { spoken, wired } from '../support/causes/wired.ts'
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

/** Of a row that is chosen. */
const chosen = { 'request-blocked': standings['upgrade-blocked'] ?? [] }
for (const [id, facts] of Object.entries(chosen))
  test(`${id} is told of its row`, () => {
    expect(told(facts, 'newest').cause).toBe(id)
  })

const cases = [...unreached(), ...refused(), ...lost(), ...wired(), ...spoken(), ...undecided(), ...misled()]

test('every cause that has a name is shown by plain evidence, or brought about for real', () => {
  const shown = new Set([
    ...Object.keys({ ...all, ...chosen }),
    ...[...cases, ...hidden('')].map(({ cause }) => cause),
  ])
  expect(causes.flatMap(({ id, name }) => (name === null || shown.has(id) ? [] : id))).toEqual([])
})

test('what is said of a real failure fits its cell', () => {
  for (const { cause, browser, server, why } of cases)
    for (const words of [browser, server, why])
      expect(words.length, `${cause}: ${words}`).toBeLessThanOrEqual(48)
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
