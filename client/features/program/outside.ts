/** Changes of a file that nobody typed in its editor: a panel's, a reset, a link. Each is one step of undo, and so is
 *  everything of one gesture: a slider that is dragged writes often, and one undo takes it all back. */
import { history, isolateHistory } from '@codemirror/commands'
import {
  Annotation,
  type EditorState,
  StateField,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { changeBetween } from '../../lab/code/change.ts'

const outside = Annotation.define<{ gesture: string | undefined }>()

export const isFromOutside = (transaction: Transaction): boolean =>
  transaction.annotation(outside) !== undefined

/** The gesture that the newest change belongs to. Typing, undo and redo end it. */
const gestureField = StateField.define<string | undefined>({
  create: () => undefined,
  update: (gesture, transaction) =>
    transaction.docChanged ? transaction.annotation(outside)?.gesture : gesture,
})

/** The editor's history. Changes of one gesture are joined however far apart they stand in the text. */
export const outsideHistory = [
  gestureField,
  history({ joinToEvent: (transaction, isAdjacent) => isAdjacent || isFromOutside(transaction) }),
]

/** A text as the editor has it: lines end with one character. */
export const inEditor = (text: string): string => text.replace(/\r\n?/g, '\n')

/** The smallest change that makes the text this one; `null` where it is already. */
export function changeFromOutside(
  state: EditorState,
  text: string,
  gesture?: string,
): TransactionSpec | null {
  const before = state.doc.toString()
  const after = inEditor(text)
  if (before === after) return null
  const isJoined = gesture !== undefined && state.field(gestureField) === gesture
  // An isolated step leaves 0 as the time of the newest change: whoever comes at that time is joined to it.
  const step = isJoined ? Transaction.time.of(0) : isolateHistory.of('full')
  return { changes: changeBetween(before, after), annotations: [outside.of({ gesture }), step] }
}
