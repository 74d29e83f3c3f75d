/** server.js as it is typed. Every change is kept at once; what runs is the session's to say. */
import { createStore } from 'zustand/vanilla'
import type { Answer } from '#shared/control.ts'
import { session, sessionStore, workspace } from '../../lab/session.ts'

export interface Program {
  /** `null` until the first lab has told its program. */
  typed: string | null
  /** A run was asked for and has not been answered. */
  running: boolean
  type: (text: string) => void
  /** `patient`: with long timeouts. Asked for while another run is under way, it runs what is typed when that is over. */
  run: (options?: RunOptions) => Promise<Answer<object>>
}
interface RunOptions {
  patient?: boolean
}

const saved = workspace.read('program')
const nothing: Answer<object> = { ok: false, status: 0, problem: { message: '아직 실행할 코드가 없어요.' } }
let current: Promise<Answer<object>> | undefined
let next: Promise<Answer<object>> | undefined

export const programStore = createStore<Program>((set, get) => ({
  typed: typeof saved === 'string' ? saved : null,
  running: false,
  type: (typed) => {
    workspace.write('program', typed)
    set({ typed })
  },
  run: (options = {}) => {
    if (current) {
      next ??= current.then(() => {
        next = undefined
        return get().run(options)
      })
      return next
    }
    current = runTyped(get().typed, options).finally(() => {
      current = undefined
      set({ running: false })
    })
    set({ running: true })
    return current
  },
}))

const runTyped = async (typed: string | null, options: RunOptions): Promise<Answer<object>> =>
  typed === null ? nothing : session.run(typed, options)

sessionStore.subscribe(({ running }) => {
  if (running !== null && programStore.getState().typed === null) programStore.getState().type(running)
})
