/** Holds the map of DESIGN 4: who may import whom. Reads imports with a real parser. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What each folder may import besides itself, `#shared` and packages. */
const feature = ['client/lab', 'client/pictures', 'client/ui']
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
  'server/program': [
    'server/trace',
    'server/ledger',
    'server/program/pool',
    'server/program/host',
    'server/program/protocol',
  ],
  'server/program/pool': ['server/program/protocol', 'server/program/text', 'server/program/worker'],
  'server/program/worker': ['server/program/protocol', 'server/program/text'],
  'server/program/text': [],
  'server/program/protocol': [],
  'server/program/guest': ['server/program/protocol'],
  'server/program/host': ['server/program', 'server/program/protocol', 'server/ledger'],
  'server/wire': ['server/trace', 'server/ledger'],
  'server/ledger': [],
  'server/trace': [],
  'server/shared': [],
  // From the top floor down; none looks up, and features do not look at each other.
  'client/app': ['client/features', 'client/lab', 'client/pictures', 'client/ui'],
  'client/features/anatomy': feature,
  'client/features/clients': [...feature, 'client/frame'],
  'client/features/console': feature,
  'client/features/files': feature,
  'client/features/keep': feature,
  'client/features/lessons': feature,
  'client/features/network': feature,
  'client/features/panels': feature,
  'client/features/program': feature,
  'client/features/sequence': feature,
  'client/features/time': feature,
  'client/features/truth': feature,
  'client/lab': ['client/pictures', 'client/frame'],
  'client/pictures': [],
  'client/frame': [],
  'client/ui': [],
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
    'server/program/pool',
    'server/program/worker',
    'server/program/text',
    'server/program/host',
    'server/wire',
    'server/trace',
  ],
  'quickjs-emscripten': ['server/program/worker'],
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

/** Those of each file of the project, read once. */
const imports = new Map(files.map((file) => [file, importsOf(file)]))

test('every file belongs to a folder of the map', () => {
  expect(files.filter((file) => !placeOf(file))).toEqual([])
})

test('imports go in the directions of the map, and features do not import each other', () => {
  const strays: string[] = []
  for (const [file, names] of imports) {
    const place = placeOf(file) ?? ''
    for (const name of names) {
      const owners = Object.entries(guarded).find(([prefix]) => name.startsWith(prefix))?.[1]
      if (owners && !owners.includes(place)) strays.push(`${file} → ${name}`)
      if (!name.startsWith('.')) continue
      const target = posix.normalize(
        relative(root, join(root, dirname(file), name))
          .split('\\')
          .join('/'),
      )
      const home = placeOf(target) ?? target
      const open = [place, ...(allowed[place] ?? [])]
      if (!open.some((one) => home === one || home.startsWith(`${one}/`))) {
        strays.push(`${file} → ${target}`)
      }
    }
  }
  expect(strays).toEqual([])
})

/** Where an import leads within the project; `null`: to a package. */
function targetOf(file: string, name: string): string | null {
  if (name.startsWith('#shared/')) return posix.join('server/shared', name.slice('#shared/'.length))
  return name.startsWith('.') ? posix.join(dirname(file), name) : null
}

/** Groups of files that lead back to each other, by whatever kind of import (Tarjan). */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const visit = (file: string): number => {
    const own = order.size
    order.set(file, own)
    path.push(file)
    let low = own
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (path.includes(next)) low = Math.min(low, lowest.get(next) ?? order.get(next) ?? own)
    }
    lowest.set(file, low)
    if (low < own) return low
    const group = path.splice(path.indexOf(file))
    if (group.length > 1) found.push(group)
    return low
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

/** The objects of Socket.IO know each other, by their types: a server its namespaces, a namespace its sockets and its server. */
const knot = 'server/program/guest/socketio/'

test('no file leads back to itself by its imports, those of types included', () => {
  const graph = new Map(
    [...imports].map(([file, names]) => [
      file,
      names.flatMap((name) => {
        const target = targetOf(file, name)
        return target !== null && imports.has(target) ? [target] : []
      }),
    ]),
  )
  const circles = circlesIn(graph).filter((group) => !group.every((file) => file.startsWith(knot)))
  expect(circles).toEqual([])
  const made = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', []],
  ])
  expect(circlesIn(made).map((group) => group.sort())).toEqual([['a', 'b', 'c']])
})

/** Who names the kinds of what crossed the wire: the model, who records them, and lists of all kinds. */
const readers = [
  'server/wire/',
  'server/trace/',
  // Messages between a program and its host, which are no events.
  'server/program/',
  'server/shared/model/',
  'server/shared/trace/',
  'server/shared/standing.ts',
  'server/shared/lesson/fields.ts',
  'client/lab/record/eventSchema.ts',
  // Names of the parts of a packet, which are no events.
  'server/shared/wire/',
  'client/features/anatomy/',
]
test('what crossed the wire is read by the model alone', () => {
  const strays = files.filter(
    (file) =>
      !readers.some((reader) => file.startsWith(reader)) &&
      /'(http\.(request|response|refused|cut)|ws\.(open|close|frame)|wire\.[a-z]+)'/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  )
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
