/** What is tried of each lesson on a real lab: the untouched start, the solution, every mistake, the prediction, every claim. */
import { expect } from 'vitest'
import { createReality, isRightOrder } from '../../../client/features/lessons/reality.ts'
import { createTaskProgress } from '../../../client/features/lessons/taskProgress.ts'
import type { Lesson } from '../../../server/shared/lesson/lesson.ts'
import type { Task } from '../../../server/shared/lesson/task.ts'
import type { Playground } from '../../support/playground.ts'
import { type Student, sitDown } from './student.ts'

const patienceMs = 10_000

/** Looks again and again until it is so; fails with what it saw last. */
export async function eventually<T>(read: () => T, isSo: (value: T) => boolean): Promise<void> {
  const late = Date.now() + patienceMs
  for (;;) {
    const value = read()
    if (isSo(value)) return
    if (Date.now() > late) throw new Error(`never so: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A task's progress that follows a student's trace, as a page does: batch by batch. */
export function follow(task: Task, student: Student) {
  const progress = createTaskProgress(task)
  let seen = 0
  return () => {
    for (const event of student.events()) {
      if (event.seq <= seen) continue
      seen = event.seq
      // A page looks after each batch; a run begins a batch of its own.
      if (event.kind === 'program.run' || event.kind === 'client.run') progress.state()
      progress.add(event)
    }
    return progress.state()
  }
}

const begin = (playground: Playground, lesson: Lesson, task: Task) => sitDown(playground, lesson, task)
const metOf = (state: ReturnType<ReturnType<typeof follow>>) =>
  state.goals.filter(({ met }) => met).map(({ id }) => id)

export interface Study {
  name: string
  run: (playground: Playground) => Promise<void>
}

export function studiesOf(lesson: Lesson): Study[] {
  return [
    ...lesson.tasks.flatMap((task) => [
      startOf(lesson, task),
      solutionOf(lesson, task),
      ...mistakesOf(lesson, task),
    ]),
    predictionOf(lesson),
    ...lesson.probes.map((probe) => ({
      name: `claim ${probe.id}`,
      run: async (playground: Playground) => {
        await using student = await sitDown(playground, lesson, { clients: probe.clients })
        await student.act(probe.do)
        expect(await student.until(probe.check)).toBeNull()
      },
    })),
  ]
}

function startOf(lesson: Lesson, task: Task): Study {
  return {
    name: `${task.id}: untouched, no goal is met and no mistake is told`,
    async run(playground) {
      await using student = await begin(playground, lesson, task)
      const state = follow(task, student)
      await student.settled()
      expect({ met: metOf(state()), mistake: state().mistake?.id }).toEqual({ met: [], mistake: undefined })
    },
  }
}

function solutionOf(lesson: Lesson, task: Task): Study {
  return {
    name: `${task.id}: the solution meets all goals`,
    async run(playground) {
      await using student = await begin(playground, lesson, task)
      const state = follow(task, student)
      const looking = setInterval(state, 50)
      try {
        await student.act(task.solution)
        await eventually(
          () => state().goals,
          (goals) => goals.every(({ met }) => met),
        )
      } finally {
        clearInterval(looking)
      }
      expect(state().mistake).toBeNull()
    },
  }
}

function mistakesOf(lesson: Lesson, task: Task): Study[] {
  return task.mistakes.map((mistake) => ({
    name: `${task.id}: mistake ${mistake.id} is told, and no other`,
    async run(playground) {
      await using student = await begin(playground, lesson, task)
      const state = follow(task, student)
      const told = new Set<string>()
      const looking = setInterval(() => {
        const { id } = state().mistake ?? {}
        if (id) told.add(id)
      }, 50)
      try {
        await student.act(mistake.do)
        await eventually(
          () => state().mistake?.id,
          (id) => id === mistake.id,
        )
      } finally {
        clearInterval(looking)
      }
      expect([...told].filter((id) => id !== mistake.id)).toEqual([])
      expect(metOf(state())).not.toContain(mistake.goal)
    },
  }))
}

function predictionOf(lesson: Lesson): Study {
  const [task] = lesson.tasks
  if (!task) throw new Error(`${lesson.id} has no task`)
  const { predict } = lesson
  return {
    name: 'what was predicted happens as the lesson says',
    async run(playground) {
      await using student = await begin(playground, lesson, task)
      const reality = createReality(predict)
      let seen = 0
      const state = () => {
        for (const event of student.events())
          if (event.seq > seen) {
            if (event.kind === 'program.run' || event.kind === 'client.run') reality.state()
            reality.add(event)
            seen = event.seq
          }
        return reality.state()
      }
      const looking = setInterval(state, 50)
      try {
        await student.act(lesson.runs)
        if (!state()) await student.act(task.solution)
        await eventually(state, (real) => real !== null)
      } finally {
        clearInterval(looking)
      }
      const real = state()
      if (predict.kind === 'choice')
        expect(real).toMatchObject({ id: predict.choices.find(({ right }) => right)?.id })
      else if (predict.kind === 'number')
        expect(
          Math.abs((real?.kind === 'number' ? real.value : Number.NaN) - predict.right),
        ).toBeLessThanOrEqual(predict.tolerance)
      else {
        const order = real?.kind === 'order' ? real.order : []
        expect(
          isRightOrder(
            order,
            predict.items.map(({ id }) => id),
            predict.either,
          ),
        ).toBe(true)
      }
    },
  }
}
