/** What stands beside and under the lines of the editor: marks, changed lines, the current line, the error. */
import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
  lineNumbers,
  WidgetType,
} from '@codemirror/view'
import type { LineMark } from './lineMark.ts'
import { markElement } from './lineMark.ts'

/** An error under its line; `isEdited`: the line is another one since. */
interface NotedProblem {
  line: number
  message: string
  isEdited: boolean
}

export interface Notes {
  marks: ReadonlyMap<number, LineMark>
  /** Lines that differ from what runs. */
  changed: ReadonlySet<number>
  /** The line of the current moment. */
  current: number | null
  problem: NotedProblem | null
}

const none: Notes = { marks: new Map(), changed: new Set(), current: null, problem: null }
const setNotes = StateEffect.define<Notes>()

/** Writes the notes beside the lines, in the same frame as the text. */
export const noted = (notes: Notes) => ({ effects: setNotes.of(notes) })

const notesField = StateField.define<Notes>({
  create: () => none,
  update: (notes, transaction) => transaction.effects.find((e) => e.is(setNotes))?.value ?? notes,
  provide: (field) => [
    EditorView.decorations.compute([field, 'doc'], (state) => decorate(state, state.field(field))),
    gutterLineClass.compute([field, 'doc'], (state) => currentGutter(state, state.field(field))),
  ],
})

const lineStart = (state: EditorState, line: number): number | null =>
  line >= 1 && line <= state.doc.lines ? state.doc.line(line).from : null

class Problem extends WidgetType {
  readonly message: string
  readonly isEdited: boolean
  constructor({ message, isEdited }: NotedProblem) {
    super()
    this.message = message
    this.isEdited = isEdited
  }
  override eq(other: Problem) {
    return other.message === this.message && other.isEdited === this.isEdited
  }
  toDOM() {
    const element = document.createElement('div')
    element.setAttribute('role', 'alert')
    this.write(element)
    return element
  }
  /** Keeps the height that it had: whoever mends the line sees no other line move. */
  override updateDOM(element: HTMLElement) {
    element.style.minHeight = `${element.offsetHeight}px`
    this.write(element)
    return true
  }
  private write(element: HTMLElement) {
    element.className = this.isEdited ? 'cm-problem cm-edited' : 'cm-problem'
    element.textContent = this.message
  }
}

const currentLine = Decoration.line({ class: 'cm-current', attributes: { 'aria-current': 'location' } })
const badLine = Decoration.line({ class: 'cm-bad' })

function decorate(state: EditorState, { current, problem }: Notes): DecorationSet {
  const ranges = []
  const at = current === null ? null : lineStart(state, current)
  if (at !== null) ranges.push(currentLine.range(at))
  const bad = problem === null ? null : lineStart(state, problem.line)
  if (bad !== null && problem !== null) {
    if (!problem.isEdited) ranges.push(badLine.range(bad))
    const widget = new Problem(problem)
    ranges.push(Decoration.widget({ widget, side: 1, block: true }).range(state.doc.lineAt(bad).to))
  }
  return Decoration.set(ranges, true)
}

class LineClass extends GutterMarker {
  override elementClass: string
  constructor(name: string) {
    super()
    this.elementClass = name
  }
}
const currentMarker = new LineClass('cm-current')
const changedMarker = new LineClass('cm-changed')
const badMarker = new LineClass('cm-bad')

function currentGutter(state: EditorState, { current }: Notes): RangeSet<GutterMarker> {
  const at = current === null ? null : lineStart(state, current)
  return at === null ? RangeSet.empty : RangeSet.of(currentMarker.range(at))
}

class Mark extends GutterMarker {
  readonly mark: LineMark
  constructor(mark: LineMark) {
    super()
    this.mark = mark
  }
  override eq(other: Mark) {
    const { layer, count, leads } = this.mark
    return other.mark.layer === layer && other.mark.count === count && other.mark.leads === leads
  }
  override toDOM() {
    return markElement(this.mark)
  }
}

/** The three gutters and the decorations; `onMark` is told the line whose count was pressed. */
export function noteGutters(onMark: (line: number) => void): Extension {
  const lineOf = (view: EditorView, from: number) => view.state.doc.lineAt(from).number
  const notesOf = (view: EditorView) => view.state.field(notesField)
  return [
    notesField,
    gutter({
      class: 'cm-bars',
      lineMarker: (view, block) => {
        const { problem, changed } = notesOf(view)
        const line = lineOf(view, block.from)
        if (problem?.line === line && !problem.isEdited) return badMarker
        return changed.has(line) ? changedMarker : null
      },
      lineMarkerChange: (update) => update.startState.field(notesField) !== update.state.field(notesField),
    }),
    lineNumbers(),
    gutter({
      class: 'cm-marks',
      lineMarker: (view, block) => {
        const mark = notesOf(view).marks.get(lineOf(view, block.from))
        return mark ? new Mark(mark) : null
      },
      lineMarkerChange: (update) => update.startState.field(notesField) !== update.state.field(notesField),
      domEventHandlers: {
        click: (view, block) => {
          const line = lineOf(view, block.from)
          if (!notesOf(view).marks.has(line)) return false
          onMark(line)
          return true
        },
      },
    }),
  ]
}
