/** What the flow knew at each moment, of what is asked for in the past: looked up, where folding anew would take long. */
import type { Crossing, Lane, Layer } from './types.ts'

/** What became known of a line of code, and when. */
export type UseEntry =
  | { readonly seq: number; readonly kind: 'begin'; readonly run: number }
  | { readonly seq: number; readonly kind: 'ran'; readonly line: number }
  | {
      readonly seq: number
      readonly kind: 'caused'
      readonly line: number
      readonly crossing: Crossing
      readonly layer: Layer
    }

/** In the order of time; each array is the same one, longer each time. */
export interface History {
  /** The event that is being folded; of what still stands of events that are gone, 0. */
  seq: number
  readonly lanes: { readonly seq: number; readonly lanes: readonly Lane[] }[]
  readonly uses: Map<string, UseEntry[]>
  /** Since when the cause of a crossing is known, by its key. */
  readonly causes: Map<string, number>
  /** Packets that the next event stopped: right after them it seemed that they had arrived. */
  readonly stopped: Set<number>
}

export const startHistory = (): History => ({
  seq: 0,
  lanes: [],
  uses: new Map(),
  causes: new Map(),
  stopped: new Set(),
})

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
