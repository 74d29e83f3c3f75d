/** How long a turn may run, and whether it did. */
import { processorTime } from './processor.ts'

const allowed = {
  turnMs: 50,
  /** Time on the processor that is left then: a worker which the machine had put aside is not to blame. */
  processorMs: 25,
  /** Where that can't be known, QuickJS must have asked this often, which it does about every half millisecond, or … */
  asks: 10,
  /** … this much time must have passed. */
  unknownMs: 300,
  /** It ends here anyway, before the watch takes the worker for lost. */
  anywayMs: 900,
}

/** The interrupt handler of one sandbox. */
export function createClock({ now = () => performance.now(), processor = () => processorTime() } = {}) {
  let began = 0
  let asked = 0
  let excused = 0
  let excusing = false
  let interrupted = false
  let halted = false
  /** Time on the processor when the turn's time was over. */
  let late: number | undefined

  function isOver(ran: number): boolean {
    if (ran > allowed.anywayMs) return true
    late ??= processor()
    if (Number.isNaN(late)) return asked >= allowed.asks || ran > allowed.unknownMs
    return processor() - late >= allowed.processorMs
  }

  return {
    begin(): void {
      began = now()
      asked = 0
      excused = 0
      interrupted = false
      late = undefined
    },
    /** QuickJS asks this again and again while it runs. */
    shouldStop(): boolean {
      if (halted) return true
      if (excusing) return false
      asked += 1
      const ran = now() - began - excused
      if (ran > allowed.turnMs && isOver(ran)) interrupted = true
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
