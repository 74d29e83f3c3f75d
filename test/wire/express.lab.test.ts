import { expect, test } from 'vitest'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { startPlayground } from '../support/playground.ts'

const expressApp = `
const http = require('http')
const express = require('express')
const { Server } = require('socket.io')
const app = express()
app.use(express.json({ limit: '5mb' }))
app.post('/echo', (req, res) => res.json(req.body))
app.get('/slow', (req, res) => { res.write('a'); setTimeout(() => { res.write('b'); res.end('c') }, 50) })
app.get('/never', (req, res) => res.write('a'))
const server = http.createServer(app)
new Server(server)
server.listen(4000)
`
test('[W14] Express answers as it does elsewhere, and the trace has the request and the answer', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(expressApp)
  const text = JSON.stringify({ 말: 'x'.repeat(30_000) })
  const at = (path: string) => `${playground.url}${lab.base}${path}`
  const echo = await fetch(at('/echo'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  })
  expect(await echo.text()).toBe(text)
  expect((await fetch(at('/none'))).status).toBe(404)
  expect(await (await fetch(at('/slow'))).text()).toBe('abc')
  const events = await playground.trace(lab)
  expect(of(events, 'http.request').map((r) => [r.method, r.url])).toEqual([
    ['POST', '/echo'],
    ['GET', '/none'],
    ['GET', '/slow'],
  ])
  expect(of(events, 'http.request')[0]?.body).toBe(text)
  expect(of(events, 'http.response').map((r) => r.status)).toEqual([200, 404, 200])
  expect(of(events, 'http.response')[2]?.body).toBe('abc')
})

test('[W15] a body too large to gather still arrives whole and in order', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(expressApp)
  const text = JSON.stringify(Array.from({ length: 330_000 }, (_, i) => i))
  expect(text.length).toBeGreaterThan(2_000_000)
  const echo = await fetch(`${playground.url}${lab.base}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  })
  expect(await echo.text()).toBe(text)
  expect(of(await playground.trace(lab), 'http.request')[0]).toMatchObject({ size: text.length, cut: true })
})

test('[W31] a run that ends takes with it an answer of Express that is under way', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(expressApp)
  const never = await fetch(`${playground.url}${lab.base}/never`)
  const reading = never.text().catch(() => 'cut')
  const again = await playground.call(
    'PUT',
    `/api/labs/${lab.id}/program`,
    { program: expressApp },
    { 'x-lab-key': lab.key },
  )
  expect(again.status).toBe(200)
  expect(await reading).toBe('cut')
})
