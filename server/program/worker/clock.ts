/** How long a turn may run, and whether it did. */
import { processorTime } from './processor.ts'

const allowed = {
  turnMs: 50,
  /** A turn that several messages set off may run so many times as long. */
  times: 4,
  /** Time on the processor that is left then: a worker which the machine had put aside is not to blame. */
  processorMs: 25,
  /** The same for what is done natively: then QuickJS is to ask at its next chance … */
  hurryMs: 35,
  /** … and if there is none, it is in one native call, which can't be cut off and go on: it ends the program. */
  nativeMs: 50,
  /** To know the time on the processor costs as much as some work: not more often than this. */
  lookMs: 2,
  /** Where that can't be known, QuickJS must have asked this often, which it does about every half millisecond, or … */
  asks: 10,
  /** … this much time must have passed. */
  unknownMs: 300,
  /** What a program may take, all in all, for modules that begin to run: that much work is none that it wrote. */
  lendMs: 600,
  /** It ends here anyway, before the watch takes the worker for lost. */
  anywayMs: 900,
}

/** The interrupt handler of one sandbox. */
export function createClock({ now = () => performance.now(), processor = () => processorTime() } = {}) {
  /** Between turns nothing is counted. */
  let began = Number.POSITIVE_INFINITY
  let turnMs = allowed.turnMs
  let asked = 0
  let excused = 0
  let excusing = false
  /** What was lent before, and since when it is lent now. */
  let lent = 0
  let lending: number | undefined
  let interrupted = false
  let halted = false
  let stuck = false
  /** Time on the processor when the turn's time was over. */
  let late: number | undefined
  /** What it was since then, when it was looked at last. */
  let looked = { at: 0, ms: 0 }

  const isOurs = (): boolean => excusing || (lending !== undefined && lent + now() - lending < allowed.lendMs)

  function isOver(ran: number): boolean {
    if (ran > allowed.anywayMs) return true
    late ??= processor()
    if (Number.isNaN(late)) return asked >= allowed.asks || ran > allowed.unknownMs
    return processor() - late >= allowed.processorMs
  }

  /** Asked in the midst of native work. */
  function hasWorked(ms: number): boolean {
    const ran = now() - began - excused
    if (ran <= turnMs || isOurs()) return false
    late ??= processor()
    if (Number.isNaN(late)) return ran > allowed.unknownMs
    if (ran >= looked.at + allowed.lookMs) looked = { at: ran, ms: processor() - late }
    return looked.ms >= ms
  }

  return {
    /** A turn begins that so many messages set off. */
    begin(messages = 1): void {
      began = now()
      turnMs = allowed.turnMs * Math.min(messages, allowed.times)
      asked = 0
      excused = 0
      interrupted = false
      late = undefined
      looked = { at: 0, ms: 0 }
    },
    /** QuickJS asks this again and again while it runs. */
    shouldStop(): boolean {
      if (halted) return true
      if (isOurs()) return false
      asked += 1
      const ran = now() - began - excused
      if (ran > turnMs && isOver(ran)) interrupted = true
      return interrupted
    },
    /** The turn is over, and QuickJS at rest. */
    end(): void {
      began = Number.POSITIVE_INFINITY
    },
    /** QuickJS should ask. */
    isLate: (): boolean => hasWorked(allowed.hurryMs),
    /** Nothing but the end helps. Once true it stays so. */
    isStuck(): boolean {
      stuck ||= hasWorked(allowed.nativeMs)
      return stuck
    },
    /** Time that is ours, not the program's. */
    excuse<T>(work: () => T): T {
      const from = now()
      const ran = late === undefined ? 0 : processor()
      excusing = true
      try {
        return work()
      } finally {
        excusing = false
        excused += now() - from
        if (late !== undefined) late += processor() - ran
      }
    },
    /** Time that is ours as long as it is not too much: whoever changes what the language itself does could make it last. */
    lend<T>(work: () => T): T {
      if (lending !== undefined) return work()
      const from = now()
      const ran = late === undefined ? 0 : processor()
      lending = from
      try {
        return work()
      } finally {
        lending = undefined
        const took = Math.min(now() - from, Math.max(0, allowed.lendMs - lent))
        lent += took
        excused += took
        if (late !== undefined) late += processor() - ran
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
