/** Whatever crosses the wire is read as far as it goes: nothing makes a decoder throw. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engineParts, payloadParts } from '#shared/wire/engineParts.ts'
import { readHttp } from '#shared/wire/httpParts.ts'
import { checkTree, nearlyJson, nearlyPackets } from './trees.ts'

test('the parts of a request or a response cover all of it', () => {
  const header = fc.dictionary(
    fc.constantFrom('origin', 'cookie', 'x-own', 'upgrade', 'set-cookie'),
    fc.oneof(fc.stringMatching(/^[ -~]*$/), fc.array(fc.stringMatching(/^[ -~]*$/))),
  )
  const start = fc.oneof(
    fc.record({
      method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
      url: fc.webPath().map((path) => `${path}?EIO=4&&t=x&own=1&sid`),
    }),
    fc.record({ method: fc.constant('GET'), url: fc.string() }),
    fc.record({ status: fc.integer({ min: 100, max: 599 }) }),
  )
  fc.assert(
    fc.property(
      start,
      header,
      fc.oneof(nearlyPackets, nearlyJson),
      fc.boolean(),
      (line, headers, body, packets) => {
        const { text, part } = readHttp({ start: line, headers, body, packets })
        expect(text.endsWith(`\r\n\r\n${body}`)).toBe(true)
        checkTree(text, part)
      },
    ),
    { numRuns: 2_000 },
  )
})

const wild: Record<string, string> = {
  nothing: '',
  'a NUL': '\0',
  'half a character': '42["\ud800"]',
  'deep arrays': `42${'['.repeat(500_000)}`,
  'deep arrays that end': `42${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  'deep objects': `42["a",${'{"a":'.repeat(200_000)}`,
  'a megabyte of digits': `42${'9'.repeat(1_000_000)}`,
  'a megabyte of text': `42["a","${'가'.repeat(1_000_000)}"]`,
  'a megabyte of numbers': `42["a",[${'1,'.repeat(400_000)}1]]`,
  'very many attachments': `45${'9'.repeat(400)}-["a"]`,
  'a number beyond all numbers': '42["a",1e999999]',
  'separators alone': '\x1e'.repeat(20_000),
  'a prototype': '42["a",{"__proto__":{"constructor":1}}]',
  'a handshake that is no object': '0[1]',
  'a handshake that ends': '0{"sid":"a","upg',
}
for (const [name, text] of Object.entries(wild))
  test(`${name} is read without an exception, as far as it goes`, () => {
    for (const direction of ['up', 'down'] as const) {
      checkTree(text, engineParts(text, 0, text.length, direction))
      checkTree(text, payloadParts(text, 0, text.length, direction))
      const { text: whole, part } = readHttp({
        start: { status: 200 },
        headers: {},
        body: text,
        packets: false,
      })
      checkTree(whole, part)
    }
  })
