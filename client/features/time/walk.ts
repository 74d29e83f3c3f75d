/** Walking through time: from moment to moment, a packet or a whole step at a time. */

/** A moment of the trace; packets of one payload share its `seq`. */
export interface Point {
  readonly seq: number
  readonly part: number
}
const before = (a: Point, b: Point): number => a.seq - b.seq || a.part - b.part

/** The points in the order of time, each once. */
export function inTime(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(before)
  return sorted.filter((point, index) => {
    const last = sorted[index - 1]
    return last === undefined || before(last, point) !== 0
  })
}

/** The next of these points from a moment (`null`: now), in a direction; `null`: there is none that way. */
export function nextPoint(points: readonly Point[], from: Point | null, by: 1 | -1): Point | null {
  if (by > 0) return (from && points.find((point) => before(point, from) > 0)) ?? null
  return points.findLast((point) => from === null || before(point, from) < 0) ?? null
}
