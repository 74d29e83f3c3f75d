/** A lab goes on for a lesson, and clients come and go in it: those that have gone leave nothing in its memory. */
import { afterAll, expect, test } from 'vitest'
import { createTestPool, type Opened } from './sandboxSupport.ts'

const pool = createTestPool(1)
afterAll(() => pool[Symbol.asyncDispose]())

/** A lab has 16 MB: each client once left 5 kB, each namespace 3 kB. */
const COUNT = 3_500
const facts = {
  method: 'GET',
  url: '/socket.io/?EIO=4&transport=websocket',
  headers: { host: 'localhost:4000' },
  rawHeaders: ['Host', 'localhost:4000'],
  httpVersion: '1.1',
  remoteAddress: '::1',
  remotePort: 50_000,
  query: { EIO: '4', transport: 'websocket' },
}

/** Lets clients come and go, each with a connection of its own, in the namespace that `namespaceOf` names. */
async function visit(opened: Opened, count: number, namespaceOf: (n: number) => string): Promise<void> {
  await expect.poll(() => opened.messages.some(({ kind }) => kind === 'server')).toBe(true)
  const found = (kind: string) => opened.messages.find((message) => message.kind === kind)
  const server = found('server')?.['server']
  const parent = found('parent')?.['parent']
  for (let n = 1; n <= count; n += 1) {
    const { deliver } = opened.sandbox
    const conn = `conn ${n}`
    const namespace = namespaceOf(n)
    const name = { server, namespace, id: String(n) }
    const socketId = `socket ${n}`
    const left = { reason: 'transport close', description: null }
    const nothing = { json: '[{}]' }
    deliver({ kind: 'conn.open', server, conn, request: n, facts, transport: 'websocket', protocol: 4 })
    if (parent !== undefined)
      deliver({ kind: 'namespace.ask', call: n, server, parent, namespace, auth: nothing })
    deliver({
      kind: 'connecting',
      ...name,
      socketId,
      conn,
      handshake: nothing,
      recovered: false,
      pid: null,
      rooms: [],
    })
    // Its end comes by another read.
    await new Promise((resolve) => setImmediate(resolve))
    deliver({ kind: 'closing', ...name, ...left })
    deliver({ kind: 'conn.close', server, conn, ...left })
    // What is delivered in one go has a limit of its own.
    if (n % 100 === 0) await opened.sandbox.evaluate('0')
  }
  expect(opened.ended).toEqual([])
}

test('[L52] clients that have gone are forgotten', async () => {
  using opened = await pool.open(`const { Server } = require('socket.io')
const io = new Server(4000)
let seen = 0
io.on('connection', (socket) => {
  seen += 1
  socket.join('room')
  socket.note = 'x'.repeat(100)
  socket.on('disconnect', () => {
    seen += 1
  })
})`)
  await visit(opened, COUNT, () => '/')
  const answer = await opened.sandbox.evaluate('[seen, io.engine.clientsCount, io.sockets.sockets.size]')
  expect(answer).toBe(`[ ${2 * COUNT}, 0, 0 ]`)
}, 60_000)

test('[L52] namespaces that have gone are forgotten', async () => {
  using opened = await pool.open(`const { Server } = require('socket.io')
const io = new Server(4000, { cleanupEmptyChildNamespaces: true })
let seen = 0
io.of(/^\\/room-/).on('connection', (socket) => {
  seen += 1
  socket.join('room')
})`)
  await visit(opened, COUNT, (n) => `/room-${n}`)
  expect(await opened.sandbox.evaluate('[seen, io._nsps.size]')).toBe(`[ ${COUNT}, 1 ]`)
}, 60_000)
