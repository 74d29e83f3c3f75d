import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf } from '../../client/frame/lines.ts'
import { argsOf, show, showAll, toJson } from '../../client/frame/show.ts'

test('a console line shows text bare and values as code', () => {
  expect(showAll(['받음:', 'news', { a: [1, '둘'], b: null }])).toBe('받음: news { a: [1, "둘"], b: null }')
  expect(showAll(['%s는 %d', 'A', 3, true])).toBe('A는 3 true')
  expect(showAll(['100%'])).toBe('100%')
})

test('what has no end is shown with an end', () => {
  const loop: { self?: unknown } = {}
  loop.self = loop
  expect(show(loop)).toBe('{ self: [Circular] }')
  expect(toJson(loop)).toEqual({ self: null })
  expect(show('가'.repeat(20_000)).length).toBeLessThan(10_100)
  expect(JSON.stringify(argsOf([Array.from({ length: 5_000 }, () => 'long text')])).length).toBeLessThan(
    20_000,
  )
})

test('bytes become base64, and the asking function is no argument', () => {
  expect(argsOf([new Uint8Array([1, 2]).buffer, () => {}])).toEqual([{ base64: 'AQI=' }])
})

test('no value makes showing fail, and JSON stays what it was', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      expect(typeof show(value)).toBe('string')
      expect(() => JSON.stringify(toJson(value))).not.toThrow()
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(JSON.stringify(toJson(value))).toBe(JSON.stringify(value))
    }),
  )
})

test('the learner’s line is found in the stacks of the three browsers', () => {
  expect(lineOf('Error\n    at say (frame.js:10:2)\n    at client-a.js:7:11', 'client-a.js')).toBe(7)
  expect(lineOf('say@http://localhost:3000/frame.js:1:2\n@client-b.js:12:3', 'client-b.js')).toBe(12)
  expect(lineOf('Error\n    at frame.js:1:1', 'client-a.js')).toBeUndefined()
})
