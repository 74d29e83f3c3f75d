/** One CodeMirror view for all open files; each keeps its own undo, selection and scroll. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import {
  defaultKeymap,
  historyField,
  historyKeymap,
  indentWithTab,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import type { FileEdit } from '../../lab/program/editor.ts'
import { languageOf } from './language.ts'
import { look } from './look.ts'
import { type Notes, noted, noteGutters } from './notes.ts'
import { changeFromOutside, inEditor, isFromOutside, outsideHistory } from './outside.ts'

export interface CodeEditorEvents {
  readOnly: boolean
  onType: (file: string, text: string) => void
  onRun: (file: string) => void
  onMark: (file: string, line: number) => void
  /** Keeps an editor's state, as JSON, for the next visit. */
  keepUndo: (file: string, state: unknown) => void
  recall: (file: string) => unknown
  onHistory: (depth: { canUndo: boolean; canRedo: boolean }) => void
}

/** So long after Escape a Tab goes on to what stands behind the editor, as CodeMirror has it. */
const leaveMs = 2_000

/** Makes the editor in `parent`. */
export function createCodeEditor(parent: HTMLElement, events: () => CodeEditorEvents) {
  const states = new Map<string, EditorState>()
  let file = ''

  const setup = (name: string) => [
    noteGutters((line) => events().onMark(name, line)),
    outsideHistory,
    drawSelection(),
    EditorView.lineWrapping,
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    languageOf(name),
    look,
    EditorState.tabSize.of(2),
    EditorState.readOnly.of(events().readOnly),
    EditorView.contentAttributes.of({ 'aria-label': `${name} 코드`, tabindex: '0' }),
    Prec.highest(
      keymap.of([
        // With a selection Escape would only let go of it, and the next Tab would indent.
        {
          key: 'Escape',
          run: (editor) => {
            editor.setTabFocusMode(leaveMs)
            return false
          },
        },
        {
          key: 'Mod-Enter',
          run: () => {
            events().onRun(name)
            return true
          },
        },
        {
          key: 'Mod-.',
          run: (view) => {
            events().onMark(name, view.state.doc.lineAt(view.state.selection.main.head).number)
            return true
          },
        },
      ]),
    ),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return
      if (!update.transactions.some(isFromOutside)) events().onType(name, update.state.doc.toString())
      tellHistory()
    }),
  ]

  const view = new EditorView({ parent })
  const tellHistory = () =>
    events().onHistory({ canUndo: undoDepth(view.state) > 0, canRedo: redoDepth(view.state) > 0 })

  /** With the undo of the last visit. What was changed since then, while no editor was there, is one more step. */
  const begin = (name: string, text: string): EditorState => {
    const extensions = setup(name)
    const saved = events().recall(name)
    if (typeof (saved as { doc?: unknown } | undefined)?.doc === 'string')
      try {
        return changed(EditorState.fromJSON(saved, { extensions }, { history: historyField }), text)
      } catch {
        // Of an older version of the editor: only the undo is lost.
      }
    return EditorState.create({ doc: inEditor(text), extensions })
  }
  const changed = (state: EditorState, text: string, gesture?: string): EditorState => {
    const change = changeFromOutside(state, text, gesture)
    return change ? state.update(change).state : state
  }
  const keep = (name: string, state: EditorState) =>
    events().keepUndo(name, state.toJSON({ history: historyField }))
  const keepUndo = () => {
    if (file !== '') keep(file, view.state)
  }
  const take = (text: string, gesture?: string) => {
    const change = changeFromOutside(view.state, text, gesture)
    if (change) view.dispatch(change)
  }
  addEventListener('pagehide', keepUndo)

  const isSeen = (line: number): boolean => {
    if (line < 1 || line > view.state.doc.lines) return false
    const { top, bottom } = view.lineBlockAt(view.state.doc.line(line).from)
    const { scrollTop, clientHeight } = view.scrollDOM
    const margin = view.defaultLineHeight
    return top >= scrollTop + margin && bottom <= scrollTop + clientHeight - margin
  }
  let known: readonly string[] = []

  /** The problem that was brought into view last: the same one again must not move what the learner reads. */
  let shown: Notes['problem'] = null
  const bringUp = (line: number, y: 'nearest' | 'center' = 'nearest') => {
    if (line < 1 || line > view.state.doc.lines) return
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(line).from, { y, yMargin: 48 }) })
  }

  return {
    /** Shows a file with its text and its notes; a text that differs replaces what was typed, and can be undone. */
    show: (name: string, text: string, notes: Notes): void => {
      if (name !== file) {
        if (file !== '') states.set(file, view.state)
        keepUndo()
        file = name
        view.setState(states.get(name) ?? begin(name, text))
        tellHistory()
      }
      take(text)
      view.dispatch(noted(notes))
      const { problem } = notes
      if (problem && (problem.line !== shown?.line || problem.message !== shown.message))
        bringUp(problem.line)
      shown = problem
    },
    /** Takes in a change of any file at once: undo takes it back by itself, whatever else changes before this page draws. */
    write: ({ file: name, before, after, gesture }: FileEdit): void => {
      if (name === file) {
        take(before)
        take(after, gesture)
        return
      }
      const state = changed(changed(states.get(name) ?? begin(name, before), before), after, gesture)
      states.set(name, state)
      keep(name, state)
    },
    /** Files that are gone take their undo with them. */
    keep: (names: readonly string[]): void => {
      for (const name of [...states.keys(), ...known])
        if (!names.includes(name)) {
          states.delete(name)
          events().keepUndo(name, undefined)
        }
      known = names
    },
    /** Brings a line into view; what is seen already stays where it is. */
    reveal: (line: number): void => {
      if (!isSeen(line)) bringUp(line, 'center')
    },
    focus: (): void => view.focus(),
    undo: (): boolean => undo(view),
    redo: (): boolean => redo(view),
    close: (): void => {
      removeEventListener('pagehide', keepUndo)
      keepUndo()
      view.destroy()
    },
  }
}
export type CodeEditor = ReturnType<typeof createCodeEditor>
