/** The code editor as a component; loaded when it is first shown. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { freeScene } from '../../lab/place.ts'
import { workspace } from '../../lab/tab.ts'
import { useLab } from '../../lab/useLab.ts'
import { type CodeEditor, type CodeEditorEvents, createCodeEditor } from './codeEditor.ts'
import styles from './Editor.module.css'
import type { Notes } from './notes.ts'

const undoName = (scene: string, file: string) =>
  scene === freeScene ? `undo ${file}` : `undo ${scene} ${file}`
/** An undo that is longer than what is undone is worth little, and the browser's room is small. */
const mostUndo = 200_000

const keepUndoOf = (scene: string) => (file: string, state: unknown) => {
  const isShort = state !== undefined && JSON.stringify(state).length < mostUndo
  workspace.write(undoName(scene, file), isShort ? state : undefined)
}

export interface EditorProps extends Pick<CodeEditorEvents, 'onType' | 'onRun' | 'onMark'> {
  /** Whose undo it is; another scene is another editor. */
  scene: string
  file: string
  files: readonly string[]
  text: string
  notes: Notes
  /** Nothing can be typed, and nothing of it is kept. */
  readOnly: boolean
  /** A line to bring into view; `asked` is another object each time that it is asked for. */
  reveal: { line: number; asked: object } | null
}

export function Editor({ scene, file, files, text, notes, readOnly, reveal, ...events }: EditorProps) {
  const { editor: commands } = useLab()
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor>(null)
  const latest = useRef(events)
  latest.current = events

  useLayoutEffect(() => {
    if (!place.current) return
    const made = createCodeEditor(place.current, () => ({
      ...latest.current,
      readOnly,
      keepUndo: readOnly ? () => {} : keepUndoOf(scene),
      recall: (name) => (readOnly ? undefined : workspace.read(undoName(scene, name))),
      onHistory: (depth) => commands.setState(readOnly ? { canUndo: false, canRedo: false } : depth),
    }))
    editor.current = made
    if (!readOnly) commands.handOver(made.write)
    const write = readOnly ? null : made.write
    commands.setState({ commands: { undo: made.undo, redo: made.redo, focus: made.focus, write } })
    return () => {
      commands.setState({ commands: null, canUndo: false, canRedo: false })
      made.close()
      editor.current = null
    }
  }, [readOnly, scene, commands])

  useLayoutEffect(() => editor.current?.show(file, text, notes), [file, text, notes])
  useEffect(() => editor.current?.keep(files), [files])
  const done = useRef<object>(null)
  useEffect(() => {
    // Typing moves the line that was asked for: that is no reason to go there again.
    if (!reveal || reveal.asked === done.current) return
    done.current = reveal.asked
    editor.current?.reveal(reveal.line)
  }, [reveal])

  return <div ref={place} className={styles.editor} />
}
