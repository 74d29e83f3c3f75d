/** After the oldest events were let go: draws a long picture anew in idle time, while the one before goes on. */

import { begin, firstOf, type Ground, grow, type Idle, isSame } from './ground.ts'
import type { Fold, Picture } from './picture.ts'

/** A picture of fewer events is drawn anew at once. */
const many = 4_000
/** So many events are folded without looking at the clock. */
const slice = 250
const sliceMs = 8

export function createRenewal<V>(fold: Pick<Fold<V>, 'begin'>, idle: Idle) {
  let ground: Ground | null = null
  let growing: { picture: Picture<V>; seen: number } | null = null
  let until = 0
  let isWaiting = false

  function work(): void {
    isWaiting = false
    if (!growing || !ground) return
    const late = performance.now() + sliceMs
    do {
      const next = Math.min(until, growing.seen + slice)
      grow(growing.picture, ground, growing.seen, next)
      growing.seen = next
    } while (growing.seen < until && performance.now() < late)
    wait()
  }
  function wait(): void {
    if (isWaiting || !growing || growing.seen >= until) return
    isWaiting = true
    idle(work)
  }

  return {
    /** Whether a picture that began with `drawn` and has seen `seen` may go on for a while. */
    canWait: (drawn: Ground, now: Ground, seen: number): boolean =>
      drawn.epoch === now.epoch &&
      now.events.length >= many &&
      firstOf(now) > firstOf(drawn) &&
      seen + 1 >= firstOf(now) &&
      // What is not needed any more must not pile up while nobody has time.
      seen - firstOf(drawn) < 3 * now.events.length,
    /** The new picture after `last`, when it is there; until then it is drawn on. */
    take(now: Ground, last: number): Picture<V> | undefined {
      if (!growing || !ground || !isSame(ground, now))
        growing = { picture: begin(fold, now), seen: firstOf(now) - 1 }
      ground = now
      until = last
      if (last - growing.seen > slice) {
        wait()
        return undefined
      }
      const { picture, seen } = growing
      grow(picture, now, seen, last)
      growing = null
      return picture
    },
  }
}
