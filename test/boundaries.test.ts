/** Holds the map of DESIGN 4: who may import whom. Reads imports with a real parser. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What each folder may import besides itself, `#shared` and packages. */
const page = [
  'client/trace',
  'client/ui',
  'client/session.ts',
  'client/clock.ts',
  'client/workspace.ts',
  'client/place.ts',
  'client/until.ts',
]
const allowed: Record<string, readonly string[]> = {
  'server/index.ts': [
    'server/app.ts',
    'server/settings.ts',
    'server/lab',
    'server/program',
    'server/control',
  ],
  'server/settings.ts': [],
  'server/app.ts': ['server/control', 'server/lab', 'server/wire'],
  'server/control': ['server/lab', 'server/trace', 'server/wire'],
  'server/lab': ['server/program', 'server/wire', 'server/trace', 'server/ledger'],
  'server/program': ['server/trace', 'server/ledger'],
  'server/program/guest': ['server/program'],
  'server/wire': ['server/trace', 'server/ledger'],
  'server/ledger': [],
  'server/trace': [],
  'server/shared': [],
  'client/main.tsx': ['client/App.tsx', 'client/validation.ts', ...page],
  'client/App.tsx': ['client'],
  'client/session.ts': [
    'client/clock.ts',
    'client/trace',
    'client/labApi.ts',
    'client/reporting.ts',
    'client/sessionState.ts',
    'client/until.ts',
    'client/workspace.ts',
  ],
  'client/place.ts': ['client/session.ts'],
  'client/labApi.ts': [],
  'client/sessionState.ts': ['client/labApi.ts'],
  'client/reporting.ts': ['client/clock.ts', 'client/reports.ts'],
  'client/reports.ts': ['client/clock.ts'],
  'client/clock.ts': [],
  'client/until.ts': [],
  'client/validation.ts': [],
  'client/workspace.ts': [],
  'client/shell': ['client'],
  'client/frame': [],
  'client/trace': [],
  'client/ui': [],
  'client/sequence': page,
  'client/anatomy': page,
  'client/code': [],
  'client/panels': [...page, 'client/code'],
  'client/program': [...page, 'client/code'],
  'client/console': page,
  'client/clients': [...page, 'client/frame'],
  'client/truth': page,
  'client/time': page,
  'client/network': page,
  'client/keep': page,
  'client/lessons': page,
}
/** Packages that only these may use; everything else is open to all. */
const guarded: Record<string, readonly string[]> = {
  'node:': [
    'server/index.ts',
    'server/app.ts',
    'server/settings.ts',
    'server/control',
    'server/lab',
    'server/program',
    'server/wire',
    'server/trace',
  ],
  'quickjs-emscripten': ['server/program'],
}

const places = Object.keys(allowed).sort((a, b) => b.length - a.length)
const placeOf = (file: string) => places.find((place) => file === place || file.startsWith(`${place}/`))

interface Node {
  type: string
  source?: { value: unknown } | null
}
/** Every module that a file imports, re-exports or loads lazily. */
function importsOf(file: string, code = readFileSync(join(root, file), 'utf8')): string[] {
  const program = parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' })
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (!node || typeof node !== 'object') return
    const { type, source } = node as Node
    const imports = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(type ?? '')
    if (imports && typeof source?.value === 'string') found.push(source.value)
    Object.values(node).forEach(visit)
  }
  visit(program.body)
  return found
}

const files = ['server', 'client']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, String(file))),
  )
  .map((file) => file.split('\\').join('/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))

test('every file belongs to a folder of the map', () => {
  expect(files.filter((file) => !placeOf(file))).toEqual([])
})

test('imports go in the directions of the map, and features do not import each other', () => {
  const strays: string[] = []
  for (const file of files) {
    const place = placeOf(file) ?? ''
    for (const name of importsOf(file)) {
      const owners = Object.entries(guarded).find(([prefix]) => name.startsWith(prefix))?.[1]
      if (owners && !owners.includes(place)) strays.push(`${file} → ${name}`)
      if (!name.startsWith('.')) continue
      const target = posix.normalize(
        relative(root, join(root, dirname(file), name))
          .split('\\')
          .join('/'),
      )
      const home = placeOf(target) ?? 'client'
      const open = [place, ...(allowed[place] ?? [])]
      if (!open.some((one) => home === one || (one === 'client' && target.startsWith('client/')))) {
        strays.push(`${file} → ${target}`)
      }
    }
  }
  expect(strays).toEqual([])
})

test('the parser sees imports of every form, and none in strings', () => {
  const code = [
    "import type { A } from './a.ts'",
    "import { b } from './b.ts'",
    "export { c } from './c.ts'",
    "export const d = () => import('./d.ts')",
    "export const text = `import { e } from './e.ts'` + b",
  ]
  expect(importsOf('any.ts', code.join('\n'))).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts'])
})
