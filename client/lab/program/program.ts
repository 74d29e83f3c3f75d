/** server.js as it is typed. Every change is kept at once; what runs is the session's to say. */
import { createStore } from 'zustand/vanilla'
import type { Answer } from '#shared/control.ts'
import { serverFile } from '../../pictures/files.ts'
import type { Session } from '../session.ts'
import type { Workspace } from '../workspace.ts'
import type { Editor } from './editor.ts'

interface Program {
  /** `null` until the first lab has told its program. */
  typed: string | null
  /** A run was asked for and has not been answered. */
  running: boolean
}
interface RunOptions {
  patient?: boolean
}
interface Around {
  workspace: Workspace
  session: Session
  editor: Editor
  /** Somebody acts. */
  backToNow: () => void
}

const nothing: Answer<object> = { ok: false, status: 0, problem: { message: '아직 실행할 코드가 없어요.' } }

export function createProgram({ workspace, session, editor, backToNow }: Around) {
  const store = createStore<Program>(() => ({ typed: workspace.readText('program'), running: false }))
  let current: Promise<Answer<object>> | undefined
  let next: Promise<Answer<object>> | undefined

  function type(typed: string): void {
    backToNow()
    workspace.write('program', typed)
    store.setState({ typed })
  }
  /** `patient`: with long timeouts. Asked for while another run is under way, it runs what is typed when that is over. */
  function run(options: RunOptions = {}): Promise<Answer<object>> {
    if (current) {
      next ??= current.then(() => {
        next = undefined
        return run(options)
      })
      return next
    }
    const { typed } = store.getState()
    current = (typed === null ? Promise.resolve(nothing) : session.run(typed, options)).finally(() => {
      current = undefined
      store.setState({ running: false })
    })
    store.setState({ running: true })
    return current
  }

  session.subscribe(({ running }) => {
    if (running !== null && store.getState().typed === null) type(running)
  })
  return Object.assign(store, {
    /** The editor has this text; undo is its own. */
    type,
    /** Replaces the text; the editor takes it in as one change that undo takes back. Changes that follow each other with the same
     *  `gesture` (a new name for each drag of a slider) are one step of undo. */
    edit(text: string, gesture?: string): void {
      const { typed } = store.getState()
      if (typed !== null) editor.edit({ file: serverFile, before: typed, after: text, gesture })
      type(text)
    },
    run,
  })
}
export type ProgramStore = ReturnType<typeof createProgram>
