/** How far a frame's clock is from the page's. Both count from the computer's clock as it stood when each began, which
 *  may have been set, or have slept, in between. */

/** A page hears a frame this much later than it spoke, at least. */
interface Heard {
  /** The frame's clock as it spoke. */
  now: number
  /** By how much the frame's clock was ahead of the page's when it heard the page. */
  ahead: number
  /** The page's clock as it heard. */
  at: number
}

/** Answers with what must be added to the frame's times to make them the page's: nothing, unless the two cannot
 *  be the same clock. */
export function createSkew() {
  // Words take time either way, so the frame is ahead by at most what it found, and by at least what the page finds.
  let most = Number.POSITIVE_INFINITY
  let least = Number.NEGATIVE_INFINITY
  return ({ now, ahead, at }: Heard): number => {
    most = Math.min(most, ahead)
    least = Math.max(least, now - at)
    if (least <= 0 && most >= 0) return 0
    return -(least <= most ? (least + most) / 2 : least)
  }
}
