/** Wherever the cursor stands, what is drawn is what was known there: for every picture of the page. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { attemptsOf } from '../../client/features/panels/cors/attempts.ts'
import { packetsOf } from '../../client/features/panels/namespaces/asks.ts'
import { spacesOf } from '../../client/features/panels/namespaces/spaces.ts'
import { connectionsOf } from '../../client/features/panels/ping/connections.ts'
import { arrivalsOf } from '../../client/features/panels/rooms/arrivals.ts'
import { roomBookOf } from '../../client/features/panels/rooms/roomBook.ts'
import { rowsOf } from '../../client/features/sequence/rows.ts'
import { spoken } from '../../client/features/sequence/spoken.ts'
import { groundOf } from '../../client/features/truth/evidence.ts'
import { causesOf } from '../../client/pictures/causes.ts'
import { logsOf } from '../../client/pictures/console.ts'
import { flightsOf } from '../../client/pictures/flights.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { Step } from '../../client/pictures/flow/types.ts'
import type { Fold } from '../../client/pictures/fold.ts'
import { createFollower } from '../../client/pictures/follower.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { stepName } from '../../client/pictures/names.ts'
import { wireOf } from '../../client/pictures/network.ts'
import { clientErrorsOf, runErrorOf } from '../../client/pictures/problems.ts'
import { serverOf } from '../../client/pictures/server.ts'
import { timersOf } from '../../client/pictures/timers.ts'
import { generatedSession } from './sessions/generated.ts'
import { everything } from './sessions/session.ts'

const nobody = () => undefined
const view = {
  layers: { http: true, eio: true, sio: true, prog: true },
  hiddenClients: new Set<string>(),
  hiddenKinds: new Set<never>(),
  open: { get: () => true, has: () => true } as unknown as ReadonlyMap<number, boolean>,
}

/** The rows that a learner sees up to `cursor`, each as it is read aloud, with the step that it stands in and the lanes beside it. */
function drawn(steps: readonly Step[], cursor: number, at: number | null = null): unknown[] {
  return rowsOf(steps, view, 0, at).flatMap((row) => {
    if (row.type === 'gone') return []
    const only =
      row.type === 'crossing' ? row.crossing : row.crossings.length === 1 ? row.crossings[0] : undefined
    if (!only || only.seq > cursor) return []
    const fate = only.via === 'wire' ? only.unit.fate : null
    // A step of one packet by now is a row of its own, whatever joins it later.
    const words = spoken({ type: 'crossing', key: only.key, step: row.step, crossing: only }, nobody)
    return [[only.key, stepName(row.step, nobody), words, fate, only.before, only.after, only.cause]]
  })
}

test('[M6] the rows that are drawn at each moment are those of a fresh picture of it', () => {
  fc.assert(
    fc.property(generatedSession(36), (events) => {
      const now = flowOf(events)
      for (let cursor = events.length; cursor >= 1; cursor -= 1) {
        const rows = drawn(now.steps, cursor, cursor)
        expect(rows, `at ${cursor}`).toEqual(drawn(flowOf(events.slice(0, cursor)).steps, cursor))
      }
    }),
    { numRuns: 200 },
  )
})

test('[M6] going back moves no row: each stands where it stands now, open or not', () => {
  const usual = { ...view, open: new Map<number, boolean>() }
  fc.assert(
    fc.property(generatedSession(36), fc.nat(36), (events, cursor) => {
      const { steps } = flowOf(events)
      const places = (at: number | null) => rowsOf(steps, usual, 0, at).map(({ type, key }) => [type, key])
      expect(places(cursor)).toEqual(places(null))
    }),
    { numRuns: 200 },
  )
})

const pictures: [string, Fold<unknown>][] = [
  ['flow', flowOf],
  ['lanes', lanesOf],
  ['wire', wireOf],
  ['causes', causesOf],
  ['flights', flightsOf],
  ['timers', timersOf],
  ['server', serverOf],
  ['console', logsOf],
  ['run error', runErrorOf],
  ['client errors', clientErrorsOf],
  ['truth', groundOf],
  ['CORS attempts', attemptsOf],
  ['ping', connectionsOf],
  ['rooms', roomBookOf],
  ['arrivals', arrivalsOf],
  ['namespaces', spacesOf],
  ['asked namespaces', packetsOf],
]

/** A picture as plain values: what it answers when asked is asked for. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const asked = Object.entries(value).map(([name, part]) => [
    name,
    typeof part === 'function' ? answersOf(name, part as (word: unknown) => unknown) : part,
  ])
  return Array.isArray(value) || value instanceof Map ? value : Object.fromEntries(asked)
}
const words = ['A', 'B', 'ext-1', 's1', 's2', 'server.js', 'client-a.js', 0, 1, 5, 9]
const answersOf = (name: string, ask: (word: unknown) => unknown) =>
  name === 'at' ? null : words.map((word) => ask(word))

test.each(pictures)(
  'at any moment the picture of %s is the one that the events up to it give',
  (_name, fold) => {
    fc.assert(
      fc.property(generatedSession(40), fc.array(fc.nat(40), { maxLength: 8 }), (events, cursors) => {
        const follow = createFollower<unknown>(fold, { every: 7, idle: (work) => work() })
        follow({ epoch: 'e', events, last: events.length, cursor: null })
        follow.prepare({ epoch: 'e', events })
        for (const at of cursors) {
          const cursor = Math.min(at, events.length)
          const shown = follow({ epoch: 'e', events, last: events.length, cursor })
          expect(plain(shown), `at ${cursor}`).toEqual(plain(fold(events.slice(0, cursor))))
        }
      }),
      { numRuns: 60 },
    )
  },
)

test.each(pictures)('[M6] of a recorded session too: %s', (_name, fold) => {
  const follow = createFollower<unknown>(fold, { every: 40, idle: (work) => work() })
  const last = everything.length
  const ground = { epoch: 'e', events: everything as readonly TraceEvent[] }
  follow.prepare(ground)
  for (let cursor = last; cursor >= 1; cursor -= 13)
    expect(plain(follow({ ...ground, last, cursor })), `at ${cursor}`).toEqual(
      plain(fold(everything.slice(0, cursor))),
    )
})
