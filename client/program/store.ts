/** server.js as it is typed. Every change is kept at once; what runs is the session's to say. */
import { createStore } from 'zustand/vanilla'
import { session, sessionStore, workspace } from '../session.ts'

export interface Program {
  /** `null` until the first lab has told its program. */
  typed: string | null
  /** A run was asked for and has not been answered. */
  running: boolean
  type: (text: string) => void
  /** `patient`: with long timeouts. */
  run: (options?: { patient?: boolean }) => Promise<void>
}

const saved = workspace.read('program')

export const programStore = createStore<Program>((set, get) => ({
  typed: typeof saved === 'string' ? saved : null,
  running: false,
  type: (typed) => {
    workspace.write('program', typed)
    set({ typed })
  },
  run: async (options = {}) => {
    const { typed, running } = get()
    if (typed === null || running) return
    set({ running: true })
    await session.run(typed, options)
    set({ running: false })
  },
}))

sessionStore.subscribe(({ running }) => {
  if (running !== null && programStore.getState().typed === null) programStore.getState().type(running)
})
