/** The cell that is open, kept in the browser. */
import { createStore } from 'zustand/vanilla'
import type { Place } from '../../../lab/clients/places.ts'
import { workspace } from '../../../lab/tab.ts'

/** `place: null`: the row alone. */
export interface Chosen {
  row: string | null
  place: Place | null
}

function saved(): Chosen {
  const { row, place } = (workspace.read('cors') ?? {}) as { row?: unknown; place?: unknown }
  const known = (['app', 'other', 'null'] as const).find((one) => one === place)
  return { row: typeof row === 'string' ? row : null, place: known ?? null }
}

export const chosenStore = createStore<Chosen>(saved)
chosenStore.subscribe((chosen) => workspace.write('cors', chosen))
