/** Where two texts differ: each text's part between the beginning and the end that both share. */
import { commonEnds } from '#shared/difference.ts'

type Part = readonly [from: number, to: number]

export function differing(one: string, other: string): readonly [Part, Part] {
  const { head, tail } = commonEnds(one, other)
  return [
    [head, one.length - tail],
    [head, other.length - tail],
  ]
}
