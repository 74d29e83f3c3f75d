/** Timers that a library begins and keeps to itself: they are caught while it begins them, and end with the run. */

/** What is begun here waits for as long as a program likes: 24.8 days at the most, and holds all that its end needs. */
export function createTimers() {
  const open = new Set<NodeJS.Timeout>()

  return {
    /**
     * Does `act`, which must begin its timers by the global functions and before it returns. The returned function ends those
     * that still wait, and forgets them all.
     */
    caught<T>(act: () => T): { result: T; end: () => void } {
      const { setTimeout: once, setInterval: again } = globalThis
      const mine: NodeJS.Timeout[] = []
      const catching =
        <A extends unknown[]>(begin: (...args: A) => NodeJS.Timeout) =>
        (...args: A): NodeJS.Timeout => {
          const timer = begin(...args)
          mine.push(timer)
          open.add(timer)
          return timer
        }
      globalThis.setTimeout = catching(once) as typeof once
      globalThis.setInterval = catching(again) as typeof again
      try {
        const result = act()
        return {
          result,
          end() {
            for (const timer of mine) {
              clearTimeout(timer)
              open.delete(timer)
            }
          },
        }
      } finally {
        globalThis.setTimeout = once
        globalThis.setInterval = again
      }
    },
    /** Ends whatever of it still waits. */
    end(): void {
      for (const timer of open) clearTimeout(timer)
      open.clear()
    },
  }
}
export type Timers = ReturnType<typeof createTimers>
