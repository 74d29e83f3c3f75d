/** What a program sees of its libraries, held against the libraries themselves. */
import { readFileSync } from 'node:fs'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absent, methodWords, valueWords } from '../../../server/program/guest/absent.ts'
import { createPrograms } from '../../../server/program/programs.ts'
import { fileOf, inNode, inSandbox, type Place } from '../differential/places.ts'
import { declaredNames } from './declared.ts'
import { objects, plainObjects, reservedEvents } from './objects.ts'

interface Names {
  own: string[]
  inherited: string[]
  looped: string[]
  keys: string[]
  symbols: string[]
  /** Names that are seen when it is printed, and those that would be if more of it were. */
  shown: string[]
  deeply: string[]
}
type Found = Record<string, Names>

const text = readFileSync(fileOf('surface'), 'utf8')
const programs = createPrograms({ workers: 1 })
let node: Place
let sandbox: Place
let real: Found
let ours: Found

beforeAll(async () => {
  node = await inNode('surface')
  sandbox = await inSandbox(programs, text)
  real = await foundIn(node)
  ours = await foundIn(sandbox)
}, 60_000)
afterAll(async () => {
  await node[Symbol.asyncDispose]()
  await sandbox[Symbol.asyncDispose]()
  await programs[Symbol.asyncDispose]()
})

async function foundIn(place: Place): Promise<Found> {
  const url = await place.url()
  const client = io(url, { transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve) => client.once('noted', () => resolve()))
  await fetch(`${url}/raw`)
  await fetch(`${url}/api`)
  const found = (await (await fetch(`${url}/names`)).json()) as Found
  client.close()
  return found
}
async function used(called: string, name: string, isMethod: boolean): Promise<unknown> {
  const response = await fetch(`${await sandbox.url()}/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ called, name, isMethod }),
  })
  return response.json()
}
const none: Names = { own: [], inherited: [], looped: [], keys: [], symbols: [], shown: [], deeply: [] }
/** Ids differ from run to run. */
const isId = (name: string) => /^[\w-]{20}$/.test(name)
const namesOf = ({ own, inherited }: Names = none): ReadonlySet<string> => new Set([...own, ...inherited])
const lineOf = (code: string): number => text.slice(0, text.indexOf(code)).split('\n').length

test('[L49] the objects that are compared are those of the program', () => {
  expect(Object.keys(real).sort()).toEqual([...Object.keys(objects), ...plainObjects].sort())
})

describe.each(Object.entries(objects))('%s', (called, declared) => {
  test('[L49] every public member of the real one is there', () => {
    const isPublic = declaredNames(declared)
    const expected = [...namesOf(real[called])].filter((name) => isPublic.has(name))
    expect(expected.length).toBeGreaterThan(1)
    const there = namesOf(ours[called])
    expect(expected.filter((name) => !there.has(name))).toEqual([])
  })
})

describe.each([...Object.keys(objects), ...plainObjects])('%s', (called) => {
  test('[L50] nothing is seen that the real one does not have', () => {
    const seen = ours[called] ?? none
    const known = namesOf(real[called])
    expect(seen.own.filter((name) => !known.has(name))).toEqual([])
    expect(seen.keys.filter((name) => !known.has(name))).toEqual([])
    expect(seen.looped.filter((name) => !real[called]?.looped.includes(name))).toEqual([])
    expect(seen.symbols).toEqual([])
  })
  test('[L50] printed, it shows no name that the real one does not have', () => {
    const known = new Set(real[called]?.deeply)
    const shown = (ours[called] ?? none).shown.filter((name) => !isId(name))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((name) => !known.has(name))).toEqual([])
  })
})

test.each(Object.keys(objects))('[L50] the prototypes of %s have no name of ours', (called) => {
  const known = namesOf(real[called])
  expect((ours[called] ?? none).inherited.filter((name) => !known.has(name))).toEqual([])
})

/** The objects of the program that have what stands in the table under this key. */
const holders: Record<keyof typeof absent, string> = {
  request: 'raw request',
  response: 'raw response',
  app: 'app',
  router: 'router',
  route: 'route',
  adapter: 'adapter',
  engine: 'engine',
}
const rows = Object.entries(absent).flatMap(([key, entries]) =>
  entries.flatMap((entry) => {
    const called = holders[key as keyof typeof absent]
    return [
      ...entry.methods.map((name) => ({ called, name, isMethod: true, words: methodWords(entry, name) })),
      ...entry.values.map((name) => ({ called, name, isMethod: false, words: valueWords(entry, name) })),
    ]
  }),
)
test.each(rows)('[L51] $called: $name says at its line why it is not there', async (row) => {
  const { called, name, isMethod, words } = row
  expect(namesOf(real[called])).toContain(name)
  const code = isMethod ? "object[name]('x')" : 'attempt(() => object[name])'
  const place = `server.js:${lineOf(code)}`
  expect(words).toMatch(/^놀이터에서 .*요\.$/)
  expect(await used(called, name, isMethod)).toEqual({
    message: words,
    place,
    ...(!isMethod && { kept: 'mine' }),
  })
})

test('[L49] the events of Socket.IO itself are those of the program about them', () => {
  const events = readFileSync(fileOf('reservedEvents'), 'utf8')
  for (const name of declaredNames(reservedEvents)) expect(events).toContain(`'${name}'`)
})
