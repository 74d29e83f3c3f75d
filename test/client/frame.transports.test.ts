import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, Manager, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Passed, watchTransports } from '../../client/frame/transports.ts'

const passed: Passed[] = []
let clock = 0
watchTransports(
  (one) => passed.push(one),
  () => {
    clock += 1
    return clock
  },
)
const texts = (transport: string, direction: string) =>
  passed
    .filter(({ packet }) => packet.transport === transport && packet.direction === direction)
    .map(({ packet }) => packet.text)

const http = createServer()
const server = new Server(http, { pingInterval: 10_000 })
const open = new Set<Socket>()
let url = ''
const connect = (options: object = {}) => {
  const socket = io(url, { forceNew: true, ...options })
  open.add(socket)
  return socket
}
beforeAll(async () => {
  server.on('connection', (socket) => {
    socket.on('ask', (value, answer) => answer(value))
  })
  await new Promise<void>((resolve) => http.listen(0, resolve))
  url = `http://localhost:${(http.address() as AddressInfo).port}`
})
beforeEach(() => {
  passed.length = 0
})
afterEach(() => {
  for (const socket of open) socket.disconnect()
  open.clear()
})
afterAll(() => server.close())

test('every packet is told once, in order, from the handshake over polling to the upgrade', async () => {
  const socket = connect()
  await expect.poll(() => texts('websocket', 'up')).toContain('5')
  await expect(socket.emitWithAck('ask', { a: 1 })).resolves.toEqual({ a: 1 })
  const sid = socket.io.engine.id
  expect(texts('polling', 'down')[0]).toBe(
    `0{"sid":"${sid}","upgrades":["websocket"],"pingInterval":10000,`.slice(0, 64),
  )
  expect(texts('polling', 'up')).toEqual(['40'])
  // A poll that was waiting at the upgrade is let go with a noop.
  const rest = texts('polling', 'down').slice(1)
  expect(rest.filter((text) => text !== '6')).toEqual([`40{"sid":"${socket.id}"}`])
  expect(texts('websocket', 'up')).toEqual(['2probe', '5', '420["ask",{"a":1}]'])
  expect(texts('websocket', 'down')).toEqual(['3probe', '430[{"a":1}]'])
  expect(new Set(passed.map((one) => one.sid))).toEqual(new Set([sid]))
  expect(new Set(passed.map((one) => one.engine)).size).toBe(1)
  expect(passed.map(({ packet }) => packet.when)).toEqual(
    [...passed.map(({ packet }) => packet.when)].sort((a, b) => a - b),
  )
})

test('bytes have no text; over polling they are what was sent', async () => {
  const socket = connect({ transports: ['websocket'] })
  await expect(socket.emitWithAck('ask', new Uint8Array([1, 2, 3]))).resolves.toBeDefined()
  expect(texts('websocket', 'up')).toEqual(['40', '451-0["ask",{"_placeholder":true,"num":0}]', ''])
  passed.length = 0
  const polling = connect({ transports: ['polling'] })
  await expect(polling.emitWithAck('ask', new Uint8Array([1, 2, 3]))).resolves.toBeDefined()
  expect(texts('polling', 'up')).toEqual(['40', '451-0["ask",{"_placeholder":true,"num":0}]', 'bAQID'])
})

test('what the learner sees of the library stays as it is: options, names, and errors', async () => {
  const socket = connect({ transports: ['websocket'] })
  await expect.poll(() => socket.connected).toBe(true)
  expect(socket.io.engine.transport.name).toBe('websocket')
  expect(socket.io.opts.transports).toEqual(['websocket'])
  expect(connect().io.opts.transports).toBeUndefined()
  expect(() => new Manager(url, { transports: ['carrier pigeon' as never] })).toThrow('not a constructor')
  const nobody = connect({ transports: [] })
  const refused = await new Promise((resolve) => nobody.on('connect_error', resolve))
  expect(refused).toBe('No transports available')
  const nowhere = io('http://localhost:1', { forceNew: true, reconnection: false })
  const error = await new Promise<Error>((resolve) => nowhere.on('connect_error', resolve))
  expect(error.message).toBe('xhr poll error')
})
