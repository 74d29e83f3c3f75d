/** Pictures of what crossed the wire: folds over what the model makes of each event. */
import type { Happening } from '#shared/model/happening.ts'
import { createModel, type Model } from '#shared/model/model.ts'
import { createFold, type Fold } from './fold.ts'

/** How such a picture grows. `step` may change the state it was given. */
export interface WireGrowth<S> {
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
