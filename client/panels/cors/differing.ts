/** Where two texts differ: each text's part between the beginning and the end that both share. */
type Part = readonly [from: number, to: number]

export function differing(one: string, other: string): readonly [Part, Part] {
  const shortest = Math.min(one.length, other.length)
  let head = 0
  while (head < shortest && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < shortest - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  return [
    [head, one.length - tail],
    [head, other.length - tail],
  ]
}
