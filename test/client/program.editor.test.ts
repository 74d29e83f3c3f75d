// @vitest-environment happy-dom
/** [E5] The editor of all files: what panels change in a file is undone there, whichever file is open, and after a reload. */
import { expect, test } from 'vitest'
import { type CodeEditorEvents, createCodeEditor } from '../../client/features/program/codeEditor.ts'

const notes = { marks: new Map(), changed: new Set<number>(), current: null, problem: null }

/** A browser: what the editor keeps outlives it. */
function createBrowser() {
  const kept = new Map<string, unknown>()
  const typed: string[] = []
  const depth = { canUndo: false, canRedo: false }
  const open = () => {
    const parent = document.createElement('div')
    document.body.append(parent)
    const events: CodeEditorEvents = {
      readOnly: false,
      onType: (_file, text) => typed.push(text),
      onRun: () => {},
      onMark: () => {},
      keepUndo: (file, state) =>
        kept.set(file, state === undefined ? undefined : JSON.parse(JSON.stringify(state))),
      recall: (file) => kept.get(file),
      onHistory: (now) => Object.assign(depth, now),
    }
    const editor = createCodeEditor(parent, () => events)
    const text = () => [...parent.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')
    return { ...editor, text }
  }
  return { open, typed, depth, kept }
}
const edit = (file: string, before: string, after: string, gesture?: string) => ({
  file,
  before,
  after,
  gesture,
})

test('changes of a file that is not open are steps of its undo, one each', () => {
  const browser = createBrowser()
  const editor = browser.open()
  editor.show('client-a.js', 'io()', notes)
  editor.write(edit('server.js', 'a: 1', 'a: 2'))
  editor.write(edit('server.js', 'a: 2', 'a: 3', 'drag'))
  editor.write(edit('server.js', 'a: 3', 'a: 4', 'drag'))
  expect(browser.depth.canUndo).toBe(false)
  editor.show('server.js', 'a: 4', notes)
  expect(browser.depth.canUndo).toBe(true)
  editor.undo()
  expect(editor.text()).toBe('a: 2')
  editor.undo()
  expect(editor.text()).toBe('a: 1')
  expect(browser.depth).toEqual({ canUndo: false, canRedo: true })
  expect(browser.typed).toEqual(['a: 2', 'a: 1'])
  editor.close()
})

test('several changes before the page draws are steps of their own', () => {
  const editor = createBrowser().open()
  editor.show('server.js', 'a: 1', notes)
  editor.write(edit('server.js', 'a: 1', 'a: 2'))
  editor.write(edit('server.js', 'a: 2', 'a: 3'))
  editor.show('server.js', 'a: 3', notes)
  editor.undo()
  expect(editor.text()).toBe('a: 2')
  editor.close()
})

test('after a reload the steps are there, and what changed without an editor is one more', () => {
  const browser = createBrowser()
  const before = browser.open()
  before.show('server.js', 'a: 1', notes)
  before.write(edit('server.js', 'a: 1', 'a: 2'))
  before.close()
  const editor = browser.open()
  editor.show('server.js', 'a: 5', notes)
  editor.undo()
  expect(editor.text()).toBe('a: 2')
  editor.undo()
  expect(editor.text()).toBe('a: 1')
  editor.redo()
  editor.redo()
  expect(editor.text()).toBe('a: 5')
  editor.close()
})

test('a file that is gone takes its steps along', () => {
  const browser = createBrowser()
  const editor = browser.open()
  editor.keep(['server.js', 'client-b.js'])
  editor.show('client-b.js', 'io()', notes)
  editor.write(edit('client-b.js', 'io()', 'io("/b")'))
  editor.show('server.js', 'a', notes)
  editor.keep(['server.js'])
  expect(browser.kept.get('client-b.js')).toBeUndefined()
  editor.keep(['server.js', 'client-b.js'])
  editor.show('client-b.js', 'io()', notes)
  expect(browser.depth.canUndo).toBe(false)
  editor.close()
})

test('lines that end as in Windows are shown once, and are no change', () => {
  const browser = createBrowser()
  const editor = browser.open()
  for (let time = 0; time < 3; time += 1) editor.show('server.js', 'a\r\nb', notes)
  expect(editor.text()).toBe('a\nb')
  expect(browser.depth.canUndo).toBe(false)
  editor.close()
})
