/** Slows down what clients send beyond so many packets per second. */

const turnMs = 50

interface Waiting {
  packets: number
  forward: () => void
  isGone: () => boolean
}

/**
 * Lets everything pass at once, except what is beyond `perSecond` packets: that waits, in order, and goes on at that
 * pace, a little at a time. `onSlowed` is told once in each such second.
 */
export function createThrottle({
  perSecond,
  onSlowed,
  now = () => performance.now(),
}: {
  perSecond: number
  onSlowed: () => void
  now?: () => number
}) {
  /** Packets that may pass now; less than none after a large one. */
  let left = perSecond
  let counted = now()
  let said = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const waiting: Waiting[] = []

  function mayPass(): boolean {
    const time = now()
    left = Math.min(perSecond, left + ((time - counted) / 1000) * perSecond)
    counted = time
    return left > 0
  }
  function turn(): void {
    timer = undefined
    for (let next = waiting[0]; next; next = waiting[0]) {
      // Whoever is gone keeps nobody else waiting.
      const isGone = next.isGone()
      if (!isGone && !mayPass()) break
      waiting.shift()
      if (!isGone) left -= next.packets
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
    /** Calls `forward` now and answers `true`, or later. `isGone`: its sender has ended meanwhile. */
    pass(packets: number, forward: () => void, isGone = () => false): boolean {
      if (waiting.length === 0 && mayPass()) {
        left -= packets
        forward()
        return true
      }
      waiting.push({ packets, forward, isGone })
      wait()
      return false
    },
    /** Another run begins: what the one before was sent is not held against it. */
    forgive(): void {
      left = Math.max(left, 0)
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      waiting.length = 0
    },
  }
}
