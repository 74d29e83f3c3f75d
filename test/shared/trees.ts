/** What holds of every tree of parts, and texts to take apart that are nearly what they should be. */
import fc from 'fast-check'
import { type Part, partsWithin } from '#shared/wire/part.ts'

/** Within each part, the inner ones lie in order and between them is nothing but punctuation. */
export function checkTree(text: string, whole: Part): void {
  for (const part of partsWithin(whole)) {
    const [start, end] = part.span
    if (!(start <= end && start >= 0 && end <= text.length)) throw new Error(`out of bounds: ${part.kind}`)
    if (!part.parts || part.parts.length === 0) continue
    let at = start
    for (const inner of part.parts) {
      if (inner.span[0] < at || inner.span[1] > end)
        throw new Error(`${inner.kind} ${inner.span} does not lie in order within ${part.kind} ${part.span}`)
      checkGap(text.slice(at, inner.span[0]))
      at = inner.span[1]
    }
    checkGap(text.slice(at, end))
  }
}
/** JSON's own signs, those around attachments and namespaces, and those of a request line. */
const gaps = /^[[\]{}:,\s\-?&]*$/

function checkGap(text: string): void {
  if (!gaps.test(text))
    throw new Error(`${JSON.stringify(text.slice(0, 80))} is no punctuation, and in no part`)
}

/** Any code point that UTF-8 has, as fast-check's unit `binary`, without its table of all of them. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800))

/** Texts that are nearly JSON. */
export const nearlyJson = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'[]{}",:\\0123456789-+.eE \n\tunrbftx/',
        'true',
        'false',
        'null',
        '"a"',
        '\\u0041',
        '\ud800',
      ),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
      fc.json({ maxDepth: 2 }),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''))

/** Texts that are nearly Socket.IO packets. */
export const nearlyPackets = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'0123456789-,/[]{}" b\\?',
        '["a"]',
        '{"a":1}',
        '/x,',
        '1-',
        '["connect"]',
        '[{"_placeholder":true,"num":0}]',
      ),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
