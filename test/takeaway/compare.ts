/** What the clients of a program receive: here in the playground's lab, and there in the project that was taken home. */
import type { Place } from '../program/differential/places.ts'
import { createTrial, type Heard, type Script } from '../program/differential/trial.ts'

/** Everything that the scenario's clients received. */
export async function heardAt(place: Pick<Place, 'url' | 'base'>, script: Script): Promise<Heard> {
  const trial = createTrial(place)
  try {
    await script(trial)
    await trial.quiet()
    return structuredClone(trial.heard)
  } finally {
    // The benchmark loads this with a parser that does not know `using`.
    trial[Symbol.dispose]()
  }
}
