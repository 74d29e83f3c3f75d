import { expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { of } from '../support/events.ts'
import { next, startPlayground } from '../support/playground.ts'

const program = `
const http = require('http')
const { Server } = require('socket.io')
const server = http.createServer()
const io = new Server(server)
io.use((socket, next) => {
  if (socket.handshake.auth.name) return next()
  const error = new Error('이름이 없어요')
  error.data = { code: 7 }
  next(error)
})
io.on('connection', (socket) => {
  socket.on('echo', (value, ack) => ack(value))
  socket.on('bytes', (bytes, ack) => ack(Buffer.concat([bytes, Buffer.from([4, 5])]), { inside: bytes }))
  socket.on('join', (room, ack) => { socket.join(room); ack() })
  socket.on('say', (room, text) => socket.to(room).emit('said', text))
  socket.on('ask', async (ack) => {
    try { ack(await socket.timeout(500).emitWithAck('question', 2)) } catch (error) { ack(error.message) }
  })
})
io.of('/custom').on('connection', (socket) => socket.emit('welcome', socket.nsp.name))
server.listen(4000)
`

test('[L10] a client that knows nothing of the playground uses a lab as it would any server, and has its lane', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(program)
  const refused = playground.client(lab)
  const [error] = (await next(refused, 'connect_error')) as [Error & { data: unknown }]
  expect({ message: error.message, data: error.data }).toEqual({
    message: '이름이 없어요',
    data: { code: 7 },
  })

  const a = playground.client(lab, '/', { auth: { name: 'a' } })
  const b = playground.client(lab, '/', { auth: { name: 'b' } })
  await Promise.all([next(a, 'connect'), next(b, 'connect')])
  expect(await a.emitWithAck('echo', { 안녕: [1, null, true] })).toEqual({ 안녕: [1, null, true] })
  const answer = await new Promise<unknown[]>((resolve) => {
    a.emit('bytes', Buffer.from([1, 2, 3]), (...args: unknown[]) => resolve(args))
  })
  expect(answer).toEqual([Buffer.from([1, 2, 3, 4, 5]), { inside: Buffer.from([1, 2, 3]) }])
  await b.emitWithAck('join', 'red')
  const heard = next(b, 'said')
  a.emit('say', 'red', '룸으로')
  expect(await heard).toEqual(['룸으로'])
  a.on('question', (n: number, ack: (n: number) => void) => ack(n * 21))
  expect(await a.emitWithAck('ask')).toBe(42)
  expect(await b.emitWithAck('ask')).toBe('operation has timed out')
  const custom = playground.client(lab, '/custom')
  expect(await next(custom, 'welcome')).toEqual(['/custom'])

  const events = await playground.trace(lab)
  const lanes = new Set(of(events, 'socket.connect').map((e) => e.client))
  expect(lanes.size).toBe(3)
  for (const lane of lanes) expect(lane).toMatch(/^ext-\d+$/)
  expect(of(events, 'socket.refused').map((e) => e.reason)).toEqual(['이름이 없어요'])
})
