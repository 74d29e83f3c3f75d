/** Which lines of one text are lines of another: what was typed beside what runs. */
import { commonEnds } from '#shared/difference.ts'

export interface LineMap {
  /** Lines (from 1) of the new text that the old one does not have. */
  changed: ReadonlySet<number>
  /** How many lines of the old text are gone. */
  removed: number
  /** Where a line of the old text stands in the new one; `null` if it is gone. */
  moved: (line: number) => number | null
  /** Where a line of the new text stood in the old one. */
  origin: (line: number) => number | null
}

/** Beyond this many pairs the middle is taken as rewritten: typing must never wait for a comparison. */
const mostPairs = 250_000

/** Pairs of equal lines, in order, as many as there can be. */
function common(before: readonly string[], after: readonly string[]): [number, number][] {
  const width = after.length + 1
  if (before.length * after.length > mostPairs) return []
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** Compares two texts line by line. */
export function mapLines(before: string, after: string): LineMap {
  const old = before.split('\n')
  const now = after.split('\n')
  const { head, tail } = commonEnds(old, now)

  const forward = new Map<number, number>()
  const backward = new Map<number, number>()
  const pair = (i: number, j: number) => {
    forward.set(i + 1, j + 1)
    backward.set(j + 1, i + 1)
  }
  for (let i = 0; i < head; i += 1) pair(i, i)
  for (const [i, j] of common(old.slice(head, old.length - tail), now.slice(head, now.length - tail)))
    pair(head + i, head + j)
  for (let i = tail; i > 0; i -= 1) pair(old.length - i, now.length - i)

  const changed = new Set<number>()
  for (let line = 1; line <= now.length; line += 1) if (!backward.has(line)) changed.add(line)
  return {
    changed,
    removed: old.length - forward.size,
    moved: (line) => forward.get(line) ?? null,
    origin: (line) => backward.get(line) ?? null,
  }
}
