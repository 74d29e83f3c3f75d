/** How the learner looks at the diagram: layers, clients, kinds, and which steps are open. */
import { createStore } from 'zustand/vanilla'
import type { Layer } from '../../pictures/flow/types.ts'
import type { Filter, KindGroup } from './rows.ts'

export const layers: readonly Layer[] = ['http', 'eio', 'sio', 'prog']

interface View extends Filter {
  toggleLayer: (layer: Layer) => void
  toggleClient: (client: string) => void
  toggleKind: (kind: KindGroup) => void
  setOpen: (step: number, open: boolean) => void
  showAll: () => void
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

const everything = {
  layers: { http: true, eio: true, sio: true, prog: true },
  hiddenClients: new Set<string>(),
  hiddenKinds: new Set<KindGroup>(),
}

export const viewStore = createStore<View>((set) => ({
  ...everything,
  open: new Map<number, boolean>(),
  toggleLayer: (layer) => set((view) => ({ layers: { ...view.layers, [layer]: !view.layers[layer] } })),
  toggleClient: (client) => set((view) => ({ hiddenClients: toggled(view.hiddenClients, client) })),
  toggleKind: (kind) => set((view) => ({ hiddenKinds: toggled(view.hiddenKinds, kind) })),
  setOpen: (step, open) => set((view) => ({ open: new Map(view.open).set(step, open) })),
  showAll: () => set(everything),
}))
