/** What JSON has no form for, on its way between program and host, and in the trace. */
import { expect, test } from 'vitest'
import { told } from '../../server/program/host/facts.ts'
import { decode, encode } from '../../server/program/protocol/values.ts'

const day = new Date(0)
const rich = [
  undefined,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  day,
  { a: undefined, b: [undefined, { c: day }] },
  new Uint8Array([1]).buffer,
  new Uint8Array([2]),
  Buffer.from([3]),
]

test('[L58] comes out as it went in, in the same order of fields', () => {
  const { bytes, ...text } = encode(rich)
  // Bytes cross as they are, and come as Buffers.
  const decoded = decode({ ...text, bytes: bytes?.map((part) => Buffer.from(part)) })
  expect(decoded).toEqual(rich)
  expect(Object.keys(decoded[4] as object)).toEqual(['a', 'b'])
  expect(decoded[5]).toBeInstanceOf(ArrayBuffer)
  expect([decoded[6], decoded[7]].map(Buffer.isBuffer)).toEqual([false, true])
})

test('[L58] most values cross as JSON alone', () => {
  expect(encode(['a', { b: [1, null] }])).toEqual({ json: '["a",{"b":[1,null]}]' })
  expect(encode([day, undefined], true)).toEqual({ json: '["1970-01-01T00:00:00.000Z",null]' })
})

test('[L58] the trace tells it as JSON writes it', () => {
  expect(told(encode(['x', { a: undefined, b: [undefined] }, day, Number.NaN, Buffer.from([1])]))).toEqual([
    'x',
    { b: [null] },
    '1970-01-01T00:00:00.000Z',
    null,
    { _placeholder: 'binary', size: 1 },
  ])
})

test.each([
  ['[[[0,"a","b"],"date",1]]', [{ a: 1 }]],
  ['[[[9],"undefined"]]', [{ a: 1 }]],
  ['[[[0,"__proto__"],"undefined"]]', [{ a: 1 }]],
  ['[[[0,"constructor","prototype","x"],"NaN"]]', [{ a: 1 }]],
  ['[[[0,"a"],"nothing of ours"]]', [{ a: 1 }]],
  ['[[[0,"a"],"view"]]', [{ a: 1 }]],
  ['[[]]', [{ a: 1 }]],
  ['[null,5,"x"]', [{ a: 1 }]],
  ['{}', [{ a: 1 }]],
])('a forged mark changes nothing: %s', (marks, values) => {
  expect(decode({ json: JSON.stringify(values), rich: marks })).toEqual(values)
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  expect('x' in Object.prototype).toBe(false)
})

test('bytes stand in one place, and are copied once, however many placeholders and marks are made up', () => {
  const part = Buffer.alloc(1_000_000)
  const placeholder = { _placeholder: true, num: 0 }
  const [first, ...others] = decode({
    json: JSON.stringify([placeholder, ...Array(200).fill(placeholder)]),
    bytes: [part],
    rich: JSON.stringify(Array.from({ length: 200 }, (_, at) => [[at + 1], 'buffer'])),
  })
  expect(first).toBe(part)
  expect(others.every((other) => JSON.stringify(other) === JSON.stringify(placeholder))).toBe(true)
  const views = Array(20_000).fill([[0], 'view'])
  const began = performance.now()
  const [view] = decode({ json: JSON.stringify([placeholder]), bytes: [part], rich: JSON.stringify(views) })
  expect(performance.now() - began).toBeLessThan(1_000)
  expect([Buffer.isBuffer(view), (view as Uint8Array).length]).toEqual([false, part.length])
})
