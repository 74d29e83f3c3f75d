/** What a learner may do that looks like a solution, and is none: the goal stays open. */
import { afterAll, beforeAll, test } from 'vitest'
import { createWatch } from '../../client/features/lessons/watch.ts'
import { createPrograms } from '../../server/program/programs.ts'
import type { Act } from '../../server/shared/lesson/acts.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { chapterFiles } from './support/chapters.ts'
import { sitDown } from './support/student.ts'

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 2 }), most: 20 })
})
afterAll(() => playground[Symbol.asyncDispose]())

interface Try {
  lesson: string
  task: string
  goal: string
  what: string
  acts: Act[]
}
const tries: Try[] = [
  {
    lesson: 'auth',
    task: 'expired',
    goal: 'fresh',
    what: 'the same code, run again after it was refused',
    acts: [
      { connect: 'A' },
      { wait: [{ kind: 'engine.upgrade', client: 'A' }] },
      { cut: 'A' },
      { wait: [{ kind: 'client.connect_error', client: 'A', retries: false, as: 'refused' }] },
      { close: 'A' },
      { connect: 'A' },
      { wait: [{ kind: 'client.connect', client: 'A' }] },
    ],
  },
]

/** On a busy machine a page's newest run tells of itself after the wire has told of its packets. */
function reportsLate(events: readonly TraceEvent[]): TraceEvent[] {
  const run = events.findLast(({ kind }) => kind === 'client.run')?.seq ?? 0
  const isLate = ({ kind, seq }: TraceEvent) => seq >= run && kind.startsWith('client.')
  return [...events.filter((event) => !isLate(event)), ...events.filter(isLate)]
}

for (const { lesson: id, task: name, goal, what, acts } of tries)
  test.concurrent(`[V8] ${id}, ${goal}: ${what}`, { timeout: 60_000 }, async ({ expect }) => {
    const lesson = chapterFiles.find((file) => file.lesson.id === id)?.lesson
    const task = lesson?.tasks.find((one) => one.id === name)
    if (!lesson || !task) throw new Error(`${id} has no ${name}`)
    await using student = await sitDown(playground, lesson, task)
    await student.act(acts)
    await student.settled()
    const events = reportsLate(student.events())
    const check = task.goals.find((one) => one.id === goal)?.check ?? []
    const watch = createWatch({ goal: check })
    const met = events.filter((event) => {
      watch.add(event)
      return watch.result('goal')?.met
    })
    expect(met).toEqual([])
  })
