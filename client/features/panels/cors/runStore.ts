/** What the table is doing: it goes on while another panel is looked at. */
import { createStore } from 'zustand/vanilla'
import type { Place } from '../../../lab/clients/places.ts'

export type Running =
  | { status: 'idle'; problem: string | null }
  /** `wanted`: the cells that are run now. `done` of `total` rows are filled, where more than one is. */
  | {
      status: 'running'
      row: string
      places: readonly Place[]
      done: number
      total: number
      stopping: boolean
    }

export const runStore = createStore<Running>(() => ({ status: 'idle', problem: null }))

/** The row that runs is the last one. */
export function stopFilling(): void {
  const now = runStore.getState()
  if (now.status === 'running') runStore.setState({ ...now, stopping: true }, true)
}
