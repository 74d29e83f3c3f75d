import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameSplitter, type Frame, payloadOf } from '../../server/wire/frames.ts'

/** A frame as RFC 6455 5.2 writes it. */
function write(payload: Buffer, mask?: Buffer): Buffer {
  const n = payload.length
  const length =
    n < 126 ? Buffer.from([n]) : n < 65_536 ? Buffer.from([126, n >> 8, n & 255]) : Buffer.alloc(9)
  if (n >= 65_536) {
    length[0] = 127
    length.writeBigUInt64BE(BigInt(n), 1)
  }
  if (!mask) return Buffer.concat([Buffer.from([0x81]), length, payload])
  length[0] = (length[0] ?? 0) | 0x80
  const hidden = Buffer.from(payload.map((byte, i) => byte ^ (mask[i & 3] ?? 0)))
  return Buffer.concat([Buffer.from([0x81]), length, mask, hidden])
}

test('[W1] however the bytes are cut, the frames come out whole and unchanged', () => {
  const size = fc.oneof(fc.nat(200), fc.constantFrom(0, 125, 126, 65_535, 65_536, 70_000))
  const frame = fc.record({ size, masked: fc.boolean(), fill: fc.nat(255) })
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 6 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9_000 })),
      (all, cuts) => {
        const payloads = all.map(({ size, fill }) => Buffer.alloc(size, fill))
        const bytes = Buffer.concat(
          all.map(({ masked }, i) =>
            write(payloads[i] ?? Buffer.alloc(0), masked ? Buffer.from([1, 2, 3, 4]) : undefined),
          ),
        )
        const frames: Frame[] = []
        const splitter = createFrameSplitter(
          1_000_000,
          (f) => frames.push(f),
          () => expect.unreachable(),
        )
        for (let at = 0; at < bytes.length; ) {
          const step = cuts.next().value
          splitter.take(bytes.subarray(at, at + step))
          at += step
        }
        expect(frames.map((f) => payloadOf(f, 1e6).toString('hex'))).toEqual(
          payloads.map((p) => p.toString('hex')),
        )
        expect(Buffer.concat(frames.flatMap((f) => f.chunks)).equals(bytes)).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('[W2] a frame beyond the limit is passed on, not gathered', () => {
  const bytes = write(Buffer.alloc(5_000, 7))
  const frames: Frame[] = []
  const passed: Buffer[] = []
  const splitter = createFrameSplitter(
    1_000,
    (f) => frames.push(f),
    (rest) => passed.push(rest),
  )
  const next = write(Buffer.from('hi'))
  const all = Buffer.concat([bytes, next])
  for (let at = 0; at < all.length; at += 700) splitter.take(all.subarray(at, at + 700))
  expect(frames.map((f) => f.size)).toEqual([5_000, 2])
  expect(Buffer.concat([...(frames[0]?.chunks ?? []), ...passed]).equals(bytes)).toBe(true)
})
