/** Whose turn it is in a worker: labs take turns, so that one that has much to do never keeps the others waiting. */

const sliceMs = 10
const idleMs = 100
/** A lab may use half of its worker; what is more waits for the next second. */
const share = { windowMs: 1_000, usedMs: 500 }

/** `broken` is called when QuickJS itself fails in a lab's turn, or was given up. */
export function createLabQueue({ broken }: { broken: (lab: number, error: unknown) => void }) {
  const waiting = new Map<number, (() => void)[]>()
  const idle: (() => void)[] = []
  const used = new Map<number, { from: number; ms: number }>()
  let scheduled = false
  let rest: NodeJS.Timeout | undefined

  function schedule(): void {
    clearTimeout(rest)
    if (scheduled) return
    scheduled = true
    setImmediate(round)
  }

  /** Not longer than a slice: what the main thread says meanwhile, that a lab is not wanted any more, is heard in between. */
  function round(): void {
    scheduled = false
    const until = performance.now() + sliceMs
    for (const [lab, tasks] of [...waiting]) {
      if (hasUsedUp(lab)) continue
      slice(lab, tasks)
      toTheEnd(lab)
      if (performance.now() >= until) break
    }
    if ([...waiting.keys()].some((lab) => !hasUsedUp(lab))) schedule()
    else if (waiting.size > 0) rest = setTimeout(schedule, sliceMs)
    else if (idle.length > 0) rest = setTimeout(doIdleTask, idleMs)
  }

  /** Whoever had a turn waits behind the others. */
  function toTheEnd(lab: number): void {
    const tasks = waiting.get(lab)
    if (!tasks) return
    waiting.delete(lab)
    waiting.set(lab, tasks)
  }

  function doIdleTask(): void {
    idle.shift()?.()
    if (idle.length > 0) rest = setTimeout(doIdleTask, idleMs)
  }

  function hasUsedUp(lab: number): boolean {
    const spent = used.get(lab)
    if (spent && performance.now() - spent.from >= share.windowMs) used.delete(lab)
    return (used.get(lab)?.ms ?? 0) > share.usedMs
  }

  function spend(lab: number, from: number): void {
    const spent = used.get(lab) ?? { from, ms: 0 }
    spent.ms += performance.now() - from
    used.set(lab, spent)
  }

  function slice(lab: number, tasks: (() => void)[]): void {
    const from = performance.now()
    const until = from + sliceMs
    while (tasks.length > 0 && performance.now() < until) {
      const task = tasks.shift()
      try {
        task?.()
      } catch (error) {
        // An exception from WebAssembly leaves this lab's memory in an unknown state, and no other's.
        waiting.delete(lab)
        broken(lab, error)
        return
      }
    }
    // It may have been forgotten meanwhile.
    if (waiting.get(lab) !== tasks) return
    spend(lab, from)
    if (tasks.length === 0) waiting.delete(lab)
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
      used.delete(lab)
    },
    /** Does something once nobody has had anything to do for a while. */
    whenIdle(task: () => void): void {
      idle.push(task)
      schedule()
    },
  }
}
