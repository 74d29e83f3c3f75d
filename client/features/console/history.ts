/** The lines written before, walked with the arrow keys as in a shell. */

export interface History {
  lines: readonly string[]
  /** Which line is shown; `lines.length` is the one being written. */
  at: number
  /** What was being written when the walk began. */
  draft: string
}

const kept = 100

/** Begins with the lines of an earlier visit. */
export const openHistory = (lines: readonly string[]): History => ({ lines, at: lines.length, draft: '' })

/** Adds a line that was sent; the same line twice in a row is kept once. */
export function remember({ lines }: History, line: string): History {
  return openHistory((lines.at(-1) === line ? lines : [...lines, line]).slice(-kept))
}

/** One step to an older (-1) or newer (+1) line; `null` where there is none. */
export function walk(
  history: History,
  step: -1 | 1,
  written: string,
): { history: History; text: string } | null {
  const at = history.at + step
  if (at < 0 || at > history.lines.length) return null
  const draft = history.at === history.lines.length ? written : history.draft
  return { history: { ...history, at, draft }, text: history.lines[at] ?? draft }
}
