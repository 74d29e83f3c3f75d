/** Which hints of a task are offered: those of the first goal that is open, and those of no goal. */
import type { Hint, Task } from '#shared/lesson/task.ts'

export interface ShownHint {
  hint: Hint
  /** In the task's list. */
  index: number
}

/** `met`: as `task.goal`. What belongs to a goal that is met would tell nothing new. */
export function shownHints({ id, goals, hints }: Task, met: readonly string[]): readonly ShownHint[] {
  const open = goals.find((goal) => !met.includes(`${id}.${goal.id}`))
  return hints.flatMap((hint, index) => {
    const goal = typeof hint === 'string' ? undefined : hint.goal
    return goal === undefined || goal === open?.id ? [{ hint, index }] : []
  })
}
