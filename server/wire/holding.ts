/** What waits on the wire for the learner, oldest first. */
import type { Held } from '#shared/network.ts'
import type { Unit } from './flow.ts'

export interface HeldUnit {
  readonly unit: Unit
  /** On the trace's clock. */
  readonly since: number
  /** A browser waits for a WebSocket so long and no longer. */
  readonly timer: NodeJS.Timeout | undefined
}

/** `letGo` is called with what waited as long as a browser would. */
export function createHolding(letGo: (held: HeldUnit, by: 'limit') => void) {
  let all: HeldUnit[] = []

  /** Takes out what fits, in order. */
  function take(fits: (unit: Unit) => boolean): HeldUnit[] {
    const taken = all.filter(({ unit }) => fits(unit))
    if (taken.length > 0) all = all.filter((held) => !taken.includes(held))
    for (const { timer } of taken) clearTimeout(timer)
    return taken
  }

  return {
    add(unit: Unit, since: number): void {
      const expire = () => {
        for (const held of take((one) => one === unit)) letGo(held, 'limit')
      }
      const { opening } = unit
      const timer = opening && setTimeout(expire, Math.max(0, opening.until - performance.now()))
      all.push({ unit, since, timer })
    },
    take,
    /** The unit of this `seq`, or the oldest (of the client). */
    find(seq: number | undefined, client: string | undefined): HeldUnit | undefined {
      return all.find(({ unit }) =>
        seq === undefined ? client === undefined || unit.line.who().client === client : unit.seq === seq,
      )
    },
    list(): Held[] {
      return all.map(({ unit, since }) => ({
        seq: unit.seq,
        direction: unit.line.direction,
        carrier: unit.carrier,
        client: unit.line.who().client ?? null,
        types: unit.types(),
        since,
      }))
    },
    [Symbol.dispose]() {
      for (const { timer } of all) clearTimeout(timer)
      all = []
    },
  }
}
