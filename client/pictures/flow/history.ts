/** What was known when, of lanes and of lines of code: looked up, where folding anew would take long. */
import type { History } from './types.ts'

export const startHistory = (): History => ({ seq: 0, lanes: [], uses: new Map(), causes: new Map() })

/** How many entries are of events up to `seq`. */
export function countUntil(entries: readonly { readonly seq: number }[], seq: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low
}
