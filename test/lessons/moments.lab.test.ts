/** The words of every chapter that speak of a moment lead to a row of the diagram: after the solution, and after a second attempt. */
import { afterAll, beforeAll, test } from 'vitest'
import { createCheck } from '../../client/features/lessons/check/check.ts'
import { createMoments, type Place } from '../../client/features/lessons/moments.ts'
import { createReality } from '../../client/features/lessons/reality.ts'
import { drawnIn, toldOf } from '../../client/features/lessons/told.ts'
import { createWatchedModel, forgottenBy, withPackets } from '../../client/features/lessons/watch.ts'
import { currentIndex, type Row, rowsOf } from '../../client/features/sequence/rows.ts'
import { createTrace } from '../../client/lab/trace/store.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { createPictures } from '../../client/pictures/pictures.ts'
import { createPrograms } from '../../server/program/programs.ts'
import type { Act } from '../../server/shared/lesson/acts.ts'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { chapterFiles } from './support/chapters.ts'
import { sitDown } from './support/student.ts'
import { eventually, follow } from './support/studies.ts'

/** `LESSON=cors` only that one. */
const { LESSON: only } = process.env
const lessons = chapterFiles.map(({ lesson }) => lesson).filter(({ id }) => only === undefined || id === only)

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 2 }), most: 100 })
})
afterAll(() => playground[Symbol.asyncDispose]())

/** The names of moments that the text of a chapter speaks of. */
const spokenOf = (lesson: Lesson): string[] => [
  ...new Set(
    [...JSON.stringify(lesson.steps).matchAll(/"type":"moment","name":"(\w+)"/g)].map(
      ([, name]) => name ?? '',
    ),
  ),
]

/** The lab of these events as a page has it. */
function shown(events: readonly TraceEvent[]) {
  const last = events.at(-1)?.seq ?? 0
  return { trace: createTrace({ epoch: 'lab', events, last }), pictures: createPictures() }
}

const plainFilter = {
  layers: { http: true, eio: true, sio: true, prog: true },
  hiddenClients: new Set<string>(),
  hiddenKinds: new Set<never>(),
}

/** The row that pressing the words makes yellow, when its step has been opened. */
function rowOf(events: readonly TraceEvent[], place: Place): Row | undefined {
  const { trace } = shown(events)
  trace.show(place.seq, place.part)
  const { cursor, part } = trace.getState()
  const { steps } = flowOf(events)
  const key = `${cursor}.${part}`
  const rows = (open: ReadonlyMap<number, boolean>) => rowsOf(steps, { ...plainFilter, open }, 0, cursor)
  const folded = rows(new Map())
  const row = folded[currentIndex(folded, key)]
  const opened = rows(new Map(row?.type === 'step' ? [[row.step.key, true]] : []))
  return opened[currentIndex(opened, key)]
}

/** The row is of one packet or note: no folded step that hides it among others. */
const isAlone = (row: Row | undefined) =>
  row?.type === 'crossing' || (row?.type === 'step' && row.crossings.length === 1)

/** Whether a check is met by what stands after an event alone: by a way of its own. */
function isMetAfter(lesson: Lesson, name: string, events: readonly TraceEvent[], seq: number): boolean {
  const check = createCheck(lesson.moments[name] ?? [])
  const model = createWatchedModel()
  for (const event of events) {
    const isGone = forgottenBy(event)
    if (isGone) check.forget(isGone)
    for (const one of withPackets(model.take(event))) if (event.seq > seq) check.add(one)
  }
  return check.result().met
}

/** A learner who runs what they have once more, and connects everybody anew. */
const again = (lesson: Lesson): Act[] => [
  { run: 'server.js' },
  ...Object.keys(lesson.clients).flatMap((lane): Act[] => [{ close: lane }, { connect: lane }]),
]

for (const lesson of lessons)
  test.concurrent(`[V8] ${lesson.number} ${lesson.title}: words about moments lead to rows`, {
    timeout: 60_000,
  }, async ({ expect }) => {
    const [task] = lesson.tasks
    if (!task) throw new Error(`${lesson.id} has no task`)
    await using student = await sitDown(playground, lesson, task)
    await student.act(lesson.runs)
    await student.act(task.solution)
    await student.settled()
    const names = spokenOf(lesson)
    const moments = createMoments(lesson.moments)
    const reality = createReality(lesson.predict)
    let seen = 0
    const take = () => {
      const events = student.events()
      for (const event of events.filter(({ seq }) => seq > seen)) {
        if (event.kind === 'program.run' || event.kind === 'client.run') reality.state()
        moments.add(event)
        reality.add(event)
      }
      seen = events.at(-1)?.seq ?? 0
      return events
    }

    const lead = (events: readonly TraceEvent[]) => {
      const isDrawn = drawnIn(shown(events))
      const real = reality.state()
      if (!real) throw new Error('what was predicted did not happen')
      const told = toldOf(moments, isDrawn, real, lesson.reveal)
      const now = moments.places(isDrawn)
      for (const name of [...names, ...(lesson.reveal === undefined ? [] : [lesson.reveal])])
        for (const [when, places] of [
          ['now', now],
          ['then', told.moments],
        ] as const) {
          const place = places[name]
          expect(place && isAlone(rowOf(events, place)), `${name} ${when}`).toBe(true)
        }
      // A line of the console has no row of its own; a chapter that reveals a row can show that one.
      if (told.reality || lesson.reveal !== undefined)
        expect(told.reality && isAlone(rowOf(events, told.reality)), 'what was predicted').toBe(true)
      return { now, told, real }
    }
    const anywhere = () => moments.places(() => true)
    const progress = follow(task, student)
    await eventually(
      () => ({ goals: progress().goals.filter(({ met }) => !met), seen: take().length, places: anywhere() }),
      ({ goals, places }) => goals.length === 0 && names.every((name) => name in places),
    )
    const before = lead(take())
    await student.act(again(lesson))
    // A page without io() tells nothing of its connection; the server does.
    const answers = new Set<string>(['client.connect', 'client.connect_error', 'socket.connect'])
    const isAnswered = (lane: string, { kind, client, seq }: TraceEvent, run: number) =>
      seq > run && client === lane && answers.has(kind)
    await eventually(take, (all) => {
      const run = all.findLast(({ kind }) => kind === 'program.run')?.seq ?? 0
      return Object.keys(lesson.clients).every((lane) => all.some((event) => isAnswered(lane, event, run)))
    })
    await student.settled()
    const events = take()
    const { now, told } = lead(events)
    const run = events.findLast(({ kind }) => kind === 'program.run')?.seq ?? 0
    expect(told.reality).toEqual(before.told.reality)
    // What was predicted is told of as it was; what it had nothing of, as it is now.
    for (const name of names)
      expect([before.told.moments[name], now[name]], name).toContainEqual(told.moments[name])
    const runOf = (seq: number) => events.findLast((one) => one.kind === 'program.run' && one.seq <= seq)?.seq
    for (const name of names)
      if (runOf(before.told.moments[name]?.seq ?? 0) === runOf(before.real.seq))
        expect(told.moments[name], name).toEqual(before.told.moments[name])
    for (const name of names)
      if (isMetAfter(lesson, name, events, run)) expect(now[name]?.seq, name).toBeGreaterThan(run)
      else expect(now[name], name).toEqual(before.now[name])
  })
