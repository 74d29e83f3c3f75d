import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapLines } from '../../client/features/program/lineMap.ts'

test('an inserted line is changed, and what follows has moved down', () => {
  const map = mapLines('a\nb\nc', 'a\nx\nb\nc')
  expect([...map.changed]).toEqual([2])
  expect(map.moved(3)).toBe(4)
  expect(map.origin(2)).toBeNull()
})

test('a removed line is nowhere', () => {
  const map = mapLines('a\nb\nc', 'a\nc')
  expect(map.changed.size).toBe(0)
  expect(map.removed).toBe(1)
  expect(map.moved(2)).toBeNull()
  expect(map.moved(3)).toBe(2)
})

test('mapped lines are equal, in order, and the rest is changed', () => {
  const text = fc
    .array(fc.constantFrom('', 'a', 'b', '  c'), { maxLength: 12 })
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const map = mapLines(before, after)
      const [old, now] = [before.split('\n'), after.split('\n')]
      let last = 0
      let kept = 0
      for (let line = 1; line <= old.length; line += 1) {
        const to = map.moved(line)
        if (to === null) continue
        kept += 1
        expect(now[to - 1]).toBe(old[line - 1])
        expect(map.origin(to)).toBe(line)
        expect(to).toBeGreaterThan(last)
        last = to
      }
      expect(map.changed.size).toBe(now.length - kept)
      expect(map.removed).toBe(old.length - kept)
      if (before === after) expect(map.changed.size).toBe(0)
    }),
  )
})

test('two long texts without a line in common are compared at once', () => {
  const long = (mark: string) => Array.from({ length: 4_000 }, (_, i) => `${mark}${i}`).join('\n')
  expect(mapLines(long('a'), long('b')).changed.size).toBe(4_000)
})
