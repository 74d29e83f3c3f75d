/** Labs on a page are values: two stand side by side, and a record beside its lab. */
import { expect, test } from 'vitest'
import { createDesk } from '../../client/lab/desk.ts'
import { codeOf, createLabView, now, putCode } from '../../client/lab/labView.ts'
import { filesIn, sameFiles } from '../../client/lab/program/files.ts'
import type { Recorded } from '../../client/lab/record/viewed.ts'
import { openRecord } from '../../client/lab/record/viewRecord.ts'
import { createWorkspace } from '../../client/lab/workspace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { everything } from './sessions/session.ts'

function begin() {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return createLabView(createWorkspace({ local: storage, session: storage, reloaded: true }))
}
const upTo = (seq: number, epoch: string) => ({
  events: everything.slice(0, seq),
  last: seq,
  dropped: 0,
  epoch,
})
const recorded = (cursor: number | null): Recorded => ({
  viewed: {
    name: '어제.socketio.json',
    madeAt: 0,
    born: 0,
    page: 'http://localhost/',
    ports: { port: 1, clientPort: 2, otherPort: 3 },
    files: [],
    clients: [],
  },
  trace: {
    events: everything.slice(0, 40),
    standing: [],
    dropped: 0,
    last: 40,
    cursor,
    part: 0,
  },
})

test('two labs side by side each have their trace, their cursor and their pictures', () => {
  const [one, other] = [begin(), begin()]
  one.trace.append(upTo(200, 'one'))
  other.trace.append(upTo(60, 'other'))
  const [first, second] = [now(one, flowOf), now(other, flowOf)]
  expect(first).toEqual(flowOf(everything.slice(0, 200)))
  expect(second).toEqual(flowOf(everything.slice(0, 60)))
  // Neither takes the other's picture away: each is still the very same.
  expect(now(one, flowOf)).toBe(first)
  expect(now(other, flowOf)).toBe(second)
  one.trace.select(30)
  expect(other.trace.getState().cursor).toBeNull()
  expect(one.pictures.at(lanesOf, one.trace.getState())).toEqual(lanesOf(everything.slice(0, 30)))
})

test('a record is looked at beside its lab, which goes on; nothing is done to either', async () => {
  const own = begin()
  const desk = createDesk(own)
  own.trace.append(upTo(10, 'own'))
  own.clients.open({ lane: 'A', from: { left: 0, top: 0, bottom: 0 } })
  openRecord(desk, recorded(20))
  const { shown } = desk.store.getState()
  expect(shown.record?.name).toBe('어제.socketio.json')
  expect(shown.trace.getState()).toMatchObject({ cursor: 20, since: 40, last: 40 })
  // The panel of a client is of the own lab.
  expect(own.clients.getState().opened).toBeNull()
  own.trace.append(upTo(25, 'own'))
  expect(own.trace.getState()).toMatchObject({ cursor: null, last: 25 })
  shown.trace.select(5)
  expect(own.trace.getState().cursor).toBeNull()
  for (const answer of [
    await shown.session.run('1'),
    await shown.session.evaluate('1'),
    await shown.session.conditions({ hold: null }),
    await shown.session.wire({ do: 'release-all' }),
  ])
    expect(answer).toMatchObject({ ok: false, status: 409 })
  expect(shown.session.traceNow()).toBeNull()
  desk.close()
  expect(desk.store.getState().shown).toBe(own)
})

test('another record is another trace', () => {
  const desk = createDesk(begin())
  openRecord(desk, recorded(null))
  const { epoch } = desk.store.getState().shown.trace.getState()
  openRecord(desk, recorded(null))
  expect(desk.store.getState().shown.trace.getState().epoch).not.toBe(epoch)
})

test('code is put in the place of what is typed: clients that are not named go, others keep their pages', () => {
  const lab = begin()
  lab.clients.add('other')
  const { loads } = lab.clients.getState()
  const code = { server: 'two()', clients: [{ lane: 'A', place: 'app' as const, code: 'one()' }] }
  putCode(lab, code)
  expect(codeOf(lab)).toEqual(code)
  expect(lab.clients.getState().loads).toEqual(loads)
})

test('the code of a lab is its files, too: put back they are there, and without any they are gone', () => {
  const lab = begin()
  const files = { 'rooms.js': 'exports.a = 1' }
  putCode(lab, { server: '1', files, clients: [] })
  expect(codeOf(lab)).toMatchObject({ server: '1', files })
  const code = codeOf(lab)
  putCode(lab, { server: '2', clients: [] })
  expect(codeOf(lab)).not.toHaveProperty('files')
  putCode(lab, code)
  expect(lab.program.getState().files).toEqual(files)
})

test('nothing kept is no files', () => {
  expect(filesIn(undefined)).toEqual({})
})
test('files are the same where each is', () => {
  const files = { 'b.js': '1', 'a.png': { base64: 'aGk=' } }
  expect(filesIn(files)).toBe(files)
  expect(sameFiles(files, { ...files })).toBe(true)
  expect(sameFiles(files, { ...files, 'b.js': '2' })).toBe(false)
})
