import { expect, test } from 'vitest'
import { type LabFiles, pathsOf, problemOfFiles, sizeOfFile } from '../../server/shared/files/files.ts'
import { filesInput } from '../../server/shared/files/filesInput.ts'
import { fileWords } from '../../server/shared/files/fileWords.ts'
import { importedPath, requiredPath } from '../../server/shared/files/resolve.ts'
import { limits } from '../../server/shared/limits.ts'

const many = (count: number): LabFiles =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}.js`, '']))

test.each<[string, unknown, string | undefined]>([
  ['nothing', {}, undefined],
  [
    'text and bytes',
    { 'rooms.js': 'x', 'public/a b (1).png': { base64: 'aGk=' }, '사진.txt': '' },
    undefined,
  ],
  ['as many as there may be', many(limits.files), undefined],
  ['one more', many(limits.files + 1), fileWords.many],
  ['as long as they may be', { 'a.txt': 'x'.repeat(limits.fileBytes) }, undefined],
  ['one byte more', { 'a.txt': 'x'.repeat(limits.fileBytes), 'b.txt': 'x' }, fileWords.long],
  ['Hangul has three bytes', { 'a.txt': '가'.repeat(limits.fileBytes / 3 + 1) }, fileWords.long],
  [
    'bytes are counted without base64',
    { 'a.png': { base64: 'AAAA'.repeat(limits.fileBytes / 3 + 1) } },
    fileWords.long,
  ],
  ['a list', [], fileWords.shape],
  ['a text', 'x', fileWords.shape],
  ['a number', { 'a.js': 1 }, fileWords.shape],
  ['no base64', { 'a.png': { base64: 'a b' } }, fileWords.shape],
  ['something beside it', { 'a.png': { base64: '', more: 1 } }, fileWords.shape],
  ['server.js itself', { 'server.js': 'x' }, fileWords.taken],
  ['a file in server.js', { 'server.js/a.js': 'x' }, fileWords.taken],
  ['a file in a file', { 'a.js': 'x', 'a.js/b.js': 'x' }, fileWords.taken],
  ['a path too long', { ['x'.repeat(201)]: 'x' }, fileWords.longPath],
  ['__proto__', JSON.parse('{"__proto__": "x"}'), fileWords.path],
  ...['', '/a', 'a/', 'a//b', '.', './a', '../a', 'a/../b', 'a\\b', 'c:/a', 'a\0', 'a?', ' a', 'a/ /b'].map(
    (path): [string, unknown, string] => [
      `the path ${JSON.stringify(path)}`,
      { [path]: 'x' },
      fileWords.path,
    ],
  ),
])('files: %s', (_, given, problem) => {
  expect(problemOfFiles(given)).toBe(problem)
  const parsed = filesInput.safeParse(given)
  expect(parsed.success ? undefined : parsed.error.issues[0]?.message).toBe(problem)
})

test('sizes are those of UTF-8 and of the bytes themselves', () => {
  for (const text of ['', 'a', 'é', '가', '😀', 'a가😀é'])
    expect(sizeOfFile(text)).toBe(new TextEncoder().encode(text).length)
  for (const length of [0, 1, 2, 3, 4]) {
    const base64 = Buffer.alloc(length).toString('base64')
    expect(sizeOfFile({ base64 })).toBe(length)
  }
})

const files = { 'rooms.js': '', 'config.json': '{}', 'lib/index.js': '', 'lib/x.mjs': '', 'a/b.js': '' }
const has = (path: string) => pathsOf(files).includes(path)

test.each([
  ['server.js', './rooms', 'rooms.js', undefined],
  ['server.js', './rooms.js', 'rooms.js', 'rooms.js'],
  ['server.js', './config', 'config.json', undefined],
  ['server.js', './lib', 'lib/index.js', undefined],
  ['server.js', './lib/', 'lib/index.js', undefined],
  ['server.js', './lib/x', undefined, undefined],
  ['server.js', './lib/x.mjs', 'lib/x.mjs', 'lib/x.mjs'],
  ['a/b.js', '../rooms.js', 'rooms.js', 'rooms.js'],
  ['a/b.js', '..', undefined, undefined],
  ['lib/x.mjs', '.', 'lib/index.js', undefined],
  ['a/b.js', '../../app/rooms.js', 'rooms.js', 'rooms.js'],
  ['a/b.js', '../../../etc/passwd', undefined, undefined],
  ['server.js', '/app/rooms.js', 'rooms.js', 'rooms.js'],
  ['server.js', 'file:///app/rooms.js', undefined, 'rooms.js'],
  ['server.js', './rooms.js?again=1', undefined, 'rooms.js'],
  ['server.js', './%72ooms.js', undefined, 'rooms.js'],
])('from %s, %s is %s by require and %s by import', (from, name, required, imported) => {
  expect(requiredPath(has, from, name)).toBe(required)
  expect(importedPath(has, from, name)).toBe(imported)
})
