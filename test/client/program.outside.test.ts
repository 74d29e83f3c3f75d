/** [E5] What panels, resets and links do to a text is a step of its editor's undo, and a gesture is one. */
import { redo, undo, undoDepth } from '@codemirror/commands'
import { EditorState, type Transaction } from '@codemirror/state'
import { expect, test } from 'vitest'
import { changeFromOutside, inEditor, outsideHistory } from '../../client/features/program/outside.ts'

function editorOf(doc: string) {
  let state = EditorState.create({ doc, extensions: [outsideHistory] })
  const dispatch = (transaction: Transaction) => {
    state = transaction.state
  }
  return {
    take: (text: string, gesture?: string) => {
      const change = changeFromOutside(state, text, gesture)
      if (change) dispatch(state.update(change))
    },
    type: (insert: string) =>
      dispatch(state.update({ changes: { from: 0, insert }, userEvent: 'input.type' })),
    undo: () => undo({ state, dispatch }),
    redo: () => redo({ state, dispatch }),
    text: () => state.doc.toString(),
    steps: () => undoDepth(state),
  }
}

test('each change is a step of its own, also right after typing', () => {
  const editor = editorOf('a: 1')
  editor.type('x')
  editor.take('xa: 2')
  editor.take('xa: 3')
  editor.type('y')
  expect(editor.steps()).toBe(4)
  for (const text of ['xa: 3', 'xa: 2', 'xa: 1', 'a: 1']) {
    editor.undo()
    expect(editor.text()).toBe(text)
  }
})

test('a gesture is one step, however far apart it writes', () => {
  const editor = editorOf('a: 1, other, b: 1')
  editor.take('a: 2, other, b: 1', 'drag 1')
  editor.take('a: 2, other, b: 2', 'drag 1')
  editor.take('a: 25, other, b: 3', 'drag 1')
  expect(editor.steps()).toBe(1)
  editor.take('a: 26, other, b: 3', 'drag 2')
  expect(editor.steps()).toBe(2)
  editor.undo()
  expect(editor.text()).toBe('a: 25, other, b: 3')
  editor.undo()
  expect(editor.text()).toBe('a: 1, other, b: 1')
  editor.redo()
  expect(editor.text()).toBe('a: 25, other, b: 3')
})

test('typing, undo and another change end a gesture', () => {
  const editor = editorOf('a: 1')
  editor.take('a: 2', 'drag')
  editor.type('x')
  editor.take('xa: 3', 'drag')
  expect(editor.steps()).toBe(3)
  editor.undo()
  editor.take('xa: 4', 'drag')
  editor.take('xa: 5')
  editor.take('xa: 6', 'drag')
  expect(editor.steps()).toBe(5)
})

test('lines that end as in Windows are the same lines', () => {
  const editor = editorOf(inEditor('a\r\nb\r\n'))
  editor.take('a\r\nb\r\n')
  expect(editor.steps()).toBe(0)
  editor.take('a\r\nc\r\n')
  expect(editor.text()).toBe('a\nc\n')
  expect(editor.steps()).toBe(1)
})
