/** The way through the chapters as a file: out of one browser, into another. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Saved } from '../../client/features/lessons/saved.ts'
import { stepIds } from '../../server/shared/lesson/stepNames.ts'
import { createStorage, far, openTab } from './support/tab.ts'

afterEach(() => vi.unstubAllGlobals())

const word = fc.string({ maxLength: 8 })
const place = { seq: fc.nat(), part: fc.nat(3) }
const saved = fc.record<Saved>({
  version: fc.nat(),
  step: fc.constantFrom(...stepIds),
  tasks: fc.dictionary(word, word),
  recalled: fc.option(fc.nat(4)),
  predicted: fc.option(
    fc.record({
      answer: fc.oneof(word, fc.array(word, { maxLength: 5 }), fc.integer(), fc.constant(null)),
      confidence: fc.constantFrom('low' as const, 'middle' as const, 'high' as const),
    }),
  ),
  reality: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('choice' as const), id: word, ...place }),
      fc.record({ kind: fc.constant('order' as const), order: fc.array(word), ...place }),
      fc.record({ kind: fc.constant('number' as const), value: fc.integer(), ...place }),
    ),
  ),
  seenIn: fc.option(word),
  kept: fc.option(word),
  met: fc.array(word),
  hints: fc.array(word),
  turned: fc.dictionary(
    word,
    fc.record({ order: fc.array(word), filled: fc.dictionary(word, word), diagnosis: fc.option(word) }),
  ),
  scenes: fc.dictionary(
    word,
    fc.record({
      server: fc.string(),
      clients: fc.array(
        fc.record({
          lane: fc.constantFrom('A', 'E'),
          place: fc.constantFrom('app' as const, 'null' as const),
          code: fc.string(),
        }),
        { maxLength: 5 },
      ),
    }),
  ),
  skipped: fc.boolean(),
})

test('[V5] what is exported and taken in by another browser is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-z]{2,8}$/), saved, { maxKeys: 3 }),
      async (chapters) => {
        const here = await openTab(createStorage())
        for (const [id, one] of Object.entries(chapters)) here.keep(id, one.version, () => one)
        const file = here.courseFile()
        const storage = createStorage()
        const there = await openTab(storage)
        expect(there.takeCourse(file)).toBeNull()
        expect(there.chapters()).toEqual(here.chapters())
        expect((await openTab(storage)).chapters()).toEqual(here.chapters())
      },
    ),
    { numRuns: 20 },
  )
})

test('[V5] a file replaces the chapters that it knows, and leaves the others; what was there can be brought back', async () => {
  const first = await openTab(createStorage())
  first.keep('cors', 1, () => far)
  const file = first.courseFile()
  const tab = await openTab(createStorage())
  tab.keep('cors', 1, () => ({ met: ['main.mine'] }))
  tab.keep('path', 1, () => ({ skipped: true }))
  expect(tab.takeCourse(file)).toBeNull()
  expect(tab.savedOf('cors', 1)).toMatchObject(far)
  expect(tab.savedOf('path', 1).skipped).toBe(true)
  tab.restore('cors')
  expect(tab.savedOf('cors', 1).met).toEqual(['main.mine'])
})

test('[V5] a file of another kind is refused in Korean, and changes nothing', async () => {
  const tab = await openTab(createStorage())
  tab.keep('cors', 1, () => far)
  const file = tab.courseFile()
  const before = tab.chapters()
  const good = JSON.parse(file)
  const others = [
    '',
    'hello',
    '[]',
    '{"log":{"version":"1.2","entries":[]}}',
    file.slice(0, -10),
    JSON.stringify({ ...good, format: 'socketio-playground-record' }),
    JSON.stringify({ ...good, version: 2 }),
    JSON.stringify({ ...good, chapters: { cors: { ...good.chapters.cors, met: 'all' } } }),
    JSON.stringify({ ...good, more: 1 }),
  ]
  for (const other of others) {
    expect(tab.takeCourse(other)).toMatch(/[가-힣].*진도 파일이 아니에요/)
    expect(tab.chapters()).toEqual(before)
  }
})
