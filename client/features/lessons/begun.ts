/** Where in the trace each task was begun: what an earlier task did in the same lab is not the next one's doing. */
import { workspace } from '../../lab/tab.ts'

interface Begun {
  epoch: string | null
  tasks: Record<string, number>
}

function read(): Begun {
  const { epoch, tasks } = (workspace.read('begun') ?? {}) as Partial<Begun>
  return { epoch: epoch ?? null, tasks: tasks ?? {} }
}

/** `seq` of the newest event when the task was first open in this lab; 0 for the first task of the lab. */
export function begunAt(task: string, { epoch, last }: { epoch: string | null; last: number }): number {
  const known = read()
  const tasks = known.epoch === epoch ? known.tasks : {}
  const at = tasks[task] ?? (Object.keys(tasks).length === 0 ? 0 : last)
  if (epoch !== null && tasks[task] === undefined)
    workspace.write('begun', { epoch, tasks: { ...tasks, [task]: at } })
  return at
}
