/** Styles by their names: what a module takes is there, and what stands in a stylesheet is used. Read as text: names are plain words. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const files = readdirSync('client', { recursive: true }).map((name) => join('client', String(name)))
const ending = (end: RegExp) =>
  files.filter((path) => end.test(path)).map((path) => ({ path, text: read(path) }))
const modules = ending(/\.module\.css$/)
const sources = ending(/\.tsx?$/)
const shared = ['parts', 'controls'].map((name) => read(`client/ui/${name}.css`)).join('\n')

/** The names of the classes that a stylesheet has rules for. */
const classesIn = (text: string) =>
  new Set(
    [...text.matchAll(/([^{};]+)\{/g)].flatMap(([, head = '']) => head.match(/(?<=\.)[a-zA-Z][\w-]*/g) ?? []),
  )

const taken = new Set(
  modules.flatMap(({ text }) =>
    [...text.matchAll(/composes: ([\w\- ]+) from global/g)].flatMap(([, names = '']) => names.split(' ')),
  ),
)

test('every part that a module takes is one of the shared ones', () => {
  expect([...taken].filter((name) => !classesIn(shared).has(name))).toEqual([])
})

test('every shared part is taken, by a module or by its own name', () => {
  const named = new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/(?<=["'])[\w\- ]+(?=["'])/g)].flatMap(([words]) => words.split(' ')),
    ),
  )
  expect([...classesIn(shared)].filter((name) => !taken.has(name) && !named.has(name))).toEqual([])
})

test('every class of a module is used by a file that imports it', () => {
  const unused = modules.flatMap(({ path, text }) => {
    const users = sources.flatMap((source) => {
      const imported = [...source.text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)]
      return imported.flatMap(([, name = '', from = '']) =>
        join(dirname(source.path), from) === path ? [{ name, text: source.text }] : [],
      )
    })
    const uses = (name: string) =>
      users.some((user) => new RegExp(`\\b${user.name}(\\.${name}\\b|\\[(?!'))`).test(user.text))
    return [...classesIn(text)].filter((name) => !uses(name)).map((name) => `${path} .${name}`)
  })
  expect(unused).toEqual([])
})

test('every token is used', () => {
  const all = [...ending(/\.css$/), ...sources].map(({ text }) => text).join('\n')
  const tokens = [...read('client/ui/tokens.css').matchAll(/(--[\w-]+):/g)].map(([, name]) => name)
  expect(new Set(tokens.filter((token) => !all.includes(`var(${token})`)))).toEqual(new Set())
})
