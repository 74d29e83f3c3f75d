/** The trace's clock as this page can tell it: asked for over the control channel, with how far it can be off. */

/** One question: when it was asked and answered by the page's clock, and what the trace's clock said in between. */
export interface ClockReading {
  asked: number
  at: number
  answered: number
}
/** A moment of the trace's clock, in ms, and how far it can be off either way. */
export interface TraceMoment {
  at: number
  within: number
}

/** How fast two clocks may part, in ms per ms. */
const drift = 50e-6
/** What browsers round their clocks to. */
const rounding = 0.1
const kept = 30

/** The page's clock: ms since the epoch, steady however the computer's own clock is set. */
export const pageNow = (): number => performance.timeOrigin + performance.now()

/** Learns how the trace's clock stands to the page's from questions and answers. Of all that it knows, what can be
 *  off least at the moment in question counts. */
export function createAlignment() {
  let known: { ahead: number; within: number; when: number }[] = []
  const withinAt = (one: { within: number; when: number }, moment: number) =>
    one.within + drift * Math.abs(moment - one.when)

  return {
    add({ asked, at, answered }: ClockReading): void {
      const when = (asked + answered) / 2
      const fresh = { ahead: at - when, within: (answered - asked) / 2 + rounding, when }
      // A clock that jumped (a computer that slept) makes all that was known worthless.
      const agrees = known.every(
        (one) => Math.abs(one.ahead - fresh.ahead) <= withinAt(one, when) + fresh.within,
      )
      known = [...(agrees ? known : []), fresh].slice(-kept)
    },
    /** A moment of the page's clock by the trace's; `null` before the first answer. */
    toTrace(moment: number): TraceMoment | null {
      let best: { ahead: number; within: number } | undefined
      for (const one of known) {
        const within = withinAt(one, moment)
        if (best === undefined || within < best.within) best = { ahead: one.ahead, within }
      }
      return best ? { at: moment + best.ahead, within: best.within } : null
    },
    forget(): void {
      known = []
    },
  }
}

const first = 5
const again = 2
const gapMs = 60
const everyMs = 10_000

interface Options {
  /** Asks for the trace's clock; `null` where no answer came. */
  ask: () => Promise<number | null>
  now?: () => number
}

/** Keeps a page's clock aligned with the trace's, from `follow` to `rest`. */
export function createClock({ ask, now = pageNow }: Options) {
  const alignment = createAlignment()
  let epoch: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Changes when what is being asked is of no more use. */
  let round = 0

  async function askFor(times: number): Promise<void> {
    const mine = round
    const asked = now()
    const at = await ask().catch(() => null)
    if (mine !== round) return
    if (at !== null) alignment.add({ asked, at, answered: now() })
    timer = setTimeout(() => void askFor(times > 1 ? times - 1 : again), times > 1 ? gapMs : everyMs)
  }

  return {
    /** Begins to ask, at once and then again now and then; another epoch is another clock. */
    follow(newEpoch: string): void {
      if (newEpoch !== epoch) alignment.forget()
      epoch = newEpoch
      clearTimeout(timer)
      round += 1
      void askFor(first)
    },
    /** The channel is lost: what is known stays good. */
    rest(): void {
      clearTimeout(timer)
      round += 1
    },
    toTrace: alignment.toTrace,
    /** The trace's clock at this moment. */
    traceNow: (): TraceMoment | null => alignment.toTrace(now()),
  }
}
export type Clock = ReturnType<typeof createClock>
