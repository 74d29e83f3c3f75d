/** A lab's own origin: what a program serves stands at its own paths, and nothing of another lab reaches it. */
import { request } from 'node:http'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { freePorts } from '../takeaway/running.ts'

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
})
afterAll(() => playground?.[Symbol.asyncDispose]())

const served = `const app = require('express')()
const server = require('http').createServer(app)
const io = new (require('socket.io').Server)(server)
app.get('/', (req, res) => res.send('page'))
app.get('/who', (req, res) => res.json(req.headers.cookie ?? null))
app.get('/give', (req, res) => {
  res.cookie('sid', 'mine', { path: '/' })
  res.set('clear-site-data', '"*"')
  res.send('given')
})
io.on('connection', (socket) => socket.emit('hello'))
server.listen(4000)
`

/** The lab's own port, asked for with its key. */
async function pageOf({ id, key }: { id: string; key: string }): Promise<number> {
  const answer = await fetch(`${playground.url}/api/labs/${id}/page`, {
    method: 'POST',
    headers: { 'x-lab-key': key },
  })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { port: number }).port
}
const at = (port: number, path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers })

test('[C18] what the program serves stands at its own paths, the same port as long as the lab is there', async () => {
  const lab = await playground.lab(served)
  const port = await pageOf(lab)
  expect(await pageOf(lab)).toBe(port)
  const page = await at(port, '/')
  expect([page.status, await page.text(), page.headers.get('content-security-policy')]).toEqual([
    200,
    'page',
    null,
  ])
  const script = await at(port, '/socket.io/socket.io.js')
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    'application/javascript; charset=utf-8',
  ])
  const socket = io(`http://127.0.0.1:${port}`, { forceNew: true })
  await new Promise((resolve) => socket.once('hello', resolve))
  const requests = (await playground.trace(lab)).filter(({ kind }) => kind === 'http.request')
  expect(requests.map((event) => event.kind === 'http.request' && event.url.split('?')[0])).toEqual(
    expect.arrayContaining(['/', '/socket.io/socket.io.js', '/socket.io/']),
  )
  socket.disconnect()
})

test('[C18] cookies come back by the names that the program gave, and no other lab is sent them', async () => {
  const [one, other] = [await playground.lab(served), await playground.lab(served)]
  const [port, second] = [await pageOf(one), await pageOf(other)]
  const given = await at(port, '/give')
  expect(given.headers.get('clear-site-data')).toBeNull()
  const [cookie = ''] = given.headers.getSetCookie()
  expect(cookie).toMatch(/^lab[0-9a-f]{12}\.sid=mine; Path=\/; HttpOnly$/)
  const pair = cookie.split(';')[0] ?? ''
  // As a browser does, whose cookies are the host's and not the port's.
  const jar = { cookie: `theme=dark; ${pair}; sid=forged` }
  expect(await (await at(port, '/who', jar)).json()).toBe('sid=mine')
  expect(await (await at(second, '/who', jar)).json()).toBeNull()
  const [, asked] = (await playground.trace(other)).filter(({ kind }) => kind === 'http.request').slice(-2)
  expect(JSON.stringify(asked ?? '')).not.toContain('mine')
})

test('[C18] by the playground’s port no lab is sent what an own origin gave', async () => {
  const [one, other] = [await playground.lab(served), await playground.lab(served)]
  const [cookie = ''] = (await at(await pageOf(one), '/give')).headers.getSetCookie()
  const pair = cookie.split(';')[0] ?? ''
  const who = async (cookie: string) =>
    (await fetch(`${playground.url}${other.base}/who`, { headers: { cookie } })).json()
  expect(await who(`theme=dark; ${pair}; label=1`)).toBe('theme=dark; label=1')
  expect(await who(pair)).toBeNull()
  const [mark = ''] = pair.split('.')
  expect(JSON.stringify(await playground.trace(other))).not.toContain(mark)
})

test('[C18] what is sent once more has its cookies', async () => {
  const lab = await playground.lab(served)
  const port = await pageOf(lab)
  const [cookie = ''] = (await at(port, '/give')).headers.getSetCookie()
  const headers = { cookie: cookie.split(';')[0] ?? '' }
  await fetch(`http://127.0.0.1:${port}/who`, { method: 'POST', body: 'x', headers })
  const asked = async () =>
    (await playground.trace(lab)).flatMap((event) =>
      event.kind === 'http.request' && event.url === '/who' ? [event] : [],
    )
  const [first] = await asked()
  const act = { do: 'resend', seq: first?.seq }
  expect(first?.headers['cookie']).toBe('sid=mine')
  const answer = await playground.call('POST', `/api/labs/${lab.id}/wire`, act, { 'x-lab-key': lab.key })
  expect(answer.status).toBe(200)
  await expect
    .poll(async () => (await asked()).map(({ headers }) => headers['cookie']))
    .toEqual(['sid=mine', 'sid=mine'])
})

test('[C18] only who has the key opens it, by names of this machine, and no service worker comes from it', async () => {
  const lab = await playground.lab(served)
  const refused = await fetch(`${playground.url}/api/labs/${lab.id}/page`, { method: 'POST' })
  expect(refused.status).toBe(403)
  const port = await pageOf(lab)
  const foreign = await new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (res) => {
      res.resume()
      resolve(res.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(foreign).toBe(403)
  expect((await at(port, '/', { 'service-worker': 'script' })).status).toBe(403)
})

test('[C18] it is gone with its lab', async () => {
  const lab = await playground.lab(served)
  const port = await pageOf(lab)
  await fetch(`${playground.url}/api/labs/${lab.id}`, { method: 'DELETE', headers: { 'x-lab-key': lab.key } })
  await expect
    .poll(() =>
      at(port, '/').then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone')
})

test('[C18] ports of a range are those that are free in it; without any it is said', async () => {
  const [from = 0] = await freePorts(1)
  const range = { from, to: from }
  await using narrow = await startPlayground({ programs: createPrograms({ workers: 1 }), pagePorts: range })
  const [one, other] = [await narrow.lab(served), await narrow.lab(served)]
  const open = ({ id, key }: typeof one) =>
    narrow.call('POST', `/api/labs/${id}/page`, undefined, { 'x-lab-key': key })
  expect(await open(one)).toMatchObject({ status: 200, json: { port: from } })
  expect(await open(other)).toMatchObject({
    status: 503,
    json: { problem: { message: expect.stringContaining('포트를 얻지 못했어요') } },
  })
  await narrow.call('DELETE', `/api/labs/${one.id}`, undefined, { 'x-lab-key': one.key })
  await expect.poll(async () => (await open(other)).status).toBe(200)
})
