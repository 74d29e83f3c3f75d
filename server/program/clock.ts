/** How long a turn may run, and whether it did. */

const allowed = {
  turnMs: 50,
  /** A turn is only cut off after QuickJS asked this often, so that a worker the machine had put aside is not blamed … */
  asks: 4,
  /** … unless it takes this long anyway. */
  anywayMs: 100,
}

/** The interrupt handler of one sandbox. */
export function createClock(now: () => number = () => performance.now()) {
  let began = 0
  let asked = 0
  let excused = 0
  let excusing = false
  let interrupted = false
  let halted = false

  return {
    begin(): void {
      began = now()
      asked = 0
      excused = 0
      interrupted = false
    },
    /** QuickJS asks this again and again while it runs. */
    shouldStop(): boolean {
      if (halted) return true
      if (excusing) return false
      asked += 1
      const ran = now() - began - excused
      if (ran > allowed.anywayMs || (ran > allowed.turnMs && asked >= allowed.asks)) interrupted = true
      return interrupted
    },
    /** Time that is ours, not the program's. */
    excuse<T>(work: () => T): T {
      const from = now()
      excusing = true
      try {
        return work()
      } finally {
        excusing = false
        excused += now() - from
      }
    },
    /** Nothing of this program runs any more. */
    halt(): void {
      halted = true
    },
    wasInterrupted: (): boolean => interrupted,
  }
}
export type Clock = ReturnType<typeof createClock>
