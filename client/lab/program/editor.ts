/** Which file is open and which line is asked for, and the open editor's undo for buttons that stand elsewhere. */
import { createStore } from 'zustand/vanilla'
import { serverFile } from '../../pictures/files.ts'

/** A change that a panel makes. Changes of the same `gesture` that follow each other are one step of undo. */
export interface FileEdit {
  file: string
  before: string
  after: string
  gesture: string | undefined
}

interface OpenEditor {
  file: string
  /** A line to bring into view, of what runs or of what is typed; a new object each time it is asked for. */
  reveal: { file: string; line: number; of: 'running' | 'typed' } | null
  /** `write` is `null` where the editor shows a record. */
  commands: {
    undo: () => void
    redo: () => void
    focus: () => void
    write: ((edit: FileEdit) => void) | null
  } | null
  canUndo: boolean
  canRedo: boolean
}

export function createEditor() {
  const store = createStore<OpenEditor>(() => ({
    file: serverFile,
    reveal: null,
    commands: null,
    canUndo: false,
    canRedo: false,
  }))
  /** Changes that were made before the editor was there. */
  let waiting: FileEdit[] = []

  return Object.assign(store, {
    /** Opens a file; with a line, brings that line of what runs (or of what is typed) into view. */
    open(file: string, line?: number, of: 'running' | 'typed' = 'running'): void {
      store.setState(line === undefined ? { file } : { file, reveal: { file, line, of } })
    },
    /** Another program begins: at its first line. */
    begin(): void {
      store.setState({ file: serverFile, reveal: null })
    },
    /** Tells the editor of a change, whichever file is open: it becomes a step of that file's undo. */
    edit(change: FileEdit): void {
      const write = store.getState().commands?.write
      if (write) write(change)
      else waiting.push(change)
    },
    /** Hands what waits to the editor that has come. */
    handOver(write: (change: FileEdit) => void): void {
      const changes = waiting
      waiting = []
      for (const change of changes) write(change)
    },
  })
}
export type Editor = ReturnType<typeof createEditor>
