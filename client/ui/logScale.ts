/** A scale on which each doubling takes as much room as the one before: for times from tenths of a second to minutes. */
export interface Range {
  /** More than 0. */
  readonly min: number
  readonly max: number
}

/** What one tenth of the scale's digits is rounded to: 200, 210 …, 1000, 1050 …, 25000, 25500. */
function stepAt(value: number): number {
  if (value < 1_000) return 10
  if (value < 2_000) return 50
  if (value < 10_000) return 100
  return 500
}

/** Where a value stands, 0 to 1. */
export function placeOf(value: number, { min, max }: Range): number {
  const inside = Math.min(max, Math.max(min, value))
  return Math.log(inside / min) / Math.log(max / min)
}

/** The round value at a place from 0 to 1. */
export function valueAt(place: number, { min, max }: Range): number {
  const exact = min * (max / min) ** place
  const step = stepAt(exact)
  return Math.min(max, Math.max(min, Math.round(exact / step) * step))
}

/** The next round value upwards (`by` > 0) or downwards. */
export function stepFrom(value: number, by: number, { min, max }: Range): number {
  // Downwards the step is that of the values below.
  const step = stepAt(by < 0 ? value - 1 : value)
  const next =
    by > 0 ? Math.floor(value / step) * step + step * by : Math.ceil(value / step) * step + step * by
  return Math.min(max, Math.max(min, next))
}
