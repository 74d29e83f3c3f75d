/** What a lab tells of a program of several files: where things are, what is refused, what is served. */
import { io } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import type { LabFiles } from '../../server/shared/files/files.ts'
import { fileWords } from '../../server/shared/files/fileWords.ts'
import { limits } from '../../server/shared/limits.ts'
import { Refusal } from '../../server/shared/problem.ts'
import { inSandbox } from './differential/places.ts'

const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

/** Why a program does not run; undefined when it does. */
async function refusal(program: string, files: LabFiles) {
  try {
    const run = await programs.start(program, undefined, files)
    await run[Symbol.asyncDispose]()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.problem
    throw error
  }
}

const server = `const { Server } = require('socket.io')
const io = new Server(4000)
require('./chat')(io)
io.on('connection', (socket) => socket.emit('from server'))`
const chat = `module.exports = (io) => {
  console.log('chat is here')
  io.on('connection', (socket) => {
    socket.on('say', (text) => {
      io.emit('said', text)
      if (text === 'end') throw new Error('over')
    })
  })
}`

test('[L55] what happens in another file has that file’s name and line, and none of server.js', async () => {
  await using place = await inSandbox(programs, server, { 'chat.js': chat })
  const client = io(await place.url(), { transports: ['websocket'], reconnection: false, forceNew: true })
  const told = (kind: string) => place.facts.filter((fact) => fact.kind === kind)
  client.on('said', () => client.emit('say', 'end'))
  client.emit('say', 'hi')
  await expect.poll(() => told('program.error')).toHaveLength(1)
  client.disconnect()

  expect(told('program.log')).toEqual([expect.objectContaining({ place: { file: 'chat.js', line: 2 } })])
  expect(told('socket.emit')).toEqual([expect.objectContaining({ event: 'from server', line: 4 })])
  expect(told('broadcast')[0]).toMatchObject({ event: 'said', place: { file: 'chat.js', line: 5 } })
  expect(told('program.handler')).toContainEqual(
    expect.objectContaining({ event: 'say', place: { file: 'chat.js', line: 4 } }),
  )
  expect(told('program.handler')).toContainEqual(expect.objectContaining({ event: 'connection', line: 4 }))
  expect(told('program.error')).toEqual([
    { kind: 'program.error', text: 'Error: over', place: { file: 'chat.js', line: 6, column: 33 } },
  ])
  const elsewhere = place.facts.filter((fact) => 'place' in fact)
  expect(elsewhere.length).toBeGreaterThan(3)
  for (const fact of elsewhere) expect(fact).not.toHaveProperty('line')
})

const loop = `let n = 0\nwhile (true) n += 1`
test.each<[string, string, LabFiles, object]>([
  [
    'a text that is no program, required',
    `require('./rooms')`,
    { 'rooms.js': 'const a = 1\nconst b = }' },
    { message: "SyntaxError: Unexpected token '}'", place: { file: 'rooms.js', line: 2, column: 11 } },
  ],
  [
    'a text that is no program, imported',
    `import './lib/rooms.js'`,
    { 'lib/rooms.js': 'export const a = 1\nexport const a = 2' },
    {
      message: "SyntaxError: Identifier 'a' has already been declared",
      place: { file: 'lib/rooms.js', line: 2, column: 14 },
    },
  ],
  [
    'a name that is not exported',
    `import { nope } from './rooms.js'`,
    { 'rooms.js': 'export const a = 1' },
    {
      message: "SyntaxError: The requested module './rooms.js' does not provide an export named 'nope'",
      line: 1,
    },
  ],
  [
    'a name that another file wants',
    `import './rooms.js'`,
    { 'rooms.js': '\nimport { nope } from "./more.js"', 'more.js': 'export {}' },
    { place: { file: 'rooms.js', line: 2, column: 1 } },
  ],
  [
    'a module that is not there',
    `import './rooms.js'`,
    { 'rooms.js': 'import "./more.js"' },
    {
      message: "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/app/more.js' imported from /app/rooms.js",
      place: { file: 'rooms.js', line: 1, column: 1 },
    },
  ],
  [
    'an error at the top of a file',
    `require('./rooms')`,
    { 'rooms.js': '\nundefined.x' },
    {
      message: "TypeError: Cannot read properties of undefined (reading 'x')",
      place: { file: 'rooms.js', line: 2, column: 11 },
    },
  ],
  [
    'a loop at the top of a file',
    `require('./rooms')`,
    { 'rooms.js': loop },
    { message: limitWords.interruptedTopLevel, place: expect.objectContaining({ file: 'rooms.js' }) },
  ],
  [
    'a loop at the top of a module',
    `import './rooms.js'`,
    { 'rooms.js': `${loop}\nexport {}` },
    { message: limitWords.interruptedTopLevel },
  ],
  [
    'a program file that is too long',
    `require('./rooms')`,
    { 'rooms.js': `// ${'x'.repeat(limits.programBytes)}` },
    { message: `SyntaxError: ${fileWords.longText}` },
  ],
])('[L55] a program is refused where it is wrong: %s', async (_, program, files, problem) => {
  const said = await refusal(program, files)
  expect(said).toMatchObject(problem)
  if (said?.place) expect(said).not.toHaveProperty('line')
})

test('a long file that nobody requires is no matter', async () => {
  const files = { 'public/library.js': `// ${'x'.repeat(64_000)}\nconst a = }` }
  expect(
    await refusal(`require('express')().use(require('express').static('public'))`, files),
  ).toBeUndefined()
})

test('a file is found by a name that only the run knows', async () => {
  const routes = `const fs = require('fs')
for (const name of fs.readdirSync(__dirname + '/routes')) require('./routes/' + name)(console.log)`
  const long = `// ${'x'.repeat(5_000)}\nmodule.exports = (log) => log(__filename)`
  await using place = await inSandbox(programs, routes, { 'routes/a.js': long, 'routes/b.js': long })
  expect(place.facts).toEqual([
    expect.objectContaining({ text: '/app/routes/a.js', place: { file: 'routes/a.js', line: 2 } }),
    expect.objectContaining({ text: '/app/routes/b.js' }),
  ])
})

test('[L56] what a program writes is served, until its run ends', async () => {
  const program = `const express = require('express')
const fs = require('fs')
const app = express()
app.use(express.static('public'))
app.post('/write', (req, res) => fs.writeFile('public/made.txt', '만든 파일', () => res.send('done')))
app.post('/remove', (req, res) => { fs.unlinkSync('public/index.html'); res.send('done') })
app.listen(4000)`
  const files = { 'public/index.html': 'index' }
  const get = async (url: string, path: string, method = 'GET') => {
    const response = await fetch(url + path, { method })
    return [response.status, (await response.text()).slice(0, 20)]
  }
  {
    await using place = await inSandbox(programs, program, files)
    const url = await place.url()
    expect((await get(url, '/made.txt'))[0]).toBe(404)
    await get(url, '/write', 'POST')
    expect(await get(url, '/made.txt')).toEqual([200, '만든 파일'])
    expect(await get(url, '/')).toEqual([200, 'index'])
    await get(url, '/remove', 'POST')
    expect((await get(url, '/'))[0]).toBe(404)
  }
  await using again = await inSandbox(programs, program, files)
  expect((await get(await again.url(), '/made.txt'))[0]).toBe(404)
  expect(await get(await again.url(), '/')).toEqual([200, 'index'])
})

test.each([
  ['bytes', `fs.writeFileSync('a.txt', 'x'.repeat(512_001))`],
  ['files', `for (let n = 0; n < 41; n += 1) fs.writeFileSync('f' + n, 'x')`],
  ['folders', `for (let n = 0; n < 41; n += 1) fs.mkdirSync('f' + n)`],
])('[L56] a program that writes too many %s is told so, at its line', async (_, code) => {
  expect(await refusal(`const fs = require('fs')\n${code}`, {})).toMatchObject({
    message: fileWords.written,
    line: 2,
  })
})
