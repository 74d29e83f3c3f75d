/** How high the server's console is: as the learner left it. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../lab/tab.ts'

/** Title, one line and the prompt. */
export const leastHeight = 84
/** So much of its column is left to the code. */
export const leastCode = 120

const saved = workspace.read('consoleHeight')

/** `null`: as it is at first. */
export const heightStore = createStore<{ height: number | null }>(() => ({
  height: typeof saved === 'number' && Number.isFinite(saved) ? Math.max(leastHeight, saved) : null,
}))
heightStore.subscribe(({ height }) => workspace.write('consoleHeight', height ?? undefined))

/** As near to the wish as there is room in a column of this height. */
export function heightFor(wish: number, column: number): number {
  return Math.round(Math.max(leastHeight, Math.min(wish, column - leastCode)))
}
