/** A lab goes on for a lesson, and clients come and go in it: those that have gone leave nothing in its memory. */
import { afterAll, expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool(1)
afterAll(() => pool[Symbol.asyncDispose]())

/** Each had some 5 kB; a lab has 16 MB. */
const CLIENTS = 3_500

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
  await expect.poll(() => opened.messages.some(({ kind }) => kind === 'server')).toBe(true)
  const { server } = opened.messages.find(({ kind }) => kind === 'server') as unknown as { server: number }
  const facts = {
    method: 'GET',
    url: '/socket.io/?EIO=4&transport=websocket',
    headers: { host: 'localhost:4000' },
    rawHeaders: ['Host', 'localhost:4000'],
    httpVersion: '1.1',
    remoteAddress: '::1',
    query: { EIO: '4', transport: 'websocket' },
  }
  for (let n = 1; n <= CLIENTS; n += 1) {
    const conn = `conn ${n}`
    const name = { server, namespace: '/', id: `socket ${n}` }
    const handshake = { json: '[{}]' }
    const left = { reason: 'transport close', description: null }
    const { deliver } = opened.sandbox
    deliver({ kind: 'conn.open', server, conn, request: n, facts, transport: 'websocket', protocol: 4 })
    deliver({ kind: 'connecting', ...name, conn, handshake, recovered: false, pid: null, rooms: [] })
    deliver({ kind: 'closing', ...name, ...left })
    deliver({ kind: 'conn.close', server, conn, ...left })
    // What is delivered in one go has a limit of its own.
    if (n % 100 === 0) await opened.sandbox.evaluate('0')
  }
  expect(opened.ended).toEqual([])
  expect(await opened.sandbox.evaluate('[seen, io.engine.clientsCount, io.sockets.sockets.size]')).toBe(
    `[ ${2 * CLIENTS}, 0, 0 ]`,
  )
}, 60_000)
