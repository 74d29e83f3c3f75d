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

const turnMs = 50

/**
 * Lets everything pass at once, except what clients send beyond `perSecond` packets: that waits, in order, and goes on
 * at that pace, a little at a time. `onSlowed` is told once in each such second.
 */
export function createFlow({
  perSecond,
  onSlowed,
  now = () => performance.now(),
}: {
  perSecond: number
  onSlowed: () => void
  now?: () => number
}): {
  flow: Flow
  [Symbol.dispose]: () => void
} {
  /** Packets that may pass now; less than none after a large one. */
  let left = perSecond
  let counted = now()
  let said = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const waiting: { packets: number; forward: () => void }[] = []

  function mayPass(): boolean {
    const time = now()
    left = Math.min(perSecond, left + ((time - counted) / 1000) * perSecond)
    counted = time
    return left > 0
  }
  function turn(): void {
    timer = undefined
    for (let next = waiting[0]; next && mayPass(); next = waiting[0]) {
      waiting.shift()
      left -= next.packets
      next.forward()
    }
    if (waiting.length > 0) wait()
  }
  function wait(): void {
    timer ??= setTimeout(turn, turnMs)
    if (counted - said < 1000) return
    said = counted
    onSlowed()
  }

  return {
    flow: { pass, freeDown: true },
    [Symbol.dispose]() {
      clearTimeout(timer)
      waiting.length = 0
    },
  }

  function pass(unit: Unit, forward: () => void): void {
    if (unit.direction === 'down') forward()
    else if (waiting.length === 0 && mayPass()) {
      left -= unit.packets
      forward()
    } else {
      waiting.push({ packets: unit.packets, forward })
      wait()
    }
  }
}
