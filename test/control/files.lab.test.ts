/** A lab's files through both doors. */
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { fileWords } from '../../server/shared/files/fileWords.ts'
import { startPlayground } from '../support/playground.ts'

const start = () => startPlayground({ programs: createPrograms({ workers: 1 }) })
const program = `const app = require('express')()
app.use(require('express').static('public'))
app.get('/rooms', (req, res) => res.json(require('./rooms')))
app.listen(4000)`
const files = {
  'rooms.js': `module.exports = ['one']`,
  'public/index.html': '<p>page</p>',
  'public/pixel.png': { base64: 'iVBORw==' },
}

test('[L57] a lab is made with files, has them in its state, and gets others with its next program', async () => {
  await using playground = await start()
  const { status, json: lab } = await playground.call('POST', '/api/labs', { program, files })
  expect(status).toBe(201)
  expect(lab.files).toEqual(files)
  const state = async () => (await playground.call('GET', `/api/labs/${lab.id}`)).json
  const get = async (path: string) => fetch(playground.url + lab.base + path)
  expect((await state()).files).toEqual(files)
  expect(await (await get('/rooms')).json()).toEqual(['one'])
  const page = await get('/')
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<p>page</p>',
  ])
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await (await get('/pixel.png')).arrayBuffer()).toString('base64')).toBe('iVBORw==')

  const key = { 'x-lab-key': lab.key }
  const put = (body: object) => playground.call('PUT', `/api/labs/${lab.id}/program`, body, key)
  expect((await put({ program, files: { 'rooms.js': 'module.exports = [2]' } })).status).toBe(200)
  expect(await (await get('/rooms')).json()).toEqual([2])
  expect((await get('/')).status).toBe(404)
  expect((await put({ program: 'console.log(1)' })).status).toBe(200)
  expect(await state()).not.toHaveProperty('files')
})

test('[L57] files that can’t be are refused with their sentence, and the run goes on', async () => {
  await using playground = await start()
  const { json: lab } = await playground.call('POST', '/api/labs', { program, files })
  const key = { 'x-lab-key': lab.key }
  for (const [wrong, message] of [
    [{ '../a.js': '' }, fileWords.path],
    [{ 'a.js': 1 }, fileWords.shape],
    [{ 'a.txt': 'x'.repeat(512_001) }, fileWords.long],
  ] as const) {
    const answer = await playground.call('PUT', `/api/labs/${lab.id}/program`, { program, files: wrong }, key)
    expect(answer).toMatchObject({ status: 400, json: { problem: { message, field: 'files' } } })
  }
  const broken = { 'rooms.js': 'const a = }' }
  const answer = await playground.call(
    'PUT',
    `/api/labs/${lab.id}/program`,
    { program: `require('./rooms')`, files: broken },
    key,
  )
  expect(answer).toMatchObject({ status: 422, json: { problem: { place: { file: 'rooms.js', line: 1 } } } })
  const { json: state } = await playground.call('GET', `/api/labs/${lab.id}`)
  expect(state).toMatchObject({ program, files, listening: true })
})

test('[L57] the most that fits in files passes both doors', async () => {
  await using playground = await start()
  const { json: lab } = await playground.call('POST', '/api/labs', { program: '1' })
  const large = { 'a.bin': { base64: Buffer.alloc(511_998).toString('base64') } }
  const key = { 'x-lab-key': lab.key }
  const put = await playground.call('PUT', `/api/labs/${lab.id}/program`, { program: '1', files: large }, key)
  expect(put.status).toBe(200)
  const channel = io(playground.url, { path: '/control/', transports: ['websocket'], forceNew: true })
  const ask = { id: lab.id, key: lab.key, program: '2', files: large }
  const answer = await channel.timeout(9_000).emitWithAck('lab:run', ask)
  expect(answer).toMatchObject({ ok: true, state: { program: '2', files: large } })
  const short = await channel.timeout(9_000).emitWithAck('lab:run', { ...ask, files: { '/x': '' } })
  expect(short).toMatchObject({ ok: false, problem: { message: fileWords.path } })
  channel.disconnect()
})
