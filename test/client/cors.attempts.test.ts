import { expect, test } from 'vitest'
import type { Fact, Headers, TraceEvent } from '#shared/trace.ts'
import { attemptsOf, cellOf } from '../../client/features/panels/cors/attempts.ts'
import { differing } from '../../client/features/panels/cors/differing.ts'
import { changesFor } from '../../client/features/panels/cors/edits.ts'
import { ownRows, rowNow } from '../../client/features/panels/cors/own.ts'
import { foundAt, rowKey, rowsFor } from '../../client/features/panels/cors/rows.ts'
import { noCors, plainClient, settingRun, settingTyped } from '../../client/features/panels/cors/settings.ts'
import { verdictOf } from '../../client/features/panels/cors/verdict.ts'
import { writeSettings } from '../../client/lab/code/settings.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { seedProgram } from '../../server/shared/seedProgram.ts'

const origins = { app: 'http://localhost:3000', other: 'http://localhost:3001', null: 'null' } as const
const rows = rowsFor(origins)
const seed = seedProgram(origins.app)

const stamped = (facts: readonly Fact[]): TraceEvent[] =>
  facts.map((fact, i) => ({ ...fact, seq: i + 1, at: i }) as TraceEvent)
const runs = (text: string, cors: object | false): Fact[] => [
  { kind: 'program.run', text, run: 1 },
  { kind: 'program.server', path: '/socket.io', options: { cors: cors as never } },
]
const asks = (headers: Headers, url = '/socket.io/?EIO=4&transport=polling', method = 'GET'): Fact => ({
  kind: 'http.request',
  client: 'A',
  method,
  url,
  headers,
  body: '',
  size: 0,
})
const answers = (request: number, headers: Headers, status = 200): Fact => ({
  kind: 'http.response',
  client: 'A',
  request,
  status,
  headers,
  body: '0{"sid":"abcdefgh"}',
  size: 19,
})
const begins: Fact = { kind: 'client.connecting', client: 'A', namespace: '/', url: 'http://localhost:4000' }
const fails: Fact = {
  kind: 'client.connect_error',
  client: 'A',
  namespace: '/',
  message: 'xhr poll error',
  description: 0,
  retries: false,
}
const opens: Fact = { kind: 'engine.open', client: 'A', connection: 'abcdefgh', transport: 'polling' }
const only = (events: readonly TraceEvent[]) => {
  const [one, ...others] = attemptsOf(events).values()
  expect(others).toEqual([])
  if (!one) throw new Error('no attempt')
  return one
}

test('an answer that the browser kept is found at its row and origin, with the session that nobody uses', () => {
  const events = stamped([
    ...runs(seed, { origin: origins.app }),
    asks({ Origin: origins.other }),
    opens,
    answers(3, { 'Access-Control-Allow-Origin': origins.app }),
    begins,
    fails,
  ])
  const exact = rows.find(({ id }) => id === 'exact')
  const attempt = exact && attemptsOf(events).get(foundAt(exact, origins.other))
  if (!attempt) throw new Error('not found')
  expect(verdictOf(attempt)).toMatchObject({
    kind: 'hidden',
    reason: { is: 'other origin', allows: origins.app, slash: false },
    header: 'access-control-allow-origin',
  })
  expect(attempt).toMatchObject({ lane: 'A', sessions: [{ id: 'abcdefgh', hasSocket: false }] })
  expect([...attempt.moments].sort()).toEqual([3, 4, 5, 7])
})

test('of what was stopped on the wire, the moment that belongs to an attempt is the one of its row', () => {
  const answer = answers(3, { 'access-control-allow-origin': '*' })
  const events = stamped([
    ...runs(seed, { origin: '*' }),
    asks({ origin: origins.app }),
    { ...answer, stopped: 'held' } as Fact,
    { kind: 'wire.held', of: 4, direction: 'down', types: [] },
    { kind: 'wire.released', of: 4 },
    begins,
    { kind: 'client.connect', client: 'A', namespace: '/', id: 'x', transport: 'polling' },
  ])
  const rowsOf = [...flowOf(events).crossings.values()].flatMap((row) =>
    row.via === 'wire' ? [row.seq] : [],
  )
  expect([...only(events).moments]).toEqual([...rowsOf, 8])
})

test('a new page may ask before the trace is told that the old one is closed', () => {
  const events = stamped([
    ...runs(seed, { origin: '*' }),
    asks({ origin: 'null' }),
    answers(3, { 'access-control-allow-origin': '*' }),
    { kind: 'client.gone', client: 'A' },
    begins,
    {
      kind: 'client.connect',
      client: 'A',
      namespace: '/',
      id: 'x',
      transport: 'polling',
      connection: 'abcdefgh',
    },
  ])
  expect(verdictOf(only(events))).toMatchObject({ kind: 'allowed', reason: { is: 'allowed', by: 'star' } })
})

test('what a page had asked long before it was closed is not the next one’s', () => {
  const [run, server, asked, ...rest] = stamped([
    ...runs(seed, { origin: '*' }),
    asks({ origin: origins.app }),
    { kind: 'client.gone', client: 'A' },
    begins,
    fails,
  ])
  if (!run || !server || !asked) throw new Error('no events')
  const later = rest.map((event) => ({ ...event, at: event.at + 5_000 }))
  expect([...attemptsOf([run, server, asked, ...later]).values()]).toEqual([])
})

test('each case has its own verdict', () => {
  const verdict = (facts: readonly Fact[]) => {
    const { kind, reason } = verdictOf(only(stamped([...runs(seed, { origin: '*' }), ...facts])))
    return [kind, reason.is]
  }
  const wishes = { ...begins, withCredentials: true } as Fact
  const from = { origin: origins.app }
  expect(verdict([asks(from), answers(3, {}), begins, fails])).toEqual(['hidden', 'no origin'])
  expect(verdict([asks(from), answers(3, { 'access-control-allow-origin': '*' }), wishes, fails])).toEqual([
    'hidden',
    'star with credentials',
  ])
  expect(
    verdict([asks(from), answers(3, { 'access-control-allow-origin': origins.app }), wishes, fails]),
  ).toEqual(['hidden', 'no credentials'])
  const forbidden: Fact = { kind: 'engine.error', client: 'A', code: 4, message: 'Forbidden' }
  expect(verdict([asks(from), forbidden, answers(3, {}, 403), begins, fails])).toEqual([
    'refused',
    'forbidden',
  ])
  expect(
    verdict([asks(from, '/wrong/?EIO=4&transport=polling'), answers(3, {}, 404), begins, fails]),
  ).toEqual(['refused', 'not found'])
  const refused: Fact = { kind: 'http.refused', client: 'A', request: 3, reason: 'not-listening' }
  expect(verdict([asks(from), refused, begins, fails])).toEqual(['unreached', 'nobody'])
  const preflight = asks({ ...from, 'access-control-request-headers': 'x-token' }, undefined, 'OPTIONS')
  const named = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x-other' }
  expect(verdict([preflight, answers(3, named, 204), begins, fails])).toEqual(['hidden', 'header'])
})

test('a request to another path or port belongs to no setting of the server', () => {
  const refused: Fact = { kind: 'http.refused', client: 'A', request: 3, reason: 'not-listening' }
  const events = stamped([
    ...runs(seed, { origin: origins.app }),
    asks({ origin: 'null' }),
    refused,
    begins,
    fails,
  ])
  const nobody = rows.find(({ id }) => id === 'nobody')
  expect(nobody && attemptsOf(events).has(foundAt(nobody, 'null'))).toBe(true)
})

function codeOfRow(id: string): string {
  const server = rows.find((row) => row.id === id)?.server
  const written = server && writeSettings(seed, 'server', changesFor(server))
  if (!written?.ok) throw new Error(id)
  return written.text
}

test('every row is a setting of its own, and its edit makes the code say so, whatever stood there', () => {
  expect(new Set(rows.map(rowKey)).size).toBe(rows.length)
  const programs = [
    seed,
    ...['none', 'empty', 'function', 'headers-not-allowed', 'refused'].map(codeOfRow),
    'const io = new Server(server)',
    'const io = new Server(server, { cors: true, allowRequest: (req, done) => done(null, true) })',
    'const io = new Server(server, { pingInterval: 500 /* half */, cors: { origin: ["a"], credentials: true, maxAge: 3 } })',
  ]
  for (const text of programs)
    for (const { server } of rows) {
      if (server === null) continue
      const written = writeSettings(text, 'server', changesFor(server))
      if (!written.ok) throw new Error(written.message)
      expect(settingTyped(written.text), `${text}\n→ ${written.text}`).toEqual(server)
    }
})

test('quotes and layout make no other setting; the options that run count, not how the text came to them', () => {
  const typed = settingTyped("new Server(s, { cors: {\n origin: 'http://localhost:3000' } })")
  expect(rowNow(rows, typed)?.id).toBe('exact')
  const elsewhere = 'const mine = "http://localhost:3000"\nnew Server(s, { cors: { origin: mine } })'
  expect(rowNow(rows, settingRun({ cors: { origin: origins.app } }, elsewhere))?.id).toBe('exact')
  const pattern = 'new Server(s, { cors: { origin: /:3000$/ } })'
  expect(rowNow(rows, settingRun({ cors: { origin: '/:3000$/' } }, pattern))?.id).toBe('pattern')
  const decides = `new Server(s, { cors: { origin: (origin, done) =>\n  done(null, origin === '${origins.app}') } })`
  expect(rowNow(rows, settingRun({ cors: { origin: '[Function]' } }, decides))?.id).toBe('function')
  expect(settingTyped('new Server(s, options)')).toBeNull()
})

test('a setting that no row has gets a row of its own', () => {
  const events = stamped([
    ...runs(seed, { origin: 'https://example.com' }),
    asks({ origin: origins.app }),
    answers(3, { 'access-control-allow-origin': 'https://example.com' }),
    begins,
    fails,
  ])
  const attempts = attemptsOf(events)
  const typed = settingTyped('new Server(s, { cors: "http://a" })')
  const own = ownRows(rows, attempts, { typed, origins: Object.values(origins) })
  expect(own.map(({ name }) => name)).toEqual(['cors: "http://a"', 'origin: "https://example.com"'])
  const [, tried] = own
  expect(tried && attempts.has(foundAt(tried, origins.app))).toBe(true)
  expect(cellOf(noCors, plainClient, 'null')).not.toBe(cellOf(noCors, plainClient, origins.app))
})

test('the letters that differ stand between what both texts share', () => {
  expect(differing('http://localhost:3001', 'http://localhost:3000')).toEqual([
    [20, 21],
    [20, 21],
  ])
  expect(differing('http://a:3000', 'http://a:3000/')).toEqual([
    [13, 13],
    [13, 14],
  ])
  expect(differing('null', 'http://a')).toEqual([
    [0, 4],
    [0, 8],
  ])
})
