/** What is on its way for some milliseconds: one queue for each client and direction, so that order is kept. */
import type { Delay } from '#shared/network.ts'
import type { Unit } from './flow.ts'
import type { Line } from './line.ts'

/** A unit, or the end of its line. */
export interface Underway {
  line: Line
  unit?: Unit
  arrived: () => void
}
interface Queue {
  entries: (Underway & { due: number })[]
  timer?: NodeJS.Timeout | undefined
}

const keyOf = (line: Line): string => `${line.who().client ?? ''}/${line.direction}`

export function createDelaying({ now = () => performance.now(), random = Math.random } = {}) {
  const queues = new Map<string, Queue>()

  function turn(key: string, queue: Queue): void {
    queue.timer = undefined
    // One reading for the turn: who records reads its clock as seldom, and nothing may be stamped before it was due.
    const at = now()
    for (let [next] = queue.entries; next && next.due <= at; [next] = queue.entries) {
      queue.entries.shift()
      next.arrived()
    }
    wait(key, queue)
  }
  function wait(key: string, queue: Queue): void {
    const [next] = queue.entries
    if (next) queue.timer ??= setTimeout(() => turn(key, queue), Math.max(1, next.due - now()))
    else if (queues.get(key) === queue) queues.delete(key)
  }

  return {
    /** Something of this client goes this way already: what comes after it must not overtake it. */
    busy: (line: Line): boolean => queues.has(keyOf(line)),
    /** Calls `arrived` after the delay, and not before what is already underway; returns the milliseconds until then. */
    add(delay: Delay | undefined, underway: Underway): number {
      const key = keyOf(underway.line)
      const queue = queues.get(key) ?? { entries: [] }
      queues.set(key, queue)
      const from = now()
      const { ms, jitter = 0 } = delay ?? { ms: 0 }
      const planned = from + Math.max(0, ms + jitter * (2 * random() - 1))
      const due = Math.max(planned, queue.entries.at(-1)?.due ?? 0)
      queue.entries.push({ ...underway, due })
      wait(key, queue)
      return due - from
    },
    /** Takes out what fits, in order, without letting it arrive. */
    take(fits: (underway: Underway) => boolean): Underway[] {
      const taken: Underway[] = []
      for (const [key, queue] of queues) {
        const mine = queue.entries.filter(fits)
        if (mine.length === 0) continue
        taken.push(...mine)
        queue.entries = queue.entries.filter((entry) => !mine.includes(entry))
        if (queue.entries.length > 0) continue
        clearTimeout(queue.timer)
        queues.delete(key)
      }
      return taken
    },
    [Symbol.dispose]() {
      for (const { timer } of queues.values()) clearTimeout(timer)
      queues.clear()
    },
  }
}
