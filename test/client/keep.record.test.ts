/** Records: what is saved is what opens, and whatever else is opened is refused in Korean. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { redacted } from '../../client/features/keep/redact.ts'
import { readRecord, writeRecord } from '../../client/lab/record/record.ts'
import type { Recorded } from '../../client/lab/record/viewed.ts'
import { logsOf } from '../../client/pictures/console.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { serverOf } from '../../client/pictures/server.ts'
import { wireFacts } from '../support/wireFacts.ts'
import { traceOf } from './sessions/facts.ts'
import { everything } from './sessions/session.ts'

const viewed: Recorded['viewed'] = {
  name: 'x.socketio.json',
  madeAt: Date.UTC(2026, 4, 1, 10),
  born: Date.UTC(2026, 4, 1, 9),
  page: 'http://localhost:4000/',
  ports: { port: 4000, clientPort: 3000, otherPort: 3001 },
  files: [
    { name: 'server.js', text: '// 지금', running: '// 그때' },
    { name: 'client-a.js', text: 'io()', running: null },
  ],
  clients: [{ lane: 'A', place: 'app', origin: 'http://localhost:3000' }],
}
const recordOf = (events: readonly TraceEvent[], cursor: number | null = null): Recorded => {
  const last = events.at(-1)?.seq ?? 0
  const dropped = (events[0]?.seq ?? last + 1) - 1
  return { viewed, trace: { events, standing: [], dropped, last, cursor, part: 0 } }
}
const reopened = (recorded: Recorded) => readRecord(viewed.name, writeRecord(recorded))
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
const saidInKorean = /[가-힣].*요\.$/

test('a recorded session comes back whole, and every picture of it is the same', () => {
  const recorded = recordOf(everything, 20)
  const opened = reopened(recorded)
  expect(opened).toEqual({ ok: true, recorded })
  if (!opened.ok) return
  const { events } = opened.recorded.trace
  expect(events).toEqual(everything)
  for (const fold of [flowOf, serverOf, lanesOf, logsOf]) expect(fold(events)).toEqual(fold(everything))
})

test('so do the files of its lab', () => {
  const recorded = recordOf(everything)
  const labFiles = { 'rooms.js': 'exports.a = 1', 'public/a.png': { base64: 'aGk=' } }
  const whole = { ...recorded, viewed: { ...viewed, labFiles } }
  expect(reopened(whole)).toEqual({ ok: true, recorded: whole })
  expect(reopened({ ...whole, viewed: { ...viewed, labFiles: { '../a.js': '' } } })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('labFiles'),
  })
})

test('so does any trace of the wire', () => {
  fc.assert(
    fc.property(wireFacts, fc.nat(40), (facts, cursor) => {
      const recorded = recordOf(traceOf(facts), Math.min(cursor, facts.length))
      expect(reopened(recorded)).toEqual({ ok: true, recorded })
    }),
    { numRuns: 200 },
  )
})

test('whatever text is opened, it is a record or is refused in Korean; nothing throws', () => {
  const whole = writeRecord(recordOf(everything.slice(0, 30)))
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.nat(whole.length).map((at) => whole.slice(0, at)),
    fc
      .tuple(fc.nat(whole.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
      .map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + text.length)),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const opened = readRecord('x', text)
      if (!opened.ok) expect(opened.problem).toMatch(saidInKorean)
    }),
    { numRuns: 500 },
  )
})

const good = asJson(JSON.parse(writeRecord(recordOf(everything.slice(0, 10))))) as Record<string, unknown>
test.each([
  ['a gap in the events', { events: everything.slice(0, 10).filter((event) => event.seq !== 4) }],
  ['an unknown kind', { events: [{ seq: 1, at: 0, kind: 'socket.explode' }], last: 1 }],
  ['a field of another type', { events: [{ ...everything[0], text: 7 }], last: 1 }],
  ['an address that is none', { page: 'javascript:alert(1)' }],
  ['a key', { key: 'secret' }],
  ['no files', { files: [] }],
  ['what holds of later events', { standing: [everything[9]] }],
])('%s makes a record broken', (_name, part) => {
  const opened = readRecord('x', JSON.stringify({ ...good, ...part }))
  expect(opened).toMatchObject({ ok: false, problem: expect.stringMatching(/깨졌어요/) })
})

test('a value that is nested too deep is refused', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const text = writeRecord(recordOf([])).replace(
    '"events":[]',
    `"events":[{"seq":1,"at":0,"kind":"client.emit","namespace":"/","event":"x","ack":false,"args":${deep}}]`,
  )
  expect(readRecord('x', text)).toMatchObject({ ok: false, problem: expect.stringMatching(saidInKorean) })
})

test('no value of a cookie or of a header that proves who somebody is stays in any event', () => {
  const secret = 'verysecret'
  const names = ['cookie', 'set-cookie', 'authorization', 'Authorization', 'x-lab-key', 'proxy-authorization']
  fc.assert(
    fc.property(
      wireFacts,
      fc.constantFrom(...names),
      fc.constantFrom('', 'a=', 'Bearer ', 'a=b; c='),
      (facts, name, before) => {
        for (const event of traceOf(facts)) {
          if (!('headers' in event)) continue
          const told = redacted({ ...event, headers: { ...event.headers, [name]: `${before}${secret}` } })
          expect(JSON.stringify(told)).not.toContain(secret)
        }
      },
    ),
  )
})
