/** Many small changes of one text, none of which touches another. */
import type { Splice } from '../../../code/splices.ts'

/** The text with all changes made; those at the same place keep their order. */
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
export const replace = (place: { from: number; to: number }, insert: string): Splice => ({
  from: place.from,
  to: place.to,
  insert,
})

/** A word in the place of a sign: apart from what stands beside it. */
export function word(text: string, place: { from: number; to: number }, insert: string): Splice {
  const before = /\s/.test(text[place.from - 1] ?? ' ') ? '' : ' '
  const after = /\s/.test(text[place.to] ?? ' ') ? '' : ' '
  return replace(place, `${before}${insert}${after}`)
}
