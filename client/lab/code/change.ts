/** Changes of a text. */
import { commonEnds } from '#shared/difference.ts'

/** What stands from `from` up to `to` goes, `insert` comes. */
export interface Splice {
  from: number
  to: number
  insert: string
}

/** The one stretch in which two texts differ: what stands around it keeps its marks and the cursor its place. */
export function changeBetween(before: string, after: string): Splice {
  const { head, tail } = commonEnds(before, after)
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) }
}

/** The text with all changes made, none of which touches another; those at the same place keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = []
  let end = 0
  for (const { from, to, insert } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(end, from), insert)
    end = to
  }
  return [...parts, text.slice(end)].join('')
}

export const put = (at: number, insert: string): Splice => ({ from: at, to: at, insert })
export const replace = ({ from, to }: { from: number; to: number }, insert: string): Splice => ({
  from,
  to,
  insert,
})

/** A word in the place of a sign: apart from what stands beside it. */
export function word(text: string, place: { from: number; to: number }, insert: string): Splice {
  const before = /\s/.test(text[place.from - 1] ?? ' ') ? '' : ' '
  const after = /\s/.test(text[place.to] ?? ' ') ? '' : ' '
  return replace(place, `${before}${insert}${after}`)
}
