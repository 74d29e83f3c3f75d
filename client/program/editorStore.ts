/** Which file is open and which line is asked for, and the open editor's undo for buttons that stand elsewhere. */
import { createStore } from 'zustand/vanilla'

interface OpenEditor {
  file: string
  /** A line to bring into view, of what runs or of what is typed; a new object each time it is asked for. */
  reveal: { file: string; line: number; of: 'running' | 'typed' } | null
  commands: { undo: () => void; redo: () => void } | null
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
