/** Which of a learner's files become files of the lab, under which names, and which is the program. */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { takeIn } from '../../client/features/files/incoming.ts'
import { readChosen, readDropped, Unreadable, unzipped } from '../../client/features/files/reading.ts'
import { fileWords } from '../../server/shared/files/fileWords.ts'
import { limits } from '../../server/shared/limits.ts'
import { chatIncoming, chatZip } from '../support/chat.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const incoming = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) }))
const taken = (files: Record<string, string>, present = {}) => takeIn(incoming(files), present)
const server = `const { Server } = require('socket.io')`

test('a chat in a folder: its program is what npm start runs, and all else stands beside it', () => {
  expect(takeIn(chatIncoming, { 'old.js': '' })).toMatchObject({
    ok: true,
    count: 5,
    program: { path: 'index.js', text: expect.stringContaining("require('./rooms')") },
  })
  const made = takeIn(chatIncoming, {})
  expect(made.ok && Object.keys(made.files)).toEqual([
    'package.json',
    'public/index.html',
    'public/style.css',
    'rooms.js',
  ])
})

describe('the program', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['server.js, whatever is in it', { 'server.js': '1', 'a.js': server }, 'server.js'],
    ['index.js that loads a server', { 'index.js': server, 'a.js': '' }, 'index.js'],
    ['app.js that imports one', { 'app.js': `import { Server } from 'socket.io'` }, 'app.js'],
    ['in a folder of a folder', { 'x/y/app.js': server, 'x/y/a.js': '' }, 'app.js'],
    ['what main names', { 'package.json': '{"main":"./lib/start"}', 'lib/start.js': '1' }, 'lib/start.js'],
    [
      'what nodemon runs',
      { 'package.json': '{"scripts":{"start":"nodemon --watch . chat.js"}}', 'chat.js': '1' },
      'chat.js',
    ],
    ['src/index.js', { 'src/index.js': server, 'public/index.html': '' }, 'src/index.js'],
    [
      'the only one that listens, whatever it is called',
      {
        'backend/chat.js': `${server}\nio.listen(3000)`,
        'backend/routes.js': `require('express')`,
        'a.md': '',
      },
      'backend/chat.js',
    ],
    ['none: two that listen', { 'a.js': `${server}\nio.listen(1)`, 'b.js': `${server}\nio.listen(2)` }, null],
    ['none: a part of one', { 'routes.js': `require('express')` }, null],
    ['none: a page only', { 'public/index.html': '', 'public/index.js': 'io()' }, null],
    ['none: a module', { 'rooms.js': 'exports.a = 1' }, null],
    ['none: package.json that is no JSON', { 'package.json': '{', 'b.js': '1' }, null],
  ])('%s', (_name, files, path) => {
    const made = taken(files)
    expect(made.ok && (made.program?.path ?? null)).toBe(path)
  })
  test('in a folder below is loaded by server.js, and stays where it is', () => {
    const made = taken({ 'src/index.js': server, 'src/rooms.js': '', 'public/index.html': '' })
    expect(made).toMatchObject({ program: { text: "require('./src/index.js')\n" } })
    expect(made.ok && Object.keys(made.files)).toEqual(['public/index.html', 'src/index.js', 'src/rooms.js'])
    expect(taken({ 'src/index.js': `import { Server } from 'socket.io'`, 'a.txt': '' })).toMatchObject({
      program: { text: "import './src/index.js'\n" },
    })
  })
})

describe('the files', () => {
  test('without a program are put beside those there are, and in the place of the same', () => {
    expect(taken({ 'a.js': 'new', 'b.css': '' }, { 'a.js': 'old', 'c.js': '' })).toEqual({
      ok: true,
      program: null,
      files: { 'a.js': 'new', 'b.css': '', 'c.js': '' },
      count: 2,
    })
  })
  test('of a program take the place of those there are', () => {
    expect(taken({ 'server.js': server, 'a.js': '' }, { 'c.js': '' })).toMatchObject({
      files: { 'a.js': '' },
    })
  })
  test('keep the folder that a page stands in', () => {
    expect(taken({ 'public/index.html': '', 'public/a/b.css': '' })).toMatchObject({
      files: { 'public/index.html': '', 'public/a/b.css': '' },
    })
  })
  test('that nobody wants are left out', () => {
    const made = taken({
      'server.js': server,
      'node_modules/a/index.js': '',
      '.git/HEAD': '',
      '__MACOSX/._server.js': '',
      '.DS_Store': '',
      'package-lock.json': '{}',
      '.env': 'PORT=4000',
    })
    expect(made.ok && Object.keys(made.files)).toEqual(['.env'])
  })
  test('that are no text are bytes', () => {
    const made = takeIn(
      [
        { path: 'a.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
        { path: 'b.txt', bytes: Uint8Array.of(65, 0) },
        { path: '다.txt'.normalize('NFD'), bytes: bytesOf('가') },
      ],
      {},
    )
    expect(made).toMatchObject({
      files: { 'a.png': { base64: 'iVBORw==' }, 'b.txt': { base64: 'QQA=' }, '다.txt': '가' },
    })
  })
  test.each<[string, () => ReturnType<typeof takeIn>, string]>([
    [
      'nothing',
      () => taken({ 'node_modules/a.js': '' }),
      '넣을 파일이 없어요. 코드가 있는 폴더나 zip을 넣어 주세요.',
    ],
    [
      'too many',
      () => taken(Object.fromEntries(Array.from({ length: limits.files + 1 }, (_, n) => [`a${n}.js`, '']))),
      fileWords.many,
    ],
    ['too long', () => taken({ 'a.txt': 'x'.repeat(limits.fileBytes + 1) }), fileWords.long],
    ['a name that not every machine has', () => taken({ 'a?.js': '' }), fileWords.path],
  ])('%s: it is said, and nothing is taken', (_name, take, problem) => {
    expect(take()).toEqual({ ok: false, problem })
  })
})

describe('reading', () => {
  const fileIn = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name)
  test('a .zip that is chosen or dropped is its files', async () => {
    const zip = fileIn('chat.zip', chatZip())
    const byPath = (files: readonly { path: string }[]) => files.map(({ path }) => path).sort()
    const paths = byPath(chatIncoming)
    expect(byPath(await readChosen([zip]))).toEqual(paths)
    expect(byPath(await readDropped({ files: [zip], entries: [] }))).toEqual(paths)
  })
  test('names as a Korean Windows and as macOS write them', () => {
    const cp949 = Uint8Array.of(0xc3, 0xa4, 0xc6, 0xc3)
    const name = String.fromCharCode(...cp949)
    const zip = zipSync({ 'xxxx/a.js': bytesOf('1') })
    // The name of four letters in both of its places, without the mark that says UTF-8.
    const raw = Buffer.from(zip).toString('latin1').replaceAll('xxxx', name)
    expect(unzipped(Buffer.from(raw, 'latin1'))).toEqual([{ path: '채팅/a.js', bytes: bytesOf('1') }])
    const utf8 = Buffer.from('채', 'utf8').toString('latin1')
    const mac = Buffer.from(zipSync({ 'xxx/a.js': bytesOf('1') }))
      .toString('latin1')
      .replaceAll('xxx', utf8)
    expect(unzipped(Buffer.from(mac, 'latin1'))).toEqual([{ path: '채/a.js', bytes: bytesOf('1') }])
  })
  test('a folder that is dropped is read to its end, without what nobody wants', async () => {
    const fileEntry = (path: string) => ({
      isFile: true,
      fullPath: `/${path}`,
      file: (done: (file: File) => void) => done(fileIn(path, new Uint8Array(1))),
    })
    const folderEntry = (path: string, parts: unknown[][]) => ({
      isFile: false,
      fullPath: `/${path}`,
      // As browsers do: in parts, and then an empty one.
      createReader: () => ({ readEntries: (done: (part: unknown[]) => void) => done(parts.shift() ?? []) }),
    })
    const unread = {
      isFile: false,
      fullPath: '/chat/node_modules',
      createReader: () => {
        throw new Error('nobody reads it')
      },
    }
    const inner = folderEntry('chat/public', [[fileEntry('chat/public/a.html')]])
    const chat = folderEntry('chat', [[fileEntry('chat/index.js'), unread], [inner]])
    const read = await readDropped({ files: [], entries: [chat as unknown as FileSystemEntry] })
    expect(read.map(({ path }) => path)).toEqual(['chat/index.js', 'chat/public/a.html'])
  })
  test('what is no .zip, and what is far too much, is said', async () => {
    await expect(readChosen([fileIn('a.zip', Uint8Array.of(1, 2, 3))])).rejects.toThrow(Unreadable)
    await expect(readChosen([fileIn('a.bin', new Uint8Array(17_000_000))])).rejects.toThrow('파일만 골라서')
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}.js`, new Uint8Array()]))
    await expect(readChosen([fileIn('many.zip', zipSync(many))])).rejects.toThrow('파일만 골라서')
  })
})
