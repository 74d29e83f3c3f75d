/** Decides when each unit is let through. It never looks inside one. */
import { limits } from '#shared/limits.ts'
import type { Direction } from '#shared/trace.ts'

/** One HTTP request, one HTTP response or one WebSocket frame on its way. */
export interface Unit {
  /** Its `seq` in the trace: it is recorded when it reaches the wire, not when it is let through. */
  seq: number
  direction: Direction
  carrier: 'http' | 'frame'
  client: string | undefined
  /** Packets in it, by `costOf`, for the limit of packets per second. */
  packets: number
}

export interface Flow {
  /** Calls `forward` once, now or later, or never. */
  pass: (unit: Unit, forward: () => void) => void
  /** Whatever goes to clients may go at once, without being asked about: true while nothing holds, delays or drops. */
  readonly freeDown: boolean
}

/** What a unit costs of the packets of a second: large ones cost more than one. */
export const costOf = (packets: number, bytes: number): number =>
  Math.max(packets, Math.ceil(bytes / limits.bytesPerPacket))

/**
 * Lets everything pass at once, except what clients send beyond `perSecond` packets: that waits, in order, for the
 * next second. `onSlowed` is told once in each such second.
 */
export function createFlow({ perSecond, onSlowed }: { perSecond: number; onSlowed: () => void }): {
  flow: Flow
  [Symbol.dispose]: () => void
} {
  let spent = 0
  let second: NodeJS.Timeout | undefined
  const waiting: { packets: number; forward: () => void }[] = []

  function turn(): void {
    // What was too much for this second is paid for in the next ones.
    spent = Math.max(0, spent - perSecond)
    second = undefined
    for (let next = waiting[0]; next && spent < perSecond; next = waiting[0]) {
      waiting.shift()
      spend(next.packets)
      next.forward()
    }
    if (spent > 0 || waiting.length > 0) spend(0)
    if (waiting.length > 0) onSlowed()
  }
  function spend(packets: number): void {
    spent += packets
    second ??= setTimeout(turn, 1000)
  }

  return {
    flow: { pass, freeDown: true },
    [Symbol.dispose]() {
      clearTimeout(second)
      waiting.length = 0
    },
  }

  function pass(unit: Unit, forward: () => void): void {
    if (unit.direction === 'down') forward()
    else if (waiting.length === 0 && spent < perSecond) {
      spend(unit.packets)
      forward()
    } else {
      if (waiting.length === 0) onSlowed()
      waiting.push({ packets: unit.packets, forward })
    }
  }
}
