/** What really happened to what was predicted, as the trace shows it. */
import type { LessonEvent } from '#shared/lesson/fields.ts'
import type { Prediction } from '#shared/lesson/questions.ts'
import type { Result } from './check/check.ts'
import { type Place, placeOf } from './moments.ts'
import { createWatch } from './watch.ts'

/** Its place is that of the last event that shows it. */
export type Reality = Place &
  (
    | /** The choice that came true. */ { kind: 'choice'; id: string }
    /** The items in the order in which they came. */
    | { kind: 'order'; order: string[] }
    | { kind: 'number'; value: number }
  )

type Met = Extract<Result, { met: true }>

/** Looks for it; what was seen first counts. `known`: what an earlier look saw. */
export function createReality(prediction: Prediction, known: Reality | null = null) {
  const watch = createWatch(checksOf(prediction))
  let reality = known
  return {
    add: watch.add,
    state(): Reality | null {
      reality ??= seenIn(prediction, (name) => {
        const result = watch.result(name)
        return result?.met ? result : null
      })
      return reality
    },
  }
}

function checksOf(prediction: Prediction) {
  if (prediction.kind === 'number') return { number: prediction.seen }
  const all = prediction.kind === 'choice' ? prediction.choices : prediction.items
  return Object.fromEntries(all.flatMap(({ id, seen }) => (seen ? [[id, seen]] : [])))
}

function lastOf(events: readonly LessonEvent[]): Place {
  const [first, ...others] = events.map(placeOf)
  const isLater = (a: Place, b: Place) => a.seq > b.seq || (a.seq === b.seq && a.part > b.part)
  return others.reduce((last, one) => (isLater(one, last) ? one : last), first ?? { seq: 0, part: 0 })
}

function seenIn(prediction: Prediction, found: (name: string) => Met | null): Reality | null {
  if (prediction.kind === 'choice') {
    for (const { id, seen } of prediction.choices) {
      const result = seen ? found(id) : null
      if (result) return { kind: 'choice', id, ...lastOf(result.events) }
    }
    return null
  }
  if (prediction.kind === 'number') {
    const result = found('number')
    const value = result && measured(result)
    return value === null || !result ? null : { kind: 'number', value, ...lastOf(result.events) }
  }
  const items = prediction.items.map(({ id }) => ({ id, result: found(id) }))
  if (items.some(({ result }) => !result)) return null
  const firsts = items.map(({ id, result }, i) => {
    const last = result?.events.at(-1)
    return { id, i, ...(last ? placeOf(last) : { seq: 0, part: 0 }) }
  })
  const order = firsts.sort((a, b) => a.seq - b.seq || a.i - b.i)
  const { seq, part } = order.at(-1) ?? { seq: 0, part: 0 }
  return { kind: 'order', order: order.map(({ id }) => id), seq, part }
}

/** `$value`, or the seconds between `from` and `to`, to a tenth. */
function measured({ named, binds }: Met): number | null {
  if (binds['$value'] !== undefined) return Number(binds['$value'])
  const { from, to } = named
  return from && to ? Math.round((to.at - from.at) / 100) / 10 : null
}

/** Whether a prediction of an order is right: pairs that may come either way are not asked about. */
export function isRightOrder(
  order: readonly string[],
  right: readonly string[],
  either: readonly (readonly [string, string])[] = [],
): boolean {
  const free = (a: string, b: string) => either.some((pair) => pair.includes(a) && pair.includes(b))
  return right.every((a, i) =>
    right.slice(i + 1).every((b) => free(a, b) || order.indexOf(a) < order.indexOf(b)),
  )
}
