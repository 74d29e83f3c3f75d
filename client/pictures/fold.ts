/** Pictures are folds over the trace: what is shown is computed from events, never stored beside them. */

import type { Happening } from '#shared/model/happening.ts'
import { createModel, type Model } from '#shared/model/model.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { createFollower } from './follower.ts'
import type { Fold, Following, Growth, Moment, Picture, Pictures } from './picture.ts'

export type { Fold, Growth, Moment, Picture, Pictures } from './picture.ts'

/** Makes a fold: callable on a list of events, and able to grow with a live trace. */
export function createFold<S, V>(growth: Growth<S>, view: (state: S) => V): Fold<V> {
  const begin = (): Picture<V> => {
    const state = growth.start()
    const recall = growth.recall ?? growth.step
    return {
      add: (event) => growth.step(state, event),
      recall: (event) => recall(state, event),
      view: () => view(state),
    }
  }
  const whole = (events: readonly TraceEvent[]): V => {
    const picture = begin()
    for (const event of events) picture.add(event)
    return picture.view()
  }
  return Object.assign(whole, {
    begin,
    follow: (): Following<V> => {
      const past = createFollower({ begin })
      const now = createFollower({ begin }, { renews: true })
      let isAsked = false
      return {
        live: (moment) => {
          // Pictures of the past are parked only of what is asked for there.
          if (isAsked) past.prepare(moment)
          return now(moment)
        },
        past: (moment) => {
          isAsked = true
          return past(moment)
        },
      }
    },
  })
}

/** Another view of what a fold shows, computed only when somebody looks. */
export function mapFold<V extends object, W>(fold: Fold<V>, view: (value: V) => W): Fold<W> {
  const begin = (): Picture<W> => {
    const picture = fold.begin()
    return { add: picture.add, recall: picture.recall, view: () => view(picture.view()) }
  }
  const mapped = (follow: (moment: Moment) => V) => {
    let known: { from: V; value: W } | undefined
    return (moment: Moment): W => {
      const from = follow(moment)
      if (known?.from !== from) known = { from, value: view(from) }
      return known.value
    }
  }
  return Object.assign((events: readonly TraceEvent[]) => view(fold(events)), {
    begin,
    follow: (pictures: Pictures): Following<W> => {
      const { live, past } = pictures.of(fold)
      return { live: mapped(live), past: mapped(past) }
    },
  })
}

/** A view whose past is looked up in the newest value: `at` says what it was after the event `seq`. */
export function recallFold<V extends object, W>(
  fold: Fold<V>,
  view: (value: V) => W,
  at: (value: V, seq: number) => W,
): Fold<W> {
  const newest = mapFold(fold, view)
  const follow = (pictures: Pictures): Following<W> => {
    const { live } = newest.follow(pictures)
    let known: { from: V; seq: number; value: W } | undefined
    const past = (moment: Moment): W => {
      const { cursor } = moment
      if (cursor === null) return live(moment)
      const from = pictures.now(fold, moment)
      if (known?.from === from && known.seq === cursor) return known.value
      known = { from, seq: cursor, value: at(from, cursor) }
      return known.value
    }
    return { live, past }
  }
  return Object.assign((events: readonly TraceEvent[]) => newest(events), { begin: newest.begin, follow })
}

/** How such a picture grows. `step` may change the state it was given. */
interface WireGrowth<S> {
  start: () => S
  step: (state: S, happening: Happening, model: Model) => void
  /** Takes what still holds of events that are gone; `step` unless said otherwise. */
  recall?: (state: S, happening: Happening, model: Model) => void
}

/** Makes a fold with a model of its own, so that a picture of the past knows nothing of what came later. */
export function createWireFold<S, V>(growth: WireGrowth<S>, view: (state: S, model: Model) => V): Fold<V> {
  const { start, step, recall = step } = growth
  return createFold<{ state: S; model: Model }, V>(
    {
      start: () => ({ state: start(), model: createModel() }),
      step: ({ state, model }, event) => step(state, model.take(event), model),
      recall: ({ state, model }, event) => recall(state, model.take(event), model),
    },
    ({ state, model }) => view(state, model),
  )
}
