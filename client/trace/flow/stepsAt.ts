/** The steps of a trace as they stood at a moment, with what came after it: what was reached is as it was known then. */
import type { Flow, Step } from './types.ts'

/** `then`: the flow at the cursor; `now`: after the newest event. */
export function stepsAt(then: Flow, now: Flow): readonly Step[] {
  if (then === now) return now.steps
  const known = new Map(then.steps.map((step) => [step.key, step]))
  return now.steps.map((step) => {
    const before = known.get(step.key)
    return before ? goneOn(before, step, then) : step
  })
}

/** A step that began before the moment, and goes on after it. */
function goneOn(before: Step, step: Step, { crossings }: Flow): Step {
  if (before.crossings.length === step.crossings.length) return before
  const later = step.crossings.filter(({ key }) => !crossings.has(key))
  return { ...before, crossings: [...before.crossings, ...later] }
}
