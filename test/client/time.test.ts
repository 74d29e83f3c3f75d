/** Walking through the moments, and the marks above the track. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentAt, placeMarks, placeOf } from '../../client/features/time/marks.ts'
import { inTime, nextPoint, type Point } from '../../client/features/time/walk.ts'

const points = fc.array(fc.record({ seq: fc.nat(50), part: fc.nat(3) }), { maxLength: 40 })
const rank = ({ seq, part }: Point) => seq * 10 + part

test('on and on, every moment comes once, in the order of time; back and back, the same the other way', () => {
  fc.assert(
    fc.property(points, (list) => {
      const all = inTime(list)
      const expected = [...new Set(list.map(rank))].sort((a, b) => a - b)
      const back: number[] = []
      for (let at = nextPoint(all, null, -1); at; at = nextPoint(all, at, -1)) back.push(rank(at))
      expect(back.reverse()).toEqual(expected)
      const on: number[] = []
      for (let at: Point | null = { seq: -1, part: 0 }; at; at = nextPoint(all, at, 1)) on.push(rank(at))
      expect(on.slice(1)).toEqual(expected)
    }),
  )
})

test('from now there is nothing later', () => {
  expect(nextPoint([{ seq: 1, part: 0 }], null, 1)).toBeNull()
})

test('a place on the track is the moment that stands there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 50, max: 900 }), (count, width) => {
      for (let index = 0; index < count; index += 7)
        expect(momentAt(placeOf(index, count, width), count, width)).toBe(index)
      expect(momentAt(-20, count, width)).toBe(0)
      expect(momentAt(width + 20, count, width)).toBe(count - 1)
    }),
  )
})

test('marks never touch, stay on the track, and a Socket.IO packet among many others is seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 60, max: 900 }), (count, width) => {
      const layers = Array.from({ length: count }, (_, index) =>
        index === Math.floor(count / 2) ? ('sio' as const) : ('http' as const),
      )
      const marks = placeMarks(layers, width)
      expect(marks.filter((mark) => mark.layer === 'sio')).toHaveLength(1)
      for (const [index, { x }] of marks.entries()) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(width + 0.001)
        if (index > 0) expect(x - (marks[index - 1]?.x ?? 0)).toBeGreaterThan(12)
      }
    }),
  )
})

test('while there is room every moment has its own mark', () => {
  const marks = placeMarks(['http', 'eio', 'sio'], 300)
  expect(marks.map(({ layer, index, x }) => [layer, index, x])).toEqual([
    ['http', 0, 0],
    ['eio', 1, 150],
    ['sio', 2, 300],
  ])
})
