/** How far a task has come: which goals the trace has fulfilled, what is missing for the others, and which mistake it shows. */
import type { Mistake, Task } from '#shared/lesson/task.ts'
import { createWatch } from './watch.ts'

export interface GoalState {
  id: string
  met: boolean
  /** What is still missing, where the goal says so. */
  missing: string | null
}
export interface TaskState {
  goals: readonly GoalState[]
  /** The first mistake that stands in the way of a goal. */
  mistake: Mistake | null
}

const goalName = (id: string) => `goal ${id}`
const mistakeName = (id: string) => `mistake ${id}`

/** A goal that was met stays met. `met`: those that were before. `since`: what was all there before that event is another task's. */
export function createTaskProgress(
  { goals, mistakes }: Pick<Task, 'goals' | 'mistakes'>,
  { met = [], since = 0 }: { met?: readonly string[]; since?: number } = {},
) {
  const reached = new Set(met)
  const watch = createWatch(
    Object.fromEntries([
      ...goals.map(({ id, check }) => [goalName(id), check]),
      ...mistakes.map(({ id, check }) => [mistakeName(id), check]),
    ]),
    since,
  )
  return {
    add: watch.add,
    /** Looked at after each batch: what is met is kept before a new run lets it be forgotten. */
    state(): TaskState {
      const states = goals.map(({ id }): GoalState => {
        const result = watch.result(goalName(id))
        if (result?.met) reached.add(id)
        const isMet = reached.has(id)
        return { id, met: isMet, missing: isMet || !result || result.met ? null : result.say }
      })
      const mistake = mistakes.find(
        ({ id, goal }) => !reached.has(goal) && watch.result(mistakeName(id))?.met,
      )
      return { goals: states, mistake: mistake ?? null }
    },
  }
}
export type TaskProgress = ReturnType<typeof createTaskProgress>
