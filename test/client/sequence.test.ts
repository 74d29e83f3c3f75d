/** Rows, lanes and keys of the diagram, without a page. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { arrowPath, placeLanes } from '../../client/features/sequence/geometry.ts'
import { originName } from '../../client/features/sequence/headWords.ts'
import { pressKey } from '../../client/features/sequence/keys.ts'
import { currentIndex, type Filter, neighbour, rowsOf } from '../../client/features/sequence/rows.ts'
import { shortRaw } from '../../client/features/sequence/shortRaw.ts'
import { spoken } from '../../client/features/sequence/spoken.ts'
import { momentText, sinceText } from '../../client/features/sequence/time.ts'
import { viewStore } from '../../client/features/sequence/view.ts'
import { createTrace } from '../../client/lab/trace/store.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { Lane } from '../../client/pictures/flow/types.ts'
import { stepName } from '../../client/pictures/names.ts'
import { get, traceOf } from './sessions/facts.ts'
import { everything } from './sessions/session.ts'

const flow = flowOf(everything)
const laneOf = (client: string) => flow.lanes.find((lane) => lane.client === client)
const trace = createTrace()
const all: Filter = {
  layers: { http: true, eio: true, sio: true, prog: true },
  hiddenClients: new Set(),
  hiddenKinds: new Set(),
  open: new Map(),
}

beforeEach(() => {
  trace.setState({ cursor: null, part: 0, since: null })
  viewStore.setState({ ...all })
})

test('steps are numbered in order, and only open ones show their packets', () => {
  const rows = rowsOf(flow.steps, all, 0)
  const steps = rows.filter((row) => row.type === 'step')
  expect(steps.map((row) => row.number)).toEqual(steps.map((_, index) => index + 1))
  expect(steps.find((row) => row.step.kind === 'handshake')?.open).toBe(false)
  expect(steps.find((row) => row.step.kind === 'event-ack')?.open).toBe(true)
})

test('a layer that is off takes its rows away, and steps that have nothing else', () => {
  const rows = rowsOf(flow.steps, { ...all, layers: { ...all.layers, sio: false, prog: false } }, 0)
  expect(rows.some((row) => row.type === 'crossing' && row.crossing.layer === 'sio')).toBe(false)
  expect(rows.some((row) => row.type === 'step' && row.step.kind === 'broadcast')).toBe(false)
})

test('a hidden client leaves the others and their numbers as they were', () => {
  const rows = rowsOf(flow.steps, { ...all, hiddenClients: new Set(['B']) }, 0)
  const clients = rows.flatMap((row) => (row.type === 'crossing' ? [row.crossing.client] : []))
  expect(clients).toContain('A')
  expect(clients).not.toContain('B')
})

test('what was let go is said in the first row', () => {
  expect(rowsOf(flow.steps, all, 312)[0]).toMatchObject({ type: 'gone', count: 312 })
})

test('a moment inside a folded step is current at the step', () => {
  const rows = rowsOf(flow.steps, all, 0)
  const handshake = rows.findIndex((row) => row.type === 'step' && row.step.kind === 'handshake')
  const row = rows[handshake]
  expect(row?.type === 'step' && currentIndex(rows, row.crossings[0]?.key ?? '')).toBe(handshake)
})

test('the arrows walk every moment once, down and up again', () => {
  const rows = rowsOf(flow.steps, all, 0)
  const down: number[] = []
  for (let at = neighbour(rows, -1, 1); at >= 0; at = neighbour(rows, at, 1)) down.push(at)
  const up: number[] = []
  for (let at = neighbour(rows, rows.length, -1); at >= 0; at = neighbour(rows, at, -1)) up.push(at)
  expect(up.reverse()).toEqual(down)
  expect(down.length).toBeGreaterThan(20)
})

test('keys move the cursor, open a step at its first packet, fold it, and go back to now', () => {
  const rows = () => rowsOf(flow.steps, viewStore.getState(), 0)
  const moment = () => {
    const { cursor, part } = trace.getState()
    return cursor === null ? null : `${cursor}.${part}`
  }
  const press = (key: string) => pressKey({ trace }, key, rows(), moment())
  while (currentIndex(rows(), moment()) !== neighbour(rows(), -1, 1)) expect(press('ArrowUp')).toBe(true)
  expect(press('ArrowDown')).toBe(true)
  const folded = rows()[currentIndex(rows(), moment())]
  expect(folded?.type === 'step' && folded.step.kind).toBe('handshake')
  press('Enter')
  const opened = rows()[currentIndex(rows(), moment())]
  expect(opened?.type === 'crossing' && opened.crossing.role).toBe('handshake-request')
  press(' ')
  expect(rows()[currentIndex(rows(), moment())]?.type).toBe('step')
  press('Escape')
  expect(moment()).toBeNull()
  expect(press('a')).toBe(false)
})

test('every row reads aloud by itself', () => {
  const said = rowsOf(flow.steps, all, 0).map((row) => spoken(row, laneOf))
  expect(said.every((sentence) => sentence.length > 4)).toBe(true)
  expect(said).toContainEqual(
    expect.stringMatching(/^B가 받음, Socket\.IO, 서버에서 B로, 42\["chat","안녕"\], \+\d+ ms$/),
  )
  expect(said).toContainEqual(expect.stringMatching(/브라우저가 감춤/))
})

test('lanes stand apart, in order, within the diagram, however many there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 1600 }), fc.integer({ min: 0, max: 30 }), (width, count) => {
      const template = flow.lanes[0]
      if (!template) throw new Error('no lane')
      const lanes = Array.from({ length: count }, (_, index) => ({ ...template, client: `ext-${index + 1}` }))
      const geometry = placeLanes(width, lanes)
      const [first, ...rest] = geometry.lanes.map((lane) => lane.x)
      const xs = [first, geometry.server, ...rest, geometry.crowd?.x].filter((x) => x !== undefined)
      const sorted = [...xs].sort((a, b) => a - b)
      expect(first === undefined ? sorted.slice(1) : xs).toEqual(
        first === undefined ? sorted.slice(1) : sorted,
      )
      for (let index = 1; index < sorted.length; index += 1)
        expect((sorted[index] ?? 0) - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(17)
      expect(Math.max(...sorted)).toBeLessThanOrEqual(width)
    }),
  )
})

test('an arrow hops over the lanes that it does not visit', () => {
  expect(arrowPath(0, 300, 20, 6, [])).not.toContain('A')
  expect(arrowPath(0, 300, 20, 6, [100, 200]).match(/A6 6/g)).toHaveLength(2)
  expect(arrowPath(300, 0, 20, 6, [100]).match(/A6 6/g)).toHaveLength(1)
})

test('times are written as the diagram writes them', () => {
  expect(momentText(480)).toBe('0.48초')
  expect(momentText(125_000)).toBe('2:05')
  expect(momentText(3_725_000)).toBe('1:02:05')
  expect(sinceText(13.4)).toBe('+13 ms')
  expect(sinceText(1_240)).toBe('+1.2초')
})

/** `count` attempts of a client that nobody answers; the first event is `from`. */
const failures = (client: string, count: number, from: number): Fact[] =>
  Array.from({ length: count }, (_, i): Fact[] => [
    get(client, 'transport=polling'),
    { kind: 'http.refused', client, request: from + 3 * i, reason: 'not-listening' },
    { kind: 'client.connect_error', client, namespace: '/', message: 'xhr poll error', retries: true },
  ]).flat()
const stepRowsOf = (facts: readonly Fact[], filter = all) => {
  const rows = rowsOf(flowOf(traceOf(facts)).steps, filter, 0)
  return rows.flatMap((row) => (row.type === 'step' ? [row] : []))
}
const namesOf = (facts: readonly Fact[]) =>
  stepRowsOf(facts).map((row) => stepName(row.step, () => undefined))

test('failed retries in a row are one row that counts, until something else happens', () => {
  const run: Fact = { kind: 'program.run', text: '', run: 2 }
  expect(namesOf(failures('A', 29, 1))).toEqual(['A의 연결 실패', 'A의 재시도 28번'])
  expect(namesOf([...failures('A', 3, 1), run, ...failures('A', 3, 11)])).toEqual([
    'A의 연결 실패',
    'A의 재시도 2번',
    '다시 실행',
    'A의 재시도 3번',
  ])
  expect(namesOf(failures('A', 2, 1))).toEqual(['A의 연결 실패', 'A의 재시도 1'])
})

test('retries of two clients that come by turns are a row for each', () => {
  const turns = Array.from({ length: 5 }, (_, i) => [
    ...failures('A', 1, 1 + 6 * i),
    ...failures('B', 1, 4 + 6 * i),
  ])
  expect(namesOf(turns.flat())).toEqual([
    'A의 연결 실패',
    'B의 연결 실패',
    'A의 재시도 4번',
    'B의 재시도 4번',
  ])
})

test('what a client tells of the time when nobody was there is one row, too: after a restart of the server', () => {
  const told: Fact = {
    kind: 'client.connect_error',
    client: 'A',
    namespace: '/',
    message: 'xhr poll error',
    retries: true,
  }
  expect(namesOf(Array.from({ length: 28 }, () => told))).toEqual(['A의 연결 실패 28번'])
})

test('a row of retries opens, and stays the same object while nothing of it changes', () => {
  const { steps } = flowOf(traceOf(failures('A', 5, 1)))
  const folded = rowsOf(steps, all, 0)
  const row = folded[folded.length - 1]
  if (row?.type !== 'step') throw new Error('the last row is no step')
  expect(row.open).toBe(false)
  expect(rowsOf(steps, all, 0).at(-1)).toBe(row)
  const opened = rowsOf(steps, { ...all, open: new Map([[row.step.key, true]]) }, 0)
  expect(opened.length).toBe(folded.length + row.crossings.length)
  for (const { key } of row.crossings) expect(currentIndex(opened, key)).toBeGreaterThan(0)
})

test('who has no lane stands on none, beyond the last', () => {
  for (const width of [500, 640, 726, 1000])
    for (const count of [1, 2, 3]) {
      const clients = ['A', 'B', 'C'].slice(0, count)
      const lanes = clients.map((client) => ({ client, origin: null, status: 'never' }) as unknown as Lane)
      const geometry = placeLanes(width, lanes)
      const stands = [geometry.server, ...clients.map(geometry.xOf)]
      expect(geometry.xOf('')).toBeGreaterThan(Math.max(...stands))
      expect(geometry.xOf('')).toBeLessThan(width - geometry.timeWidth + 1)
    }
})

test.each([
  ['http', 'GET /', 'GET /'],
  ['http', 'GET /app.js?v=1', 'GET /app.js'],
  ['http', 'GET /images/large/cat.png', 'GET …rge/cat.png'],
  ['http', 'GET …transport=polling', 'GET'],
  ['http', '200 <!doctype html>', '200'],
  ['http', '304', '304'],
  ['eio', '0{"sid":"abcdef"}', '0{"sid":"…'],
  ['sio', '42["a"]', '42["a"]'],
] as const)('in the gap of a folded step a packet of %s, %j, is %j', (layer, raw, words) => {
  expect(shortRaw({ layer, raw })).toBe(words)
})

test('a lane is named by where its page is from', () => {
  const nameOf = (client: string, origin: string | null) => originName({ client, origin }, 3001).name
  expect(nameOf('A', 'http://localhost:3000')).toBe('내 앱')
  expect(nameOf('A', 'http://localhost:3001')).toBe('다른 사이트')
  expect(nameOf('A', 'null')).toBe('출처 없음')
  expect(nameOf('ext-1', 'http://localhost:40123')).toBe('외부 페이지')
  expect(nameOf('ext-1', null)).toBe('')
})
