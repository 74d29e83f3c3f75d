/** Holds `docs/dev/limits.md` to the code: every limit is in it, with its figure and its sentence, and nothing that is no more. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kinds, weights } from '../../server/ledger/kinds.ts'
import { boundWords } from '../../server/program/protocol/boundWords.ts'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import { limits } from '../../server/shared/limits.ts'
import { type Figure, figuresOf, sentencesOf } from './support/figures.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/dev/limits.md'), 'utf8')
const known = Object.fromEntries(Object.entries(limits).map(([key, value]) => [`limits.${key}`, value]))

interface Row {
  file: string
  name: string
  figure: string
  happens: string
}
const rows: Row[] = page
  .split('\n')
  .map((line) => /^\| (\S+\.tsx?) \| `([^`]+)` \| (.+?) \| (.*) \|$/.exec(line))
  .flatMap((match) => {
    const [, file = '', name = '', figure = '', happens = ''] = match ?? []
    return match ? [{ file, name, figure, happens }] : []
  })
const rowOf = (file: string, name: string): Row | undefined =>
  rows.find((row) => row.file === file && row.name === name)

/** Files of the playground under these folders, or these files. */
const filesIn = (...places: readonly string[]): string[] =>
  places.flatMap((place) => {
    if (/\.tsx?$/.test(place)) return [place]
    return readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => `${place}/${file}`)
  })
const code = new Map(
  filesIn('server', 'client').map((file) => [file, readFileSync(join(root, file), 'utf8')]),
)

test('[F9] the document has rows, and none of them twice', () => {
  const named = rows.map(({ file, name, figure }) => `${file} ${name} ${figure}`)
  expect(named.length).toBeGreaterThan(150)
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([])
})

test.each(Object.entries(limits))(
  '[F9] limits.%s of the contract is in the document with %d, and applied',
  (key, value) => {
    expect(rows.filter(({ name }) => name === `limits.${key}`).map(({ figure }) => figure)).toContain(
      `${value}`,
    )
    const name = new RegExp(`\\blimits\\.${key}\\b`)
    expect([...code.values()].some((text) => name.test(text))).toBe(true)
  },
)

const ledger = [
  ...Object.entries(kinds).map(([key, { most, words }]) => ({ name: `kinds.${key}.most`, most, words })),
  ...Object.entries(weights).map(([key, { most, words }]) => ({ name: `weights.${key}.most`, most, words })),
]
test.each(ledger)(
  '[F9] $name of the ledger is in the document with $most and its sentence',
  ({ name, most, words }) => {
    const row = rowOf('server/ledger/kinds.ts', name)
    expect(row?.figure).toBe(`${most}`)
    expect(row?.happens).toContain(`“${words}”`)
  },
)

const spoken = [
  ...Object.entries(limitWords).map(([key, words]) => ({ name: `limitWords.${key}`, words })),
  ...Object.entries(boundWords).map(([key, words]) => ({ name: `boundWords.${key}`, words })),
]
test.each(spoken)('[F9] the sentence $name is in the document, word for word', ({ name, words }) => {
  expect(page).toContain(`| \`${name}\` | ${words} |`)
})

test('[F9] every sentence that the document names or quotes is said', () => {
  const names = new Set(spoken.map(({ name }) => name))
  const named = [...page.matchAll(/`((?:limitWords|boundWords)\.\w+)`/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !names.has(name))).toEqual([])
  const said = [...code.keys()].flatMap((file) => sentencesOf(join(root, file), known))
  const quoted = [...page.matchAll(/“([^”]*[가-힣][^”]*)”/g)].map(([, words = '']) => words)
  expect(quoted.length).toBeGreaterThan(50)
  expect(quoted.filter((words) => !said.some((pattern) => pattern.test(words)))).toEqual([])
})

test.each(rows)('[F9] $name of $file has the figure $figure', ({ file, name, figure }) => {
  const isOfContract = name in known
  if (isOfContract && file !== 'server/shared/limits.ts') expect(code.get(file)).toContain(name)
  const declared = figuresOf(join(root, isOfContract ? 'server/shared/limits.ts' : file), known)
  const figures = declared.filter(({ path }) => path === name).flatMap(({ values }) => values)
  expect(figures).toContain(Number(figure))
})

/** Objects whose every number is a limit. */
const groups = /^(most\w*|MOST\w*|limits|allowed|timing|patience|share)\./
const isLimit = (file: string, { path, plain, top }: Figure): boolean =>
  plain &&
  (/^(most|MOST)\w*$/.test(path) ||
    (top && groups.test(path)) ||
    (top && file.startsWith('server/') && /^\w+(Ms|_MS)$/.test(path)))

/** Numbers that are named as limits, wherever they stand on the server and in what guards a page. The contract and the ledger
 *  have their own tests. */
const named = filesIn(
  'server',
  'client/frame',
  'client/features/keep',
  'client/features/clients',
  'client/lab/reporting.ts',
)
  .filter((file) => file !== 'server/shared/limits.ts' && file !== 'server/ledger/kinds.ts')
  .flatMap((file) => {
    const own = figuresOf(join(root, file), known).filter((figure) => isLimit(file, figure))
    return [...new Set(own.map(({ path }) => path))].map((name) => ({ file, name }))
  })
test.each(named)('[F9] $name of $file is in the document', ({ file, name }) => {
  expect(rowOf(file, name)).toBeDefined()
})
