/** What two texts or lists have in common at their ends. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonEnds } from '#shared/difference.ts'

test.each([
  ['abc', 'abc', 3, 0],
  ['', 'abc', 0, 0],
  ['aXc', 'aYYc', 1, 1],
  // What is common to both ends is counted once.
  ['aa', 'aaa', 2, 0],
  ['abab', 'ab', 2, 0],
])('%s and %s share %i and %i', (one, other, head, tail) => {
  expect(commonEnds(one, other)).toEqual({ head, tail })
  expect(commonEnds([...one], [...other])).toEqual({ head, tail })
})

test('the middle of one in the place of the other’s makes the other, and no longer ends are common', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { head, tail } = commonEnds(one, other)
      const middle = other.slice(head, other.length - tail)
      expect(one.slice(0, head) + middle + one.slice(one.length - tail)).toBe(other)
      const left = one.slice(head, one.length - tail)
      if (left !== '' && middle !== '') {
        expect(left[0]).not.toBe(middle[0])
        expect(left.at(-1)).not.toBe(middle.at(-1))
      }
    }),
  )
})
