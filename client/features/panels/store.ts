/** Which panel is chosen, whether the dock is open, and what a change in a panel does at once. Kept in the browser. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../lab/tab.ts'

export interface Panels {
  open: boolean
  /** `id` of a panel of the list. */
  chosen: string | null
  /** A change of the code runs at once; else 실행 runs it. */
  atOnce: boolean
}

function saved(): Panels {
  const { open, chosen, atOnce } = (workspace.read('panels') ?? {}) as Partial<Panels>
  return { open: open === true, chosen: typeof chosen === 'string' ? chosen : null, atOnce: atOnce !== false }
}

export const panelsStore = createStore<Panels>(() => saved())
panelsStore.subscribe((panels) => workspace.write('panels', panels))

/** Opens the dock, at a panel where one is named. */
export function openPanel(id?: string): void {
  panelsStore.setState(id === undefined ? { open: true } : { open: true, chosen: id })
}
export const closePanels = (): void => panelsStore.setState({ open: false })
export const togglePanels = (): void => panelsStore.setState(({ open }) => ({ open: !open }))
