/** One CodeMirror view for all open files; each keeps its own undo, selection and scroll. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import {
  defaultKeymap,
  history,
  historyField,
  historyKeymap,
  indentWithTab,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { Annotation, EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { changeBetween } from '../code/change.ts'
import { look } from './look.ts'
import { type Notes, noted, noteGutters } from './notes.ts'

/** The text came from outside: nobody typed it here. */
const fromOutside = Annotation.define<boolean>()

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

/** Makes the editor in `parent`. */
export function createCodeEditor(parent: HTMLElement, events: () => CodeEditorEvents) {
  const states = new Map<string, EditorState>()
  let file = ''

  const setup = (name: string) => [
    noteGutters((line) => events().onMark(name, line)),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    javascript(),
    look,
    EditorState.tabSize.of(2),
    EditorState.readOnly.of(events().readOnly),
    EditorView.contentAttributes.of({ 'aria-label': `${name} 코드`, tabindex: '0' }),
    Prec.highest(
      keymap.of([
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
      if (!update.transactions.some((t) => t.annotation(fromOutside)))
        events().onType(name, update.state.doc.toString())
      tellHistory()
    }),
  ]

  const view = new EditorView({ parent })
  const tellHistory = () =>
    events().onHistory({ canUndo: undoDepth(view.state) > 0, canRedo: redoDepth(view.state) > 0 })

  /** With the undo of the last visit, where it belongs to this very text. */
  const begin = (name: string, text: string): EditorState => {
    const extensions = setup(name)
    const saved = events().recall(name)
    if ((saved as { doc?: unknown } | undefined)?.doc === text)
      try {
        return EditorState.fromJSON(saved, { extensions }, { history: historyField })
      } catch {
        // Of an older version of the editor: only the undo is lost.
      }
    return EditorState.create({ doc: text, extensions })
  }
  const keepUndo = () => {
    if (file !== '') events().keepUndo(file, view.state.toJSON({ history: historyField }))
  }
  addEventListener('pagehide', keepUndo)

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
      const typed = view.state.doc.toString()
      if (typed !== text)
        view.dispatch({
          changes: changeBetween(typed, text),
          annotations: [fromOutside.of(true), isolateHistory.of('full')],
        })
      view.dispatch(noted(notes))
      const { problem } = notes
      if (problem && (problem.line !== shown?.line || problem.message !== shown.message))
        bringUp(problem.line)
      shown = problem
    },
    /** Files that are gone take their undo with them. */
    keep: (names: readonly string[]): void => {
      for (const name of states.keys()) if (!names.includes(name)) states.delete(name)
    },
    reveal: (line: number): void => bringUp(line, 'center'),
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
