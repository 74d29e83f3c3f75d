/** Times of single packets, as exactly as they are known. */

/** `2.150초`. */
export const exactText = (ms: number): string => `${(ms / 1000).toFixed(3)}초`

/** `2 ms ± 1`: how long, and how far that can be off. */
export function spanText(ms: number, within: number): string {
  const off = Math.max(1, Math.ceil(within))
  return `${Math.round(ms)}\u00a0ms ± ${off}`
}
