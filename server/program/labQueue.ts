/** Whose turn it is in a worker: labs take turns, so that one that has much to do never keeps the others waiting. */

const sliceMs = 10
const idleMs = 100

/** `broken` is called when QuickJS itself fails in a lab's turn. */
export function createLabQueue({ broken }: { broken: (lab: number) => void }) {
  const waiting = new Map<number, (() => void)[]>()
  const idle: (() => void)[] = []
  let scheduled = false
  let dead = false
  let rest: NodeJS.Timeout | undefined

  function schedule(): void {
    clearTimeout(rest)
    if (scheduled || dead) return
    scheduled = true
    setImmediate(round)
  }

  function round(): void {
    scheduled = false
    for (const [lab, tasks] of [...waiting]) {
      slice(lab, tasks)
      if (dead) return
    }
    if (waiting.size > 0) {
      schedule()
      return
    }
    if (idle.length > 0) rest = setTimeout(doIdleTask, idleMs)
  }

  function doIdleTask(): void {
    idle.shift()?.()
    if (idle.length > 0) rest = setTimeout(doIdleTask, idleMs)
  }

  function slice(lab: number, tasks: (() => void)[]): void {
    const until = performance.now() + sliceMs
    while (tasks.length > 0 && performance.now() < until) {
      const task = tasks.shift()
      try {
        task?.()
      } catch (error) {
        // An exception from WebAssembly leaves its memory in an unknown state.
        dead = true
        console.error(error)
        broken(lab)
        return
      }
    }
    if (tasks.length === 0 && waiting.get(lab) === tasks) waiting.delete(lab)
  }

  return {
    add(lab: number, task: () => void): void {
      const tasks = waiting.get(lab) ?? []
      tasks.push(task)
      waiting.set(lab, tasks)
      schedule()
    },
    forget(lab: number): void {
      waiting.delete(lab)
    },
    /** Does something once nobody has had anything to do for a while. */
    whenIdle(task: () => void): void {
      idle.push(task)
      schedule()
    },
  }
}
