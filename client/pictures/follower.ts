/** Follows a trace with one fold: each event is folded once, and whoever goes back begins at a picture that was parked. */

import type { Fold, Moment, Picture } from './picture.ts'
import {
  begin,
  createRenewal,
  firstOf,
  type Ground,
  grow,
  type Idle,
  isSame,
  nowhere,
  whenIdle,
} from './renewal.ts'

/** A picture is parked after so many events, and again after as many more. */
const stretch = 2_500
/** Pictures that were left elsewhere are kept too, but few. */
const mostStrays = 3
/** So many events are folded at a time while nobody waits. */
const slice = 250

export interface Follower<V> {
  (moment: Moment): V
  /** Parks pictures along this trace, while nobody waits, for whoever will go back. */
  prepare: (ground: Ground) => void
}

/** Begins to follow. `renews`: it only ever goes on; where old events are let go of a long trace, the picture with them goes on until one
 *  without them has been drawn in idle time. */
export function createFollower<V>(
  fold: Pick<Fold<V>, 'begin'>,
  { every = stretch, idle = whenIdle, renews = false } = {},
): Follower<V> {
  /** Where the picture began. */
  let ground = nowhere
  let picture = fold.begin()
  let seen = 0
  let value = picture.view()
  const parking = createParking(fold, every, idle)
  const renewal = createRenewal(fold, idle)

  function follow(moment: Moment): V {
    const until = Math.min(moment.cursor ?? moment.last, moment.last)
    const lags = renews && renewal.canWait(ground, moment, seen)
    const renewed = lags && renewal.take(moment, until)
    if (renewed) {
      picture = renewed
      return show(moment, until)
    }
    const isGround = lags || isSame(ground, moment)
    if (isGround && until === seen) return value
    const isOfUse = isGround && until >= seen
    const parked = renews ? undefined : parking.take(moment, until, isOfUse ? seen : -1)
    if (parked) {
      if (isGround) parking.leave({ picture, seen })
      ;({ picture, seen } = parked)
    } else if (!isOfUse) {
      picture = begin(fold, moment)
      seen = 0
    }
    grow(picture, moment, seen, until)
    return show(lags && isOfUse ? ground : moment, until)
  }
  function show(from: Ground, until: number): V {
    ground = from
    seen = until
    value = picture.view()
    return value
  }
  return Object.assign(follow, { prepare: parking.prepare })
}

interface Parked<V> {
  picture: Picture<V>
  seen: number
}

function createParking<V>(fold: Pick<Fold<V>, 'begin'>, every: number, idle: Idle) {
  let ground = nowhere
  let parked: Parked<V>[] = []
  let growing: (Parked<V> & { until: number }) | null = null
  let isWaiting = false

  /** The place farthest along the trace where no picture is parked yet. */
  function missing(): number | null {
    const first = firstOf(ground)
    const count = Math.floor(ground.events.length / every)
    for (let turn = count; turn > 0; turn -= 1) {
      const place = first - 1 + turn * every
      if (!parked.some(({ seen }) => seen === place)) return place
    }
    return null
  }
  const isPlace = (seen: number) => (seen - firstOf(ground) + 1) % every === 0
  function work(): void {
    isWaiting = false
    if (!growing) {
      const until = missing()
      if (until === null) return
      growing = { picture: begin(fold, ground), seen: firstOf(ground) - 1, until }
    }
    const next = Math.min(growing.until, growing.seen + slice)
    grow(growing.picture, ground, growing.seen, next)
    growing.seen = next
    if (growing.seen === growing.until) {
      parked = [...parked, { picture: growing.picture, seen: growing.seen }].sort((a, b) => a.seen - b.seen)
      growing = null
    }
    wait()
  }
  function wait(): void {
    if (isWaiting || (!growing && missing() === null)) return
    isWaiting = true
    idle(work)
  }
  function prepare(now: Ground): void {
    if (!isSame(ground, now)) {
      parked = []
      growing = null
    }
    ground = now
    wait()
  }

  return {
    prepare,
    /** Hands out the picture that is nearest before `until`, if it is after `from`: another will take its place. */
    take(now: Ground, until: number, from: number): Parked<V> | undefined {
      if (!isSame(ground, now)) prepare(now)
      ground = now
      const nearest = parked.findLast(({ seen }) => seen <= until)
      if (!nearest || nearest.seen <= from) return undefined
      parked = parked.filter((one) => one !== nearest)
      wait()
      return nearest
    },
    /** Takes back a picture that was in use. */
    leave(one: Parked<V>): void {
      const strays = parked.filter(({ seen }) => !isPlace(seen))
      const gone = strays.length >= mostStrays ? strays[0] : undefined
      parked = [...parked.filter((other) => other !== gone), one].sort((a, b) => a.seen - b.seen)
    },
  }
}
