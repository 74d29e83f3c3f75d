/** Steps and their crossings as they were known at a moment, read from the newest picture. */
import { unitAt } from '#shared/model/units.ts'
import { asOf } from './remember.ts'
import type { Crossing, Note, Step, WireCrossing } from './types.ts'

/** A crossing that the cursor has reached, as it was known there; what comes later is as it is by now. */
export function crossingAt(crossing: Crossing, cursor: number | null): Crossing {
  if (cursor === null || crossing.seq > cursor) return crossing
  if (crossing.via === 'code') return asOf<Note>(crossing, cursor)
  const then = asOf<WireCrossing>(crossing, cursor)
  const unit = unitAt(then.unit, cursor)
  return unit === then.unit ? then : { ...then, unit }
}

/** A step of the whole trace: what the cursor has reached of it is as it was known there. */
export function stepAt(step: Step, cursor: number | null): Step {
  const [first] = step.crossings
  // A step is over long before the next ones: only those around the cursor have two sides.
  if (cursor === null || step.last <= cursor || !first || first.seq > cursor) return step
  const crossings = step.crossings.map((crossing) => crossingAt(crossing, cursor))
  return { ...asOf<Step>(step, cursor), crossings }
}
