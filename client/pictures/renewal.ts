/** After the oldest events were let go: draws a long picture anew in idle time, while the one before goes on. */
import type { Fold, Moment, Picture } from './picture.ts'

/** The events from which a picture grows: another first event, or another epoch, is another beginning. */
export type Ground = Pick<Moment, 'epoch' | 'events' | 'standing'>
export const nowhere: Ground = { epoch: null, events: [] }

export const firstOf = ({ events }: Ground): number => events[0]?.seq ?? 1
export const isSame = (a: Ground, b: Ground): boolean => a.epoch === b.epoch && firstOf(a) === firstOf(b)

export function begin<V>(fold: Pick<Fold<V>, 'begin'>, { standing }: Ground): Picture<V> {
  const picture = fold.begin()
  for (const event of standing ?? []) picture.recall(event)
  return picture
}
/** Adds the events after `seen`, up to and with `until`. */
export function grow<V>(picture: Picture<V>, { events }: Ground, seen: number, until: number): void {
  const first = events[0]?.seq ?? 1
  for (let index = Math.max(0, seen + 1 - first); index <= until - first; index += 1) {
    const event = events[index]
    if (event === undefined) break
    picture.add(event)
  }
}

export type Idle = (work: () => void) => void
export const whenIdle: Idle = (work) => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2_000 })
  else setTimeout(work, 0)
}

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
