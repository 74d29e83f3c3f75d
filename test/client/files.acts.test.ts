/** What is done with the files of a lab, and taken back. */
import { expect, test } from 'vitest'
import { create, problemOfName, remove, rename, takeFiles } from '../../client/features/files/acts.ts'
import { createLabView } from '../../client/lab/labView.ts'
import { tabOf } from '../../client/lab/program/tabs.ts'
import { createWorkspace } from '../../client/lab/workspace.ts'
import { fileWords } from '../../server/shared/files/fileWords.ts'
import { chatIncoming } from '../support/chat.ts'

function begin(files = {}) {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const lab = createLabView(createWorkspace({ local: storage, session: storage, reloaded: true }))
  lab.program.type('old')
  lab.program.putFiles(files)
  return lab
}
const filesOf = ({ program }: ReturnType<typeof begin>) => program.getState().files
const undo = (done: ReturnType<typeof create>) => done.ok && done.undo()

test('a new file is opened, stands in order, and undo takes it away', () => {
  const lab = begin({ 'b.js': 'b' })
  const done = create(lab, 'a.js')
  expect(Object.keys(filesOf(lab))).toEqual(['a.js', 'b.js'])
  expect(lab.editor.getState().file).toBe('a.js')
  undo(done)
  expect(filesOf(lab)).toEqual({ 'b.js': 'b' })
})

test('a deleted file comes back as it was, beside what was typed since', () => {
  const lab = begin({ 'a.js': 'a', 'b.js': 'b' })
  const done = remove(lab, 'a.js')
  expect(filesOf(lab)).toEqual({ 'b.js': 'b' })
  lab.program.typeFile('b.js', 'typed since')
  undo(done)
  expect(filesOf(lab)).toEqual({ 'a.js': 'a', 'b.js': 'typed since' })
})

test('a file that is renamed keeps what was typed since, both ways', () => {
  const lab = begin({ 'a.js': 'a' })
  const done = rename(lab, 'a.js', 'lib/b.js')
  lab.program.typeFile('lib/b.js', 'typed since')
  undo(done)
  expect(filesOf(lab)).toEqual({ 'a.js': 'typed since' })
})

test.each([
  ['server.js', undefined, fileWords.taken],
  ['../a.js', undefined, fileWords.path],
  ['긴'.repeat(201), undefined, fileWords.longPath],
  ['', undefined, fileWords.path],
  ['a.js/b.js', undefined, fileWords.taken],
  ['a.js', undefined, fileWords.taken],
  ['c.js', undefined, undefined],
  ['a.js', 'a.js', undefined],
  ['a.js/b.js', 'a.js', undefined],
])('the path %j for %j: %s', (path, from, problem) => {
  expect(problemOfName(begin({ 'a.js': '' }), path, from)).toBe(problem)
})

test('a file that is called as a client has a tab of its own', () => {
  expect([tabOf('client-a.js'), tabOf('lib/client-a.js'), tabOf('rooms.js')]).toEqual([
    './client-a.js',
    'lib/client-a.js',
    'rooms.js',
  ])
})

test('a whole program takes the place of all, and undo brings all of it back', () => {
  const lab = begin({ 'a.js': 'a' })
  const done = takeFiles(lab, chatIncoming)
  expect(done.text).toBe('파일 5개를 넣었어요. index.js 파일은 server.js가 되었어요. 실행을 눌러 보세요.')
  expect(lab.program.getState().typed).toContain("require('./rooms')")
  expect(Object.keys(filesOf(lab))).toEqual([
    'package.json',
    'public/index.html',
    'public/style.css',
    'rooms.js',
  ])
  undo(done)
  expect(lab.program.getState().typed).toBe('old')
  expect(filesOf(lab)).toEqual({ 'a.js': 'a' })
})

test('a program in a folder stays there and is what is opened', () => {
  const lab = begin()
  const done = takeFiles(
    lab,
    ['package.json', 'src/server.js'].map((path) => ({
      path: `chat/${path}`,
      bytes: new TextEncoder().encode(path === 'package.json' ? '{}' : "import { Server } from 'socket.io'"),
    })),
  )
  expect(done.text).toContain('server.js가 src/server.js 파일을 불러요.')
  expect(lab.program.getState().typed).toBe("import './src/server.js'\n")
  expect(lab.editor.getState().file).toBe('src/server.js')
})

test('what can not be taken leaves all as it was', () => {
  const lab = begin({ 'a.js': 'a' })
  expect(takeFiles(lab, [])).toMatchObject({ ok: false })
  expect([lab.program.getState().typed, filesOf(lab)]).toEqual(['old', { 'a.js': 'a' }])
})
