/** A file as it ran at an earlier moment, over the learner's own text: it can be read, and whoever types is in the present again. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { type CodeEditor, createCodeEditor } from './codeEditor.ts'
import styles from './Editor.module.css'
import type { Notes } from './notes.ts'

interface PastEditorProps {
  file: string
  text: string
  notes: Notes
  /** A line to bring into view; `asked` is another object each time that it is asked for. */
  reveal: { line: number; asked: object } | null
  onType: () => void
  onMark: (file: string, line: number) => void
}

const nothing = () => undefined

export function PastEditor({ file, text, notes, reveal, ...events }: PastEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor>(null)
  const latest = useRef(events)
  latest.current = events

  useLayoutEffect(() => {
    const parent = place.current
    if (!parent) return
    const made = createCodeEditor(parent, () => ({
      readOnly: true,
      onType: nothing,
      onRun: nothing,
      onMark: (name, line) => latest.current.onMark(name, line),
      keepUndo: nothing,
      recall: nothing,
      onHistory: nothing,
    }))
    editor.current = made
    const type = () => latest.current.onType()
    parent.addEventListener('beforeinput', type)
    return () => {
      parent.removeEventListener('beforeinput', type)
      made.close()
      editor.current = null
    }
  }, [])

  useLayoutEffect(() => editor.current?.show(file, text, notes), [file, text, notes])
  const { line } = reveal ?? {}
  useEffect(() => {
    if (line !== undefined) editor.current?.reveal(line)
  }, [line])

  return <div ref={place} className={styles.editor} />
}
