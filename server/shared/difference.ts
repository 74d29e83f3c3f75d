/** Where two texts, or two lists, differ. */

/** How much they have in common at the beginning and, of what is left, at the end: both in characters or members. */
export function commonEnds<T>(one: ArrayLike<T>, other: ArrayLike<T>): { head: number; tail: number } {
  const shortest = Math.min(one.length, other.length)
  let head = 0
  while (head < shortest && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < shortest - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  return { head, tail }
}
