/** What panels understand of a program, and what they refuse, with the line and what to write instead. */
import { expect, test } from 'vitest'
import { callLines, serverName, socketName } from '../../client/lab/code/names.ts'
import { readSetting, writeSettings } from '../../client/lab/code/settings.ts'

const interval = ['pingInterval']
const read = (text: string, path: readonly string[] = interval) => readSetting(text, 'server', path)
const readClient = (text: string, path: readonly string[] = ['path']) => readSetting(text, 'client', path)

const servers = [
  'const { Server } = require("socket.io"); new Server(http, { pingInterval: 7 })',
  'const { Server: S } = require("socket.io"); new S(http, { pingInterval: 7 })',
  'const socketio = require("socket.io"); new socketio.Server(http, { pingInterval: 7 })',
  'const socketio = require("socket.io"); const { Server } = socketio; new Server({ pingInterval: 7 })',
  'const Server = require("socket.io").Server; new Server(3000, { pingInterval: 7 })',
  'new (require("socket.io").Server)(http, { pingInterval: 7 })',
  'const io = require("socket.io")(http, { pingInterval: 7 })',
  'const socketio = require("socket.io"); const io = socketio(http, { pingInterval: 7 })',
  'import { Server } from "socket.io"; new Server(http, { pingInterval: 7 })',
  'import { Server as S } from "socket.io"; new S(http, { pingInterval: 7 })',
  'import * as all from "socket.io"; new all.Server(http, { pingInterval: 7 })',
  'import socketio from "socket.io"; new socketio.Server(http, { pingInterval: 7 })',
  'const { Server } = await import("socket.io"); new Server(http, { pingInterval: 7 })',
  'function f() { class Server {} }\nconst { Server } = require("socket.io"); new Server(http, { pingInterval: 7 })',
  'new Server(http, { pingInterval: 7 })',
  'const ms = 7; new Server(http, { pingInterval: ms })',
  'const pingInterval = 7; new Server(http, { pingInterval })',
  'const base = { pingInterval: 1 }; new Server(http, { ...base, pingInterval: 10 - 3 })',
  'const a = "new Server(http, { pingInterval: 1 })"; /* new Server(http, { pingInterval: 2 }) */ const b = `new Server(http, { pingInterval: 3 })`\n// new Server({ pingInterval: 4 })\nnew Server(http, { pingInterval: 7 })',
]
for (const text of servers)
  test(`understood: ${text}`, () => {
    expect(read(text)).toMatchObject({ is: 'set', value: 7 })
    const written = writeSettings(text, 'server', [{ path: interval, code: '8' }])
    expect(written.ok && read(written.text)).toMatchObject({ is: 'set', code: '8' })
  })

const refused: readonly (readonly [string, RegExp, number | null])[] = [
  ['const x = 1', /찾지 못했어요/, null],
  ['\nclass Server {}\nnew Server(http, { pingInterval: 7 })', /socket\.io에서 가져온 것이 아니에요/, 3],
  ['const { Server } = require("http")\nnew Server({ pingInterval: 7 })', /socket\.io에서 가져온/, 2],
  ['import { Server } from "node:http"\nnew Server({ pingInterval: 7 })', /socket\.io에서 가져온/, 2],
  ['function f(Server) {\n  new Server(http, {})\n}', /socket\.io에서 가져온/, 2],
  ['new Server(http, makeOptions())', /다른 곳에서/, 1],
  ['new Server(http, isTest ? { a: 1 } : { b: 1 })', /다른 곳에서/, 1],
  ['const options = read()\n\nnew Server(options)', /다른 곳에서/, 3],
  ['const options = {}\noptions.pingInterval = 7\nnew Server(http, options)', /다른 줄에서도/, 3],
  ['let options = {}\nif (x) options = { pingInterval: 7 }\nnew Server(http, options)', /다른 줄에서도/, 3],
  ['const options = {}\nchange({ options })\nnew Server(http, options)', /다른 줄에서도/, 3],
  ['const all = [http, {}]\nnew Server(...all)', /펼쳐서/, 2],
  ['new Server(http, {\n  pingInterval: 7,\n  ...base,\n})', /펼친 객체/, 2],
  ['new Server(http, {\n  pingInterval: 7,\n  ["ping" + x]: 8,\n})', /펼친 객체/, 2],
  ['new Server(http, { pingInterval: })', /맞지 않아요/, 1],
  ['new Server(http, { pingInterval: 1 b: 2 })', /맞지 않아요/, 1],
  ['const o = { pingInterval: \nnew Server(http, o)', /맞지 않아요/, 2],
  ['new Server(http, {\n  pingInterval: 1\nio.on("connection", () => {})', /맞지 않아요/, 1],
]
for (const [text, why, line] of refused)
  test(`refused: ${text}`, () => {
    const written = writeSettings(text, 'server', [{ path: interval, code: '8' }])
    expect(written).toMatchObject({ ok: false, message: expect.stringMatching(why), line })
    expect(read(text)).toMatchObject({ is: 'unclear', message: expect.stringMatching(why), line })
  })

test('cors made by a function, and a name that holds it, are not taken apart', () => {
  for (const text of [
    'new Server(http, {\n  cors: (req, cb) => cb(null, {})\n})',
    'new Server(http, {\n  cors: makeCors()\n})',
    'new Server(http, {\n  cors(req, cb) {}\n})',
  ]) {
    const message = expect.stringContaining('안쪽을 고칠 수 없어요')
    expect(read(text, ['cors', 'origin'])).toEqual({ is: 'unclear', message, line: 2 })
    const written = writeSettings(text, 'server', [{ path: ['cors', 'origin'], code: '"*"' }])
    expect(written).toEqual({ ok: false, message, line: 2 })
    expect(writeSettings(text, 'server', [{ path: ['cors'], code: 'true' }]).ok).toBe(true)
  }
})

test('an option that may come from a spread is not taken away, and its inside not covered', () => {
  const text = 'new Server(http, { ...base })'
  expect(read(text).is).toBe('unclear')
  expect(writeSettings(text, 'server', [{ path: interval, code: null }]).ok).toBe(false)
  expect(writeSettings(text, 'server', [{ path: ['cors', 'origin'], code: 'true' }]).ok).toBe(false)
})

test('all changes are made or none', () => {
  const text = 'new Server(http, { cors: makeCors() })'
  const changes = [
    { path: interval, code: '1' },
    { path: ['cors', 'origin'], code: 'true' },
  ]
  expect(writeSettings(text, 'server', changes).ok).toBe(false)
})

test('a value that is no expression is not written', () => {
  for (const code of ['', '1,', '1, b: 2', '1 // one', '(', ') + (', 'const', '"a', '}', '1; 2', '...x'])
    expect(writeSettings('new Server(http, {})', 'server', [{ path: interval, code }]), code).toMatchObject({
      ok: false,
    })
  for (const code of [
    '1',
    '"a"',
    '[1, 2]',
    '{ a: 1 }',
    'f(1, 2)',
    '(a, b) => a',
    'function () {}',
    '/a/',
    '-1',
  ])
    expect(writeSettings('new Server(http, {})', 'server', [{ path: interval, code }]), code).toMatchObject({
      ok: true,
    })
})

test('literals mean what they mean when they run', () => {
  const codes = [
    '7',
    '0x10',
    '1_000',
    '1e3',
    '.5',
    '-7',
    '+7',
    '60 * 1000',
    '2 ** 3',
    '"a" + "b"',
    '`a\\nb`',
    'true',
    'null',
    `'it\\'s "so"'`,
    '"\\u{1F600}\\x41\\u0041\\t\\\n"',
    '[1, "a", [true]]',
    '{ a: 1, "b c": [2], 3: null }',
    '(1)',
    'Infinity',
  ]
  for (const code of codes) {
    const meant: unknown = new Function(`return (${code})`)()
    expect(read(`new Server(http, { pingInterval: ${code} })`), code).toMatchObject({
      is: 'set',
      value: meant,
    })
  }
  for (const code of [
    'f()',
    'x',
    '[1,,2]',
    '[...a]',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template in the program.
    '`a${b}`',
    '/a/',
    '() => 1',
    '1n',
    '{ ...a }',
    '!a',
    'a ? 1 : 2',
  ])
    expect(read(`new Server(http, { pingInterval: ${code} })`), code).toMatchObject({
      is: 'set',
      value: undefined,
    })
  expect(read('let ms = 7; ms = 8; new Server(http, { pingInterval: ms })')).toMatchObject({
    value: undefined,
  })
})

const clients = [
  'const socket = io("http://localhost:4000", { path: "/a" })',
  'const socket = io({ path: "/a" })',
  'const socket = io.connect("http://localhost:4000/news", { path: "/a" })',
  'const options = { path: "/a" }\nconst socket = io("/news", options)',
  'const manager = new Manager("http://localhost:4000", { path: "/a" })',
  'const manager = new io.Manager({ path: "/a" })',
  'const { Manager } = io; const manager = new Manager("", { path: "/a" })',
  'import { io } from "socket.io-client"; io("", { path: "/a" })',
  'import connect from "socket.io-client"; connect("", { path: "/a" })',
  'const io = require("socket.io-client"); io("", { path: "/a" })',
  'window.io("", { path: "/a" })',
]
for (const text of clients)
  test(`understood of a client: ${text}`, () => {
    expect(readClient(text)).toMatchObject({ is: 'set', value: '/a' })
    const written = writeSettings(text, 'client', [{ path: ['auth', 'token'], code: '"b"' }])
    expect(written.ok && readClient(written.text, ['auth', 'token'])).toMatchObject({ value: 'b' })
  })

test('what is no io of Socket.IO is no client', () => {
  for (const text of ['const io = (a) => a\nio("")', 'manager.socket("/")', 'other("http://localhost:4000")'])
    expect(readClient(text).is, text).toBe('unclear')
})

test('names are those that a line of the console can use', () => {
  const name = (text: string) => serverName(`const { Server } = require("socket.io")\n${text}`)
  expect(name('const io = new Server(http)')).toBe('io')
  expect(name('let chat\nchat = new Server(http)')).toBe('chat')
  expect(name('const io = new Server(http).listen(4000)')).toBe('io')
  expect(name('const io = (new Server())')).toBe('io')
  expect(name('new Server(http)')).toBeNull()
  expect(name('app.io = new Server(http)')).toBeNull()
  expect(name('const all = [new Server(http)]')).toBeNull()
  expect(name('function start() { const io = new Server(http) }')).toBeNull()
  expect(name('const io = start(new Server(http))')).toBeNull()
  expect(socketName('const news = io("/news")\nconst socket = io()')).toBe('news')
})

test('of several Servers the first is meant, and the lines of all are told', () => {
  const text = 'const a = new Server(1, { pingInterval: 1 })\n\nconst b = new Server(2, { pingInterval: 2 })'
  expect(read(text)).toMatchObject({ value: 1, line: 1 })
  expect(callLines(text, 'server')).toEqual([1, 3])
  const written = writeSettings(text, 'server', [{ path: interval, code: '9' }])
  expect(written.ok && written.text).toBe(text.replace('pingInterval: 1', 'pingInterval: 9'))
})

test('a comment that looks like an ending changes nothing', () => {
  const text = 'new Server(http, { /* } ) */ a: ")}", /* }) */ b: /[})"]/ })'
  const written = writeSettings(text, 'server', [{ path: interval, code: '1' }])
  expect(written.ok && written.text).toBe(text.replace('/[})"]/', '/[})"]/, pingInterval: 1'))
})
