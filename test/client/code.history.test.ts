/** An option changed by a panel and by hand is the same: any order of both, undo and redo. The text is always what runs. */
import { redo, undo } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeFromOutside, outsideHistory } from '../../client/features/program/outside.ts'
import { toCode } from '../../client/lab/code/literal.ts'
import { readSetting, writeSettings } from '../../client/lab/code/settings.ts'
import { givenOptions } from './programs/evaluate.ts'
import { numbers, type Options, paths, programs, valuesOf } from './programs/generate.ts'
import { parsed } from './programs/places.ts'

type Deed =
  | { by: 'panel'; path: string; value: unknown }
  | { by: 'drag'; path: string; values: readonly number[] }
  | { by: 'hand'; name: (typeof numbers)[number]; value: number }
  | { by: 'comment' }
  | { by: 'undo' | 'redo' }

const panel = fc.constantFrom(...paths).chain((path) =>
  fc.record({
    by: fc.constant('panel' as const),
    path: fc.constant(path),
    value: valuesOf[path] ?? fc.constant(1),
  }),
)
const someNumber = fc.integer({ min: 1_000, max: 60_000 })
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { arbitrary: panel, weight: 5 },
  {
    arbitrary: fc.record({
      by: fc.constant('panel' as const),
      path: fc.constantFrom(...paths),
      value: fc.constant(undefined),
    }),
    weight: 3,
  },
  fc.record({
    by: fc.constant('drag' as const),
    path: fc.constantFrom(...numbers),
    values: fc.array(someNumber, { minLength: 1, maxLength: 4 }),
  }),
  {
    arbitrary: fc.record({
      by: fc.constant('hand' as const),
      name: fc.constantFrom(...numbers),
      value: someNumber,
    }),
    weight: 2,
  },
  fc.record({ by: fc.constant('comment' as const) }),
  { arbitrary: fc.record({ by: fc.constantFrom('undo' as const, 'redo' as const) }), weight: 4 },
)

function changed(options: Options, path: string, value: unknown): Options {
  const [name = '', inner] = path.split('.')
  const next: Options = { ...options }
  if (inner === undefined) next[name] = value
  else if (value !== undefined || name in next) next[name] = { ...(next[name] as Options), [inner]: value }
  return JSON.parse(JSON.stringify(next)) as Options
}

/** An editor, and beside it what should be in it: every step that was made, by hand or by a panel. */
function createBench({
  text,
  options,
  comments,
}: {
  text: string
  options: Options
  comments: readonly string[]
}) {
  let state = EditorState.create({ doc: text, extensions: [outsideHistory] })
  let time = 1_000
  let steps = [{ text, options, comments }]
  let at = 0
  const dispatch = (transaction: Transaction) => {
    state = transaction.state
  }
  const now = () => steps[at] ?? { text: '', options: {}, comments: [] }
  const push = (step: { options: Options; comments: readonly string[] }) => {
    steps = [...steps.slice(0, at + 1), { ...step, text: state.doc.toString() }]
    at += 1
  }
  const byHand = (changes: { from: number; to?: number; insert: string }) => {
    time += 10_000
    dispatch(state.update({ changes, userEvent: 'input.type', annotations: Transaction.time.of(time) }))
  }
  /** Whether the text could be written. */
  const byPanel = (path: string, value: unknown, gesture?: string): boolean => {
    const before = state.doc.toString()
    const change = { path: path.split('.'), code: value === undefined ? null : toCode(value) }
    const written = writeSettings(before, 'server', [change])
    if (!written.ok) {
      // Only what a spread may hide is refused.
      expect(before).toContain('...{')
      expect(written.message).toContain('펼친 객체')
      return false
    }
    checkRest(before, written.text, change.path)
    expect(writeSettings(written.text, 'server', [change])).toMatchObject({ ok: true, text: written.text })
    const setting = readSetting(written.text, 'server', change.path)
    if (value === undefined) expect(setting.is).not.toBe('set')
    else expect(setting).toMatchObject({ is: 'set', value })
    const edit = changeFromOutside(state, written.text, gesture)
    if (edit) dispatch(state.update(edit))
    return edit !== null
  }
  return {
    do: (deed: Deed): void => {
      const { options: known, comments: words } = now()
      switch (deed.by) {
        case 'panel':
          if (byPanel(deed.path, deed.value))
            push({ options: changed(known, deed.path, deed.value), comments: words })
          return
        case 'drag': {
          const before = state.doc.toString()
          const isDone = deed.values.map((value) => byPanel(deed.path, value, `drag ${time}`)).some(Boolean)
          time += 1
          // A drag that ends where it began is a step that changes nothing; nobody would drag so.
          if (isDone) push({ options: changed(known, deed.path, deed.values.at(-1)), comments: words })
          if (isDone && before === state.doc.toString()) now().options = known
          return
        }
        case 'hand': {
          const property = parsed(now().text).way([deed.name]).at(-1)?.property?.value
          if (!property) return
          byHand({ from: property.start, to: property.end, insert: String(deed.value) })
          // Whoever types over a value types over the comments in it.
          const left = parsed(state.doc.toString()).comments.join('\n')
          const kept = words.filter((word) => left.includes(word))
          push({ options: changed(known, deed.name, deed.value), comments: kept })
          return
        }
        case 'comment': {
          time += 1
          const word = `hand ${time};`
          byHand({ from: 0, insert: `// ${word}\n` })
          push({ options: known, comments: [...words, word] })
          return
        }
        case 'undo':
          if (undo({ state, dispatch })) at -= 1
          else expect(at).toBe(0)
          return
        case 'redo':
          if (redo({ state, dispatch })) at += 1
          else expect(at).toBe(steps.length - 1)
      }
    },
    check: (): void => {
      const step = now()
      const shown = state.doc.toString()
      expect(shown).toBe(step.text)
      expect(givenOptions(shown)).toEqual(step.options)
      const left = parsed(shown).comments
      for (const word of step.comments)
        expect(
          left.filter((words) => words.includes(word)),
          word,
        ).toHaveLength(1)
    },
  }
}

/** Everything but commas, blanks and comments: what the other properties say. */
const squeezed = (text: string) => text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '').replace(/[\s,]/g, '')

/** Outside of the property that was changed, not a letter is another. */
function checkRest(before: string, after: string, path: readonly string[]): void {
  const [old, young] = [parsed(before).way(path), parsed(after).way(path)]
  const outer = old.at(-1)
  const held = old.length === path.length ? outer?.property : undefined
  const made = young.length === path.length ? young.at(-1)?.property : undefined
  if (held && made) {
    expect(after.startsWith(before.slice(0, held.start))).toBe(true)
    expect(after.endsWith(before.slice(held.end))).toBe(true)
    return
  }
  // The object that a property comes into, or leaves: what stands around it stays, and so do its other properties.
  const object = outer?.object
  if (!object || !outer) return
  expect(after.startsWith(before.slice(0, object.start + 1))).toBe(true)
  expect(after.endsWith(before.slice(object.end - 1))).toBe(true)
  if (held) return
  const part = young[old.length - 1]?.property
  if (!part) return
  expect(squeezed(after.slice(0, part.start) + after.slice(part.end))).toBe(squeezed(before))
}

test('[E1] [E2] [E3] any order of a panel, a hand, undo and redo leaves code that runs as shown, in 500 programs', () => {
  let most = 0
  fc.assert(
    fc.property(programs, fc.array(deeds, { minLength: 1, maxLength: 10 }), (program, list) => {
      const bench = createBench(program)
      bench.check()
      for (const deed of list) {
        bench.do(deed)
        bench.check()
        most += 1
      }
    }),
    { numRuns: 500 },
  )
  expect(most).toBeGreaterThan(2_000)
})
