/** Holds `docs/dev/limits.md` to the code: every limit is in it, with its figure and its sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { limitWords } from '../../server/program/limitWords.ts'
import { limits } from '../../server/shared/limits.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/dev/limits.md'), 'utf8')

interface Row {
  file: string
  name: string
  figure: string
}
const rows: Row[] = page
  .split('\n')
  .map((line) => /^\| (\S+\.ts) \| `([^`]+)` \| (.+?) \|/.exec(line))
  .flatMap((match) => (match ? [{ file: match[1] ?? '', name: match[2] ?? '', figure: match[3] ?? '' }] : []))

/** A figure as code has it: `64000` is `64_000`. */
const asWritten = (figure: string): string =>
  /^\d+$/.test(figure) ? figure.replace(/\B(?=(\d{3})+$)/g, '_') : figure.replaceAll('\\', '')

test('[F9] every limit of the contract is in the document', () => {
  const named = rows.map(({ name }) => name)
  expect(Object.keys(limits).filter((key) => !named.includes(`limits.${key}`))).toEqual([])
})

test('[F9] every sentence about a limit is in the document, word for word', () => {
  const missing = Object.entries(limitWords).filter(
    ([key, words]) => !page.includes(`| \`limitWords.${key}\` | ${words} |`),
  )
  expect(missing).toEqual([])
})

test.each(rows)('[F9] $name of $file has the figure $figure', ({ file, name, figure }) => {
  // A limit of the contract may be applied elsewhere: its figure stands in the contract.
  const contract = name.startsWith('limits.') && name.slice(7) in limits
  const code = readFileSync(join(root, contract ? 'server/shared/limits.ts' : file), 'utf8')
  const field = name.split('.').at(-1) ?? name
  const plain = asWritten(figure).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // Nothing but the declaration's own words stand between the name and its figure.
  expect(code).toMatch(new RegExp(`\\b${field}\\b[^\\n]*?(?<![\\d_])${plain}(?![\\d_])`))
})

/** Constants that are named as limits, wherever they stand on the server. */
function constants(): Row[] {
  const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const code = readFileSync(join(root, 'server', file), 'utf8')
      return [...code.matchAll(/^(?:export )?const (most\w*|MOST\w*) = (\{)?/gm)].map(
        ([, name = '', object]) => ({
          file: `server/${file}`,
          name: object ? `${name}.` : name,
          figure: '',
        }),
      )
    })
}
test.each(constants())('[F9] $name of $file is in the document', ({ file, name }) => {
  expect(rows.filter((row) => row.file === file && row.name.startsWith(name))).not.toEqual([])
})
