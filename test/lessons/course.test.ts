/** The way through the chapters, as a browser keeps it: over reloads, in other tabs, and whatever stands in its storage. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { savedSchema } from '../../client/features/lessons/saved.ts'
import { createStorage, far, openTab, prefix, refusing } from './support/tab.ts'

afterEach(() => vi.unstubAllGlobals())

test('[V5] what is kept survives a reload, and a chapter that was never opened is at its beginning', async () => {
  const storage = createStorage()
  const tab = await openTab(storage)
  expect(tab.savedOf('cors', 3)).toEqual({
    version: 3,
    step: 'recall',
    tasks: {},
    recalled: null,
    predicted: null,
    reality: null,
    seenIn: null,
    kept: null,
    met: [],
    hints: [],
    turned: {},
    scenes: {},
    skipped: false,
  })
  expect(Object.keys(storage)).toEqual([])
  tab.keep('cors', 3, () => far)
  tab.keep('cors', 3, ({ met }) => ({ met: [...met, 'main.both'] }))
  const again = await openTab(storage)
  expect(again.savedOf('cors', 3)).toMatchObject({ ...far, met: ['main.seen', 'main.both'] })
  expect(again.chapters()).toEqual(tab.chapters())
})

test('[V5] what was begun with an older version of a chapter is kept, and says which', async () => {
  const storage = createStorage()
  const tab = await openTab(storage)
  tab.keep('cors', 1, () => far)
  tab.keep('cors', 2, () => ({ hints: ['main.0'] }))
  expect((await openTab(storage)).savedOf('cors', 2)).toMatchObject({ version: 1, ...far, hints: ['main.0'] })
})

test('[V5] what an earlier page did not know of has its beginning', async () => {
  const storage = createStorage({ [`${prefix}cors`]: '{"version":1,"met":["main.seen"]}' })
  expect((await openTab(storage)).savedOf('cors', 1)).toMatchObject({
    met: ['main.seen'],
    step: 'recall',
    skipped: false,
  })
})

test('[V5] a field that a newer page wrote is left out, and the rest is taken', async () => {
  const storage = createStorage({ [`${prefix}cors`]: '{"version":1,"met":["main.seen"],"stars":3}' })
  const tab = await openTab(storage)
  expect(tab.savedOf('cors', 1)).toMatchObject({ version: 1, met: ['main.seen'] })
  tab.keep('cors', 1, () => far)
  expect((await openTab(storage)).savedOf('cors', 1)).toMatchObject(far)
})

test('[V5] what could not be read again is not written: the rest is there after a reload', async () => {
  const storage = createStorage({})
  const tab = await openTab(storage)
  tab.keep('cors', 1, () => far)
  const server = 'x'.repeat(70_000)
  tab.keep('cors', 1, () => ({ scenes: { '': { server, clients: [] } } }))
  expect((await openTab(storage)).savedOf('cors', 1)).toMatchObject(far)
})

const foreign = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '{"version":"1"}',
    '{"version":1,"step":"nowhere"}',
    '{"version":1,"met":{}}',
  ),
  fc
    .record({ version: fc.integer(), step: fc.anything(), met: fc.anything() })
    .map((one) => JSON.stringify(one)),
)

test('[V5] whatever stands in the storage, the page opens, and keeps what comes', async () => {
  const values = fc.dictionary(
    fc.oneof(fc.constantFrom('cors', 'path', '__proto__', 'x'), fc.string()),
    foreign,
  )
  await fc.assert(
    fc.asyncProperty(values, async (bad) => {
      const named = Object.entries(bad).map(([id, value]) => [prefix + id, value])
      const storage = createStorage(Object.fromEntries([...named, ['other.key', 'other']]))
      const tab = await openTab(storage)
      for (const saved of Object.values(tab.chapters()))
        expect(savedSchema.safeParse(saved).success).toBe(true)
      tab.keep('cors', 1, () => far)
      tab.hears(`${prefix}path`)
      expect((await openTab(storage)).savedOf('cors', 1)).toMatchObject(far)
      expect(storage.getItem('other.key')).toBe('other')
    }),
    { numRuns: 25 },
  )
})

test('[V5] a storage that refuses keeps nothing, and the page goes on', async () => {
  const tab = await openTab(refusing)
  tab.keep('cors', 1, () => far)
  expect(tab.savedOf('cors', 1)).toMatchObject(far)
  tab.beginAnew('cors', 1)
  expect(tab.savedOf('cors', 1).met).toEqual([])
})

test('[V5] a chapter that is begun anew can be brought back once, and only that one', async () => {
  const storage = createStorage()
  const tab = await openTab(storage)
  tab.keep('cors', 1, () => far)
  tab.keep('path', 1, () => far)
  tab.beginAnew('cors', 2)
  expect(tab.savedOf('cors', 2)).toMatchObject({ version: 2, met: [], predicted: null })
  expect(tab.savedOf('path', 1)).toMatchObject(far)
  tab.restore('cors')
  expect(tab.savedOf('cors', 2)).toMatchObject({ version: 1, ...far })
  tab.keep('cors', 2, () => ({ met: [] }))
  tab.restore('cors')
  tab.restore('never')
  expect(tab.savedOf('cors', 2).met).toEqual([])
  expect(Object.keys(tab.chapters())).toEqual(['cors', 'path'])
})

test('[V5] what another tab keeps is known at once; what it breaks or takes away is not', async () => {
  const storage = createStorage()
  const one = await openTab(storage)
  const two = await openTab(storage)
  two.keep('cors', 1, () => far)
  one.hears(`${prefix}cors`)
  expect(one.savedOf('cors', 1)).toMatchObject(far)
  storage.setItem(`${prefix}cors`, 'broken')
  for (const key of [`${prefix}cors`, `${prefix}path`, 'other', null]) one.hears(key)
  expect(one.savedOf('cors', 1)).toMatchObject(far)
})
