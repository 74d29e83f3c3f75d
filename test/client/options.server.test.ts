/** The list of Server() options: complete, found by the names that people use, and each is tried or says why not. */
import { describe, expect, test } from 'vitest'
import { serverOptions } from '#shared/options.ts'
import { draftOf } from '../../client/features/panels/options/draft.ts'
import { canTry, type OptionEntry } from '../../client/features/panels/options/entry.ts'
import { searchOptions, strangersIn } from '../../client/features/panels/options/search.ts'
import { serverEntries } from '../../client/features/panels/options/server/serverEntries.ts'
import { changedLines, planOf } from '../../client/features/panels/options/trial/plan.ts'
import { seedProgram } from '../../server/shared/seedProgram.ts'

/** Facts 1.1 and 1.2. */
const documented = [
  ...['path', 'serveClient', 'adapter', 'parser', 'connectTimeout', 'connectionStateRecovery'],
  ...['cleanupEmptyChildNamespaces', 'cors', 'pingInterval', 'pingTimeout', 'upgradeTimeout'],
  ...['maxHttpBufferSize', 'allowRequest', 'transports', 'allowUpgrades', 'perMessageDeflate'],
  ...['httpCompression', 'cookie', 'allowEIO3', 'wsEngine', 'initialPacket', 'addTrailingSlash'],
  ...['destroyUpgrade', 'destroyUpgradeTimeout'],
]
const seed = seedProgram('http://localhost:3000')
const client = 'const socket = io("http://localhost:4000")'
const entryOf = (name: string): OptionEntry => {
  const entry = serverEntries.find((one) => one.name === name)
  if (!entry) throw new Error(name)
  return entry
}
const planFor = (name: string, server: string, lane = 'A') => {
  const { trial } = entryOf(name)
  if (!canTry(trial)) throw new Error(name)
  return planOf({ trial, texts: { server, client }, lane, port: 4000 })
}

test('every option of the schema has an entry, and so has every documented one', () => {
  const names = serverEntries.map(({ name }) => name)
  expect(names).toEqual(Object.keys(serverOptions.shape))
  expect([...names].sort()).toEqual([...documented].sort())
})

describe.each(serverEntries.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  test('says what it is for, what it changes on the wire, and has a default that is accepted', () => {
    const { label, help, wire, default: usual } = entry.meta
    for (const words of [label, help, wire]) expect(words).toMatch(/[가-힣]/)
    for (const sentence of [help, wire]) expect(sentence).toMatch(/\.$/)
    if (usual !== null) expect(entry.problemOf(usual)).toBeNull()
  })

  test('has a trial that the seed’s program can take, or a reason', () => {
    if (!canTry(entry.trial)) {
      expect(entry.trial.why).toMatch(/[가-힣].*요\.$/s)
      return
    }
    const plan = planFor(name, seed)
    expect(plan.ok).toBe(true)
    if (!plan.ok) return
    const added = changedLines(seed, plan.after.server).filter(({ sign }) => sign === '+')
    expect(added.map(({ text }) => text).join('\n')).toContain(`${name}:`)
    expect(plan.steps.length).toBeGreaterThan(0)
    expect(entry.trial.effect([], plan.place)).toBeNull()
  })

  test('its examples are values that it accepts', () => {
    const { kind } = entry.meta
    const examples = kind.is === 'code' ? kind.examples : []
    for (const code of examples) expect(draftOf(entry, code)).toEqual({ ok: true, code })
  })
})

test.each([
  ['maxPayload', 'maxHttpBufferSize'],
  ['origins', 'cors'],
  ['allowEIO2', 'allowEIO3'],
  ['heartbeatInterval', 'pingInterval'],
  ['gzip', 'httpCompression'],
])('who looks for %s finds %s, and that it is no option', (typed, name) => {
  const [hit] = searchOptions(serverEntries, typed)
  expect(hit?.entry.name).toBe(name)
  expect(hit?.misnomer).toBe(typed)
})

test.each([
  ['pinginterval', 'pingInterval'],
  ['쿠키', 'cookie'],
  ['네임스페이스 치우기', 'cleanupEmptyChildNamespaces'],
  ['Set-Cookie', 'cookie'],
])('%s finds %s', (typed, name) => {
  expect(searchOptions(serverEntries, typed).map(({ entry }) => entry.name)).toContain(name)
})

test('nothing is found for what is nothing', () => {
  expect(searchOptions(serverEntries, 'zzz')).toEqual([])
})

test.each([
  ['pingInterval', '3000', { ok: true, code: '3000' }],
  ['pingInterval', ' 3000 ', { ok: true, code: '3000' }],
  ['path', '/chat', { ok: true, code: '"/chat"' }],
  ['cookie', '{ name: "sid" }', { ok: true, code: '{ name: "sid" }' }],
  ['allowRequest', '(req, done) => done(null, true)', { ok: true, code: '(req, done) => done(null, true)' }],
])('%s: %s is taken as code', (name, typed, draft) => {
  expect(draftOf(entryOf(name), typed)).toEqual(draft)
})

test.each([
  ['pingInterval', '0', '200부터 2147483647'],
  ['pingInterval', '', '200부터 2147483647'],
  ['pingInterval', '25초', '200부터 2147483647'],
  ['cookie', '{ name: "a b" }', 'cookie.name'],
  ['cookie', '{ name: ', '값'],
  ['cookie', 'true, false', '값'],
  ['allowRequest', '"yes"', 'allowRequest'],
])('%s: %s is not taken, and why is said', (name, typed, words) => {
  const draft = draftOf(entryOf(name), typed)
  expect(draft.ok ? '' : draft.message).toContain(words)
})

test('a trial speaks to the learner’s own server: its names, its port, its path', () => {
  const program = 'const chat = new Server(server, { path: "/chat" })\nserver.listen(5000)'
  const { trial } = entryOf('connectionStateRecovery')
  if (!canTry(trial)) throw new Error('no trial')
  const plan = planOf({ trial, texts: { server: program, client }, lane: 'C', port: 5000 })
  expect(plan.ok && plan.steps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: 'io("http://localhost:5000", { path: "/chat", transports: ["websocket"], reconnectionDelay: 200 })',
      }),
      expect.objectContaining({ in: 'server', code: 'chat.emit("news", 1)' }),
    ]),
  )
})

test('a program that can’t be understood is left alone, and what to write is said', () => {
  const plan = planFor('cookie', 'const io = new Server(server, makeOptions())')
  expect(plan.ok ? '' : plan.message).toContain('new Server')
})

test('options that Socket.IO does not know are named, with what is meant where that is known', () => {
  const program = `const io = new Server(server, {
  cors: {},
  origins: "*",
  pinginterval: 5,
  colour: "red",
})`
  expect(strangersIn(program, serverEntries)).toEqual([
    { name: 'origins', line: 3, meant: 'cors' },
    { name: 'pinginterval', line: 4, meant: 'pingInterval' },
    { name: 'colour', line: 5, meant: null },
  ])
  expect(strangersIn(seed, serverEntries)).toEqual([])
  expect(strangersIn('new Server(server, makeOptions())', serverEntries)).toEqual([])
})

test('the change that is shown is the change that is made', () => {
  const lines = changedLines('a\nb\nc', 'a\nB\nnew\nc')
  expect(lines).toEqual([
    { sign: '-', line: 2, text: 'b' },
    { sign: '+', line: 2, text: 'B' },
    { sign: '+', line: 3, text: 'new' },
  ])
  expect(changedLines('same', 'same')).toEqual([])
})
