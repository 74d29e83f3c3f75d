/** JSON with the places of its values, beside JavaScript's own. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '#shared/wire/json.ts'
import type { Part } from '#shared/wire/part.ts'
import { checkTree, nearlyJson } from './trees.ts'

const cut = (text: string, { span }: Part): string => text.slice(span[0], span[1])

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('what is JSON to JavaScript is JSON here, and the parts of any text cover it', () => {
  fc.assert(
    fc.property(
      fc.oneof(nearlyJson, fc.json({ maxDepth: 6 })),
      fc.string({ maxLength: 3 }),
      (json, before) => {
        const text = `${before}${json}]]`
        const end = before.length + json.length
        const { parts, problem } = readJson(text, before.length, end, 'prog')
        expect(problem === undefined).toBe(parses(json))
        checkTree(text, { kind: 'sio.data', layer: 'prog', span: [before.length, end], parts })
        if (problem) expect(problem.at[1]).toBe(end)
      },
    ),
    { numRuns: 5_000 },
  )
})

/** Puts a JSON value together again from its parts alone. */
function jsonAt(text: string, part: Part): unknown {
  const inner = part.parts ?? []
  if (part.kind === 'json.array') return inner.map((item) => jsonAt(text, item))
  if (part.kind !== 'json.object') return JSON.parse(cut(text, part))
  const members = inner.map(({ parts: [key, value] = [] }) => {
    if (!key || !value) throw new Error('a member has a key and a value')
    return [JSON.parse(cut(text, key)), jsonAt(text, value)] as const
  })
  return Object.fromEntries(members)
}

test('the parts of JSON stand where its values stand', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (value, spaced) => {
      const text = JSON.stringify(value, null, spaced ? 2 : 0)
      const { parts } = readJson(text, 0, text.length, 'prog')
      expect(parts).toHaveLength(1)
      for (const part of parts) expect(jsonAt(text, part)).toEqual(JSON.parse(text))
    }),
    { numRuns: 2_000 },
  )
})
