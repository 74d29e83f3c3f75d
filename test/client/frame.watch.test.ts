import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ClientReport } from '#shared/trace.ts'
import { watchSockets } from '../../client/frame/watch.ts'

const file = 'frame.watch.test.ts'
const reports: ClientReport[] = []
const { sockets, states } = watchSockets({ file, report: (fact) => reports.push(fact), changed: () => {} })
const kinds = () => reports.map((fact) => fact.kind)
const find = (kind: ClientReport['kind']) => reports.find((fact) => fact.kind === kind)

const http = createServer()
const server = new Server(http, { pingInterval: 10_000 })
let url = ''

beforeAll(async () => {
  server.on('connection', (socket) => {
    socket.on('ask', (value, answer) => answer(value, 'back'))
    socket.on('tell me', () => socket.emit('told', { deep: [1] }, new Uint8Array([1, 2])))
    socket.on('leave', () => socket.disconnect())
  })
  server.of('/closed').use((_socket, next) => {
    next(Object.assign(new Error('no entry'), { data: { why: 'full' } }))
  })
  await new Promise<void>((resolve) => http.listen(0, resolve))
  url = `http://localhost:${(http.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await server.close()
})
beforeEach(() => {
  for (const socket of sockets) socket.disconnect()
  sockets.clear()
  reports.length = 0
})
const connected = (socket: Socket) => expect.poll(() => socket.connected).toBe(true)

test('a connection is told from its first attempt to its end, even after off()', async () => {
  const socket = io(url, { forceNew: true })
  socket.off()
  socket.offAny()
  await connected(socket)
  await expect.poll(kinds).toContain('client.upgrade')
  socket.disconnect()
  // The upgrade may be told before or after the connect: over the wire they are independent.
  expect(kinds()[0]).toBe('client.connecting')
  expect(kinds().slice(1, 3).sort()).toEqual(['client.connect', 'client.upgrade'])
  expect(kinds().slice(3)).toEqual(['client.disconnect'])
  expect(find('client.connect')).toMatchObject({ namespace: '/', id: expect.any(String) })
  expect(find('client.disconnect')).toMatchObject({ reason: 'io client disconnect', retries: false })
})

test('an emit, its answer and a received event carry their lines and arguments', async () => {
  const socket = io(url, { forceNew: true, transports: ['websocket'] })
  await connected(socket)
  const answered = new Promise((resolve) => socket.emit('ask', 7, resolve))
  await answered
  const line = (find('client.emit') as { line: number }).line
  expect(find('client.emit')).toMatchObject({ event: 'ask', args: [7], ack: true })
  expect(find('client.answer')).toMatchObject({ event: 'ask', args: [7, 'back'], line })
  socket.on('told', () => {})
  socket.emit('tell me')
  await expect.poll(kinds).toContain('client.receive')
  expect(find('client.receive')).toMatchObject({
    event: 'told',
    args: [{ deep: [1] }, { base64: 'AQI=' }],
    line: line + 5,
  })
})

test('what is emitted before the socket is connected, is told as kept', async () => {
  const socket = io(url, { forceNew: true, transports: ['websocket'] })
  socket.emit('early', 1)
  socket.volatile.emit('lost', 1)
  await connected(socket)
  socket.emit('late', 1)
  const emits = reports.flatMap((fact) => (fact.kind === 'client.emit' ? [[fact.event, fact.buffered]] : []))
  expect(emits).toEqual([
    ['early', true],
    ['lost', undefined],
    ['late', undefined],
  ])
})

test('emitWithAck and a timeout answer as without being watched', async () => {
  const socket = io(url, { forceNew: true, transports: ['websocket'] })
  await connected(socket)
  await expect(socket.timeout(1_000).emitWithAck('ask', 1)).resolves.toBe(1)
  await expect(socket.timeout(20).emitWithAck('nobody listens')).rejects.toThrow('timed out')
})

test('a queued emit with retries is told once', async () => {
  const socket = io(url, { forceNew: true, transports: ['websocket'], retries: 2, ackTimeout: 2_000 })
  await connected(socket)
  await new Promise((resolve) => socket.emit('ask', 'queued', resolve))
  expect(kinds().filter((kind) => kind === 'client.emit')).toHaveLength(1)
})

test('a refusal brings the reason and its data, and says that nobody tries again', async () => {
  io(`${url}/closed`, { forceNew: true })
  await expect.poll(kinds).toContain('client.connect_error')
  expect(find('client.connect_error')).toMatchObject({
    namespace: '/closed',
    message: 'no entry',
    data: { why: 'full' },
    retries: false,
  })
})

test('a server that sends the client away is told as such', async () => {
  const socket = io(url, { forceNew: true, transports: ['websocket'] })
  await connected(socket)
  socket.emit('leave')
  await expect.poll(kinds).toContain('client.disconnect')
  expect(find('client.disconnect')).toMatchObject({ reason: 'io server disconnect', retries: false })
  // The end is told of the connection that it was on.
  expect(find('client.disconnect')).toMatchObject({ connection: find('client.connect')?.connection })
  expect(states()).toMatchObject([{ namespace: '/', status: 'off', id: null }])
})

test('a client that cannot connect goes on trying until it is told to stop, and both are told', async () => {
  const socket = io('http://localhost:9', {
    forceNew: true,
    reconnectionDelay: 12,
    randomizationFactor: 0,
  })
  expect(states()).toMatchObject([{ status: 'connecting' }])
  await expect.poll(kinds).toContain('client.reconnecting')
  expect(find('client.connect_error')).toMatchObject({ retries: true })
  expect(find('client.connecting')).toMatchObject({ timeout: 20_000 })
  expect(find('client.waiting')).toMatchObject({ delay: 12 })
  expect(find('client.reconnecting')).toMatchObject({ attempt: 1, timeout: 20_000 })
  expect(states()).toMatchObject([{ status: 'trying' }])
  socket.disconnect()
  expect(reports.at(-1)).toMatchObject({ kind: 'client.disconnect', retries: false })
  expect(states()).toMatchObject([{ status: 'off' }])
})

test('what the code asks of a connection is told when it begins', async () => {
  const socket = io(url, {
    forceNew: true,
    withCredentials: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
  })
  expect(find('client.connecting')).toMatchObject({
    withCredentials: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
  })
  await connected(socket)
  reports.length = 0
  const named = io(url, { forceNew: true, extraHeaders: { 'x-token': '1' } })
  expect(find('client.connecting')).toMatchObject({ extraHeaders: ['x-token'] })
  await connected(named)
  reports.length = 0
  const plain = io(url, { forceNew: true })
  for (const wish of ['withCredentials', 'transports', 'tryAllTransports', 'extraHeaders'])
    expect(find('client.connecting')).not.toHaveProperty(wish)
  await connected(plain)
})
