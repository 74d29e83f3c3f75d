/** Which file is open and which line is asked for, and the open editor's undo for buttons that stand elsewhere. */
import { createStore } from 'zustand/vanilla'

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
  commands: { undo: () => void; redo: () => void; write: ((edit: FileEdit) => void) | null } | null
  canUndo: boolean
  canRedo: boolean
}

export const editorStore = createStore<OpenEditor>(() => ({
  file: 'server.js',
  reveal: null,
  commands: null,
  canUndo: false,
  canRedo: false,
}))

/** Opens a file; with a line, brings that line of what runs (or of what is typed) into view. */
export function openFile(file: string, line?: number, of: 'running' | 'typed' = 'running'): void {
  editorStore.setState(line === undefined ? { file } : { file, reveal: { file, line, of } })
}

/** Changes that were made before the editor was there. */
let waiting: FileEdit[] = []

/** Tells the editor of a change, whichever file is open: it becomes a step of that file's undo. */
export function editFile(edit: FileEdit): void {
  const write = editorStore.getState().commands?.write
  if (write) write(edit)
  else waiting.push(edit)
}

/** Hands what waits to the editor that has come. */
export function handOver(write: (edit: FileEdit) => void): void {
  const edits = waiting
  waiting = []
  for (const edit of edits) write(edit)
}
