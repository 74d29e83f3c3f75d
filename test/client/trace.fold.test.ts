/** Folds that grow with the trace equal folds made afresh, wherever the cursor goes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStanding } from '#shared/standing.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { groundOf } from '../../client/features/truth/evidence.ts'
import { createTrace, type Trace } from '../../client/lab/trace/store.ts'
import { type Causes, causesOf } from '../../client/pictures/causes.ts'
import { logsOf } from '../../client/pictures/console.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { createFold, type Fold } from '../../client/pictures/fold.ts'
import { createFollower } from '../../client/pictures/follower.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { wireOf } from '../../client/pictures/network.ts'
import { createPictures } from '../../client/pictures/pictures.ts'
import { clientErrorsOf, runErrorOf } from '../../client/pictures/problems.ts'
import { serverOf } from '../../client/pictures/server.ts'
import { timersOf } from '../../client/pictures/timers.ts'
import { longTrace } from '../support/longTrace.ts'
import { everything, upTo } from './sessions/session.ts'

const last = everything.length

/** Some pictures answer questions: these are all of them. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('of' in value)) return value
  if ('lines' in value) {
    const { lines, run, of } = value as Causes
    const files = ['server.js', 'client-a.js', 'client-b.js', 'client-c.js']
    return [
      files.map((file) => [run(file), [...lines(file)].map(([line, use]) => [line, { ...use }])]),
      everything.map(({ seq }) => of(seq)),
    ]
  }
  const { of, clientOf, ...rest } = value as ReturnType<typeof groundOf>
  const sids = new Set(everything.flatMap(({ connection }) => connection ?? []))
  return [rest, ['A', 'B', 'C', 'ext-1'].map(of), [...sids].map(clientOf)]
}

const shapes: [string, Fold<unknown>][] = [
  ['server', serverOf],
  ['lanes', lanesOf],
  ['logs', logsOf],
  ['flow', flowOf],
  ['timers', timersOf],
  ['wire', wireOf],
  ['causes', causesOf],
  ['truth', groundOf],
  ['run error', runErrorOf],
  ['client errors', clientErrorsOf],
]

/** The picture that nothing but these events make, after what still stands of those that are gone. */
function fresh(fold: Fold<unknown>, { events, standing }: Trace, until: number): unknown {
  const picture = fold.begin()
  for (const event of standing) picture.recall(event)
  for (const event of events) if (event.seq <= until) picture.add(event)
  return picture.view()
}

type Move = { to: 'now' } | { to: 'past'; share: number } | { to: 'later'; by: number } | { to: 'idle' }
const moves = fc.array(
  fc.oneof(
    fc.constant<Move>({ to: 'now' }),
    fc.record({ to: fc.constant('past' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ to: fc.constant('later' as const), by: fc.integer({ min: -9, max: 9 }) }),
    fc.constant<Move>({ to: 'idle' }),
  ),
  { minLength: 1, maxLength: 14 },
)
/** Each round is a trace of its own to those who follow all of them. */
let rounds = 0
const arrivals = fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 4, maxLength: 8 })

test.each(shapes)(
  '%s: wherever the cursor walks, whatever comes meanwhile, and whatever was let go, it is a fresh fold',
  (_name, fold) => {
    fc.assert(
      fc.property(moves, arrivals, fc.constantFrom(60, 130, 20_000), (walk, batches, capacity) => {
        const store = createTrace({ capacity })
        const pictures = createPictures()
        const works: (() => void)[] = []
        const idle = (work: () => void) => works.push(work)
        const [live, past] = [createFollower(fold), createFollower(fold, { every: 20, idle })]
        rounds += 1
        let from = 0
        for (const [turn, move] of walk.entries()) {
          const events = everything.slice(from, from + (batches[turn % batches.length] ?? 0))
          from += events.length
          store.append({ events, last: from, dropped: 0, epoch: `round ${rounds}` })
          const { last, cursor, dropped } = store.getState()
          const within = (seq: number) => Math.max(dropped, Math.min(last, Math.round(seq)))
          if (move.to === 'now') store.select(null)
          else if (move.to === 'past') store.select(within(dropped + move.share * (last - dropped)))
          else if (move.to === 'later') store.select(within((cursor ?? last) + move.by))
          else for (const work of works.splice(0)) work()
          const moment = store.getState()
          past.prepare(moment)
          const follow = moment.cursor === null ? live : past
          const expected = plain(fresh(fold, moment, moment.cursor ?? moment.last))
          expect(plain(follow(moment))).toEqual(expected)
          expect(plain(pictures.at(fold, moment))).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
  },
)

test('whoever goes back begins at a parked picture, not at the beginning', () => {
  const works: (() => void)[] = []
  let folded = 0
  const counting = createFold<{ last: number }, number>(
    {
      start: () => ({ last: 0 }),
      step: (state, { seq }) => {
        state.last = seq
        folded += 1
      },
    },
    ({ last }) => last,
  )
  const idle = (work: () => void) => works.push(work)
  const follow = createFollower(counting, { every: 50, idle })
  const moment = { epoch: 'x', events: everything, last, standing: [] }
  follow({ ...moment, cursor: last })
  while (works.length > 0) works.shift()?.()
  folded = 0
  expect(follow({ ...moment, cursor: 120 })).toBe(120)
  expect(folded).toBe(20)
})

test.each(shapes)(
  '%s: where a long trace lets its oldest go, it goes on, and is drawn anew while nobody waits',
  (_name, fold) => {
    const events = longTrace(everything, 7_000)
    let folded = 0
    const counting = {
      begin: () => {
        const picture = fold.begin()
        const add = (event: TraceEvent) => {
          folded += 1
          picture.add(event)
        }
        return { ...picture, add }
      },
    }
    const works: (() => void)[] = []
    const follow = createFollower(counting, { idle: (work: () => void) => works.push(work), renews: true })
    const until = (from: number, last: number) => {
      const standing = createStanding()
      for (const event of events.slice(0, from)) standing.add(event)
      return { epoch: 'x', events: events.slice(from, last), standing: standing.list(), last, cursor: null }
    }
    follow(until(0, 6_000))
    folded = 0
    follow(until(1_000, 6_100))
    expect(folded).toBe(100)
    while (works.length > 0) works.shift()?.()
    const moment = until(1_000, 6_200)
    const expected = plain(fresh(fold, moment as unknown as Trace, 6_200))
    expect(plain(follow(moment))).toEqual(expected)
    expect(folded).toBe(100 + 5_200)
  },
)

test('a trace that begins anew is folded anew', () => {
  const follow = createFollower(serverOf)
  follow({ epoch: 'one', events: everything, last, cursor: null })
  const value = follow({ epoch: 'two', events: upTo(2), last: 2, cursor: null })
  expect(value).toEqual(serverOf(upTo(2)))
})

test('the server at a moment is what its own objects told until then', () => {
  const connected = everything.findLast((event) => event.kind === 'broadcast')?.seq ?? 0
  const { listening, port, clientsCount, sockets, rooms, run } = serverOf(upTo(connected))
  expect({ listening, port, clientsCount, run }).toEqual({
    listening: true,
    port: 4000,
    clientsCount: 4,
    run: 1,
  })
  expect(sockets.filter((socket) => socket.namespace === '/').map((socket) => socket.client)).toEqual([
    'A',
    'B',
    'ext-1',
  ])
  expect(rooms.filter((room) => !room.own).map((room) => [room.room, room.sockets.length])).toEqual([
    ['red', 1],
  ])
  const stopped = everything.find((event) => event.kind === 'program.stop')?.seq ?? 0
  expect(serverOf(upTo(stopped))).toMatchObject({ listening: false, clientsCount: 0, stopped: 'replaced' })
})

test('the consoles show what was written, with its file', () => {
  const { server } = logsOf(everything)
  const said = (kind: string, start: string) =>
    server.find((line) => line.kind === kind && line.text.startsWith(start))
  expect(server[0]).toMatchObject({ kind: 'run', text: '1' })
  expect(said('log', '새로운 유저가 연결되었습니다.')?.file).toBe('server.js')
  expect(said('input', 'io.emit("news", 1)')).toBeDefined()
  expect(said('value', 'true')).toBeDefined()
})

test('a line knows the packets that it caused, and a packet its line', () => {
  const beforeStop = upTo((everything.find((event) => event.kind === 'program.stop')?.seq ?? 1) - 1)
  const causes = causesOf(beforeStop)
  const emit = causes.at('server.js', 22)
  expect(emit?.packets.sio).toBe(emit?.moments.length)
  expect(emit?.moments.length).toBeGreaterThan(4)
  const first = emit?.moments[0]
  expect(first && causes.of(first.seq)).toEqual({ file: 'server.js', line: 22, run: 1 })
  expect(causes.at('client-a.js', 8)?.packets).toEqual({ http: 0, eio: 0, sio: 1 })
  expect(causes.at('server.js', 21)?.runs).toBeGreaterThan(0)
  expect(causesOf(everything).at('server.js', 22)).toBeNull()
})

test('CORS headers come from the line of origin, handshakes from the line of new Server', () => {
  const causes = causesOf(everything)
  expect(causes.at('server.js', 12)?.packets.http).toBeGreaterThan(0)
  expect(causes.at('server.js', 10)?.packets.eio).toBe(1)
})
