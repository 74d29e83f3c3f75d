/** server.js as it is typed. Every change is kept at once; what runs is the session's to say. */
import { createStore } from 'zustand/vanilla'
import type { Answer } from '#shared/control.ts'
import type { LabFiles } from '#shared/files/files.ts'
import { serverFile } from '../../pictures/files.ts'
import type { Session } from '../session.ts'
import type { Workspace } from '../workspace.ts'
import type { Editor } from './editor.ts'
import { filesIn } from './files.ts'

interface Program {
  /** `null` until the first lab has told its program. */
  typed: string | null
  /** The files beside it. */
  files: LabFiles
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
  const store = createStore<Program>(() => ({
    typed: workspace.readText('program'),
    files: filesIn(workspace.read('files')),
    running: false,
  }))
  let current: Promise<Answer<object>> | undefined
  let next: Promise<Answer<object>> | undefined

  function type(typed: string): void {
    backToNow()
    workspace.write('program', typed)
    store.setState({ typed })
  }
  function putFiles(files: LabFiles): void {
    workspace.write('files', files)
    store.setState({ files })
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
    const { typed, files } = store.getState()
    current = (typed === null ? Promise.resolve(nothing) : session.run(typed, { ...options, files })).finally(
      () => {
        current = undefined
        store.setState({ running: false })
      },
    )
    store.setState({ running: true })
    return current
  }

  session.subscribe(({ running, runningFiles }) => {
    if (running === null || store.getState().typed !== null) return
    type(running)
    putFiles(runningFiles)
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
    /** The editor has this text of a file beside server.js. */
    typeFile(path: string, text: string): void {
      backToNow()
      putFiles({ ...store.getState().files, [path]: text })
    },
    /** Puts other files in the place of those beside server.js. */
    putFiles,
  })
}
export type ProgramStore = ReturnType<typeof createProgram>
