/** Our reader of MessagePack against notepack.io, which socket.io-msgpack-parser uses. */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMsgpack } from '../../server/shared/wire/msgpack.ts'
import { decodeMsgpackPacket, isHarmless, jsonOf, packetOf } from '../../server/shared/wire/msgpackPacket.ts'

const require = createRequire(import.meta.url)
const parser = require('socket.io-msgpack-parser') as {
  Encoder: new () => { encode: (packet: unknown) => [Uint8Array] }
  Decoder: new () => {
    add: (bytes: Uint8Array) => void
    on: (event: string, heard: (p: unknown) => void) => void
  }
}
const encode = (value: unknown): Uint8Array => new parser.Encoder().encode(value)[0]
/** What the package makes of bytes; `undefined` where it throws. */
function official(bytes: Uint8Array): unknown {
  const decoder = new parser.Decoder()
  let packet: unknown
  decoder.on('decoded', (one) => {
    packet = one
  })
  try {
    decoder.add(Buffer.from(bytes))
  } catch {
    return undefined
  }
  return packet
}

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  // Whole numbers beyond 64 bits are wrapped by the package.
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
)
const key = fc.string({ maxLength: 12 }).filter((name) => name !== '__proto__')
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(key, tie('value'), { maxKeys: 20 }),
  ),
}))
const asTold = (one: unknown): unknown => {
  if (Buffer.isBuffer(one)) return { _placeholder: 'binary', size: one.length }
  if (one instanceof Date) return one.toISOString()
  if (Array.isArray(one)) return one.map(asTold)
  if (one === null || typeof one !== 'object') return Object.is(one, -0) ? 0 : one
  return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, asTold(item)]))
}

test('whatever the package writes is read as it was meant, and each byte has its place', () => {
  fc.assert(
    fc.property(value, (given) => {
      const bytes = encode(given)
      const reading = readMsgpack(bytes)
      if (!reading.ok) throw new Error(reading.fault)
      expect(jsonOf(reading.value)).toEqual(asTold(given))
      const placed = (from: number, to: number, items: readonly (typeof reading.value)[]): void => {
        let at = from
        for (const item of items) {
          expect(item.start).toBe(at)
          at = item.end
          if (item.items.length > 0) placed(item.head, item.end, item.items)
        }
        expect(at).toBe(to)
      }
      placed(0, bytes.length, [reading.value])
    }),
    { numRuns: 100 },
  )
})

test('packets are those that the package takes for packets, with the same fields', () => {
  const packet = fc.record(
    {
      type: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.string()),
      nsp: fc.oneof(fc.constantFrom('/', '/news'), fc.integer()),
      data: fc.option(value, { nil: undefined }),
      id: fc.option(fc.oneof(fc.nat(), fc.string()), { nil: undefined }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(packet, (given) => {
      const bytes = encode(given)
      const expected = official(bytes) as { type: number; nsp: string; id?: number } | undefined
      const actual = decodeMsgpackPacket(bytes)
      if (expected === undefined) {
        expect(actual).toBeNull()
        return
      }
      expect([actual?.namespace, actual?.id]).toEqual([expected.nsp, expected.id])
    }),
    { numRuns: 200 },
  )
})

test('what the package refuses is refused', () => {
  const small = fc.uint8Array({ maxLength: 40 })
  // The package would make room for what a length declares: those are not given to it.
  const isSafe = (bytes: Uint8Array) =>
    ![...bytes].some((byte) => [0xc9, 0xdd, 0xdf, 0xc6, 0xdb].includes(byte))
  fc.assert(
    fc.property(small.filter(isSafe), (bytes) => {
      const reading = packetOf(readMsgpack(bytes))
      if (official(bytes) === undefined) expect(reading).toBeNull()
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['an array of four thousand millions', [0xdd, 0xff, 0xff, 0xff, 0xff]],
  ['a map of four thousand millions', [0xdf, 0xff, 0xff, 0xff, 0xff, 0x01]],
  ['an ArrayBuffer of four gigabytes', [0xc9, 0xff, 0xff, 0xff, 0xff, 0x00]],
  ['bytes that never come', [0xc6, 0x7f, 0xff, 0xff, 0xff]],
  ['arrays within arrays', Array.from({ length: 1_000_000 }, () => 0x91)],
  [
    'large arrays within large arrays',
    Array.from({ length: 1_000 }, () => [0xdd, 0x01, 0xff, 0xff, 0xff]).flat(),
  ],
  ['a type that there is not', [0xc1]],
  ['nothing', []],
])('%s is no MessagePack', (_name, bytes) => {
  expect(readMsgpack(Uint8Array.from(bytes)).ok).toBe(false)
})

test.each([
  ['an event without a name', []],
  ['a name that is no text', [{ toString: 1 }]],
  ['a name that Socket.IO keeps for itself', ['disconnect', 'x']],
])('%s harms', (_name, data) => {
  const packet = packetOf(readMsgpack(encode({ type: 2, nsp: '/', data })))
  expect(packet && isHarmless(packet)).toBe(false)
})

test('an event of the learner’s does not harm', () => {
  const packet = packetOf(readMsgpack(encode({ type: 2, nsp: '/', data: ['error', 1] })))
  expect(packet && isHarmless(packet)).toBe(true)
})
