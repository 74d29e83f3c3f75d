import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArgs } from '../../client/pictures/args.ts'

test('arguments are JSON values with commas between them', () => {
  expect(parseArgs('"안녕", 1, {"a": [true]}')).toEqual({ ok: true, args: ['안녕', 1, { a: [true] }] })
  expect(parseArgs('  ')).toEqual({ ok: true, args: [] })
})

test('whatever can be sent can be typed', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (args) => {
      const typed = args.map((value) => JSON.stringify(value)).join(', ')
      expect(JSON.stringify(parseArgs(typed))).toBe(JSON.stringify({ ok: true, args }))
    }),
  )
})

test.each([
  ['안녕', '글자는 큰따옴표'],
  ["'안녕'", '작은따옴표가 아니라'],
  ['“안녕”', '둥근 따옴표'],
  ['{a: 1}', '객체의 이름도'],
  ['1, ', '마지막 쉼표'],
  ['"안녕', '짝이 맞지 않아요'],
  ['[1, 2', '괄호의 짝'],
  ['undefined', 'JSON에 없는 값'],
])('%s is refused with what to do', (typed, words) => {
  const parsed = parseArgs(typed)
  expect(parsed.ok ? '' : parsed.message).toContain(words)
})
