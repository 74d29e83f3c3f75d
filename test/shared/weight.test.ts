/** Counting what a value holds, without reading all of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { listOf } from '../../server/shared/listOf.ts'
import { excessOf, holdsMoreThan } from '../../server/shared/weight.ts'

/** Values of a JSON value: itself, and all within it. */
function countOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 1
  return Object.values(value).reduce((sum: number, item) => sum + countOf(item), 1)
}

test('[L43] the values of a JSON text are counted as they are after parsing', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const count = countOf(JSON.parse(json))
      const text = JSON.stringify(JSON.parse(json))
      // A text that is too short for so many is not looked at.
      const looked = text.length > 2 * (count - 1)
      expect(holdsMoreThan(count, text)).toBe(false)
      expect(holdsMoreThan(count - 1, text)).toBe(looked)
    }),
  )
})

test('[L43] a value is told by what it has too much of; circles and bytes are no exception', () => {
  const most = { values: 10, depth: 3, characters: 20 }
  const circle: unknown[] = []
  circle.push(circle)
  expect(excessOf([1, 'a', { b: [null] }], most)).toBeUndefined()
  expect(excessOf(Array(11).fill(0), most)).toBe('values')
  expect(excessOf([[[[]]]], most)).toBe('depth')
  expect(excessOf(circle, most)).toBe('depth')
  expect(excessOf(['a'.repeat(21)], most)).toBe('characters')
  expect(excessOf({ ['a'.repeat(21)]: 'b' }, most)).toBe('characters')
  expect(excessOf([new Uint8Array(1_000)], most)).toBeUndefined()
})

test('[L47] of a list that is too long no item is looked at, so one sentence tells of it', () => {
  const looked: unknown[] = []
  const list = listOf(
    z.unknown().refine((item) => looked.push(item) < 0),
    3,
  )
  expect(list.safeParse(Array(1_000).fill('x')).error?.issues).toHaveLength(1)
  expect(looked).toEqual([])
  expect(list.safeParse(['x']).error?.issues).toHaveLength(1)
  expect(looked).toEqual(['x'])
})
