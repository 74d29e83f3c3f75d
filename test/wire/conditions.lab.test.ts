/** The doors of the conditions, and who means harm. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { composeFrame } from '../../server/wire/frames.ts'
import { slow, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire } from '../support/wire.ts'

const echo = `socket.on('n', (n, done) => { socket.emit('n', n); done?.(n) })`

test('[C8] conditions are what was said last; what is absent stays; a change of nothing is not recorded', async () => {
  await using wire = await startWire()
  await wire.set({ hold: { types: ['pong', 'ping'], direction: 'up' } })
  await wire.set({ delay: { ms: 5, jitter: 1 } })
  await wire.set({ hold: { direction: 'up', types: ['ping', 'pong', 'ping'] } })
  const { network } = await wire.set({ client: 'A', silence: 'down' })
  expect(network).toEqual({
    lab: {
      hold: { direction: 'up', types: ['ping', 'pong'] },
      delay: { ms: 5, jitter: 1 },
      blockUpgrade: false,
      silence: null,
    },
    clients: { A: { hold: null, delay: null, blockUpgrade: false, silence: 'down' } },
  })
  expect(of(await wire.trace(), 'wire.conditions')).toHaveLength(3)
  const { json } = await wire.playground.call('GET', `/api/labs/${wire.lab.id}`)
  expect(json).toMatchObject({ network, held: [], patient: false })
})

test.each([
  ['PUT', 'conditions', { hold: { direction: 'left' } }, 400, 'hold.direction'],
  ['PUT', 'conditions', { hold: { types: [] } }, 400, 'hold.types'],
  ['PUT', 'conditions', { hold: { types: ['pings'] } }, 400, 'hold.types.0'],
  ['PUT', 'conditions', { hold: { seq: 1 } }, 400, 'seq'],
  ['PUT', 'conditions', { delay: { ms: -1 } }, 400, 'delay.ms'],
  ['PUT', 'conditions', { delay: { ms: 60_001 } }, 400, 'delay.ms'],
  ['PUT', 'conditions', { delay: 100 }, 400, 'delay'],
  ['PUT', 'conditions', { silence: 'left' }, 400, 'silence'],
  ['PUT', 'conditions', { client: '../' }, 400, 'client'],
  ['PUT', 'conditions', { holds: {} }, 400, 'holds'],
  ['PUT', 'conditions', [], 400, undefined],
  ['POST', 'wire', { do: 'release' }, 409, undefined],
  ['POST', 'wire', { do: 'release', seq: 1 }, 409, undefined],
  ['POST', 'wire', { do: 'drop' }, 409, undefined],
  ['POST', 'wire', { do: 'cut' }, 409, undefined],
  ['POST', 'wire', { do: 'cut', client: 'Z' }, 409, undefined],
  ['POST', 'wire', { do: 'edit', seq: 1, data: '' }, 409, undefined],
  ['POST', 'wire', { do: 'edit', seq: 1, data: 'x'.repeat(64_001) }, 400, 'data'],
  ['POST', 'wire', { do: 'resend', seq: 1 }, 422, undefined],
  ['POST', 'wire', { do: 'resend', seq: 99 }, 409, undefined],
  ['POST', 'wire', { do: 'explode' }, 400, 'do'],
])('[C8] %s %s %o is refused in Korean', async (method, path, input, status, field) => {
  await using wire = await startWire()
  const url = `/api/labs/${wire.lab.id}/${path}`
  const { json, ...answer } = await wire.playground.call(method, url, input, { 'x-lab-key': wire.lab.key })
  expect(answer.status).toBe(status)
  expect(json.problem.message).toMatch(/[가-힣].*요\.$/)
  expect(json.problem.field).toBe(field)
  expect((await wire.playground.call(method, url, input, { 'x-lab-key': 'x' })).status).toBe(
    status === 400 ? 400 : 403,
  )
  expect(
    (await wire.playground.call(method, `/api/labs/nobody/${path}`, {}, { 'x-lab-key': 'x' })).status,
  ).toBeGreaterThanOrEqual(400)
})

test('[C8] so many clients have conditions of their own, and no more', async () => {
  await using wire = await startWire()
  for (let n = 0; n < 100; n++) await wire.set({ client: `ext-${n}`, blockUpgrade: true })
  await expect(wire.set({ client: 'A', blockUpgrade: true })).rejects.toThrow(/^422 .*요\.$/)
  await wire.set({ client: 'ext-0', blockUpgrade: false })
  await wire.set({ client: 'A', blockUpgrade: true })
})

test('[W33] who sends more than may wait has to wait, and nothing of it is lost', async () => {
  await using wire = await startWire(
    `socket.on('n', (n) => { globalThis.got = (globalThis.got ?? []); globalThis.got.push(n) })`,
  )
  await wire.evaluate('globalThis.got = []')
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { direction: 'up' } })
  for (let n = 0; n < 3_000; n++) client.emit('n', n)
  await expect.poll(async () => (await wire.held()).length, slow).toBe(1_000)
  await wire.act({ do: 'release' })
  await wire.set({ hold: null })
  const got = async () => JSON.parse((await wire.evaluate('JSON.stringify(globalThis.got)')).json.value)
  await expect.poll(async () => (await got()).length, { timeout: 15_000 }).toBe(3_000)
  expect(await got()).toEqual(Array.from({ length: 3_000 }, (_, n) => n))
  await expect.poll(() => wire.playground.labs.find(wire.lab.id)?.port.flow.freeDown).toBe(true)
}, 40_000)

test('[W33] a frame too large to gather passes whole when it may, and nothing overtakes it', async () => {
  await using wire = await startWire(
    `socket.on('n', (n) => socket.emit('n', n.length ?? n))`,
    '{ maxHttpBufferSize: 8e6 }',
  )
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  const got: number[] = []
  client.on('n', (n: number) => got.push(n))
  await wire.set({ hold: { direction: 'up' } })
  client.emit('n', 'x'.repeat(3_000_000))
  client.emit('n', 1)
  await expect.poll(async () => (await wire.held()).length, slow).toBe(1)
  await wire.set({ hold: null })
  await expect.poll(() => got, slow).toEqual([3_000_000, 1])
  await wire.set({ silence: 'up' })
  client.emit('n', 'x'.repeat(3_000_000))
  client.emit('n', 2)
  await expect.poll(async () => of(await wire.trace(), 'wire.dropped').length, slow).toBe(2)
  await wire.set({ silence: null })
  client.emit('n', 3)
  await expect.poll(() => got, slow).toEqual([3_000_000, 1, 3])
})

test('[W33] storms of changes, edits and resends disturb nobody', async () => {
  await using wire = await startWire(echo)
  const neighbour = await wire.playground.lab(wire.lab.program)
  const other = wire.playground.client(neighbour, '/', ws)
  const client = wire.playground.client(wire.lab, '/', ws)
  await Promise.all([next(client, 'connect'), next(other, 'connect')])
  const lab = wire.playground.labs.find(wire.lab.id)
  if (!lab) throw new Error('no lab')
  for (let n = 0; n < 1_000; n++) {
    client.emit('n', n)
    lab.setConditions({ client: `ext-${n % 60}`, hold: { direction: 'up' }, delay: { ms: n % 7 } })
    lab.setConditions({
      hold: n % 2 === 0 ? {} : null,
      silence: n % 3 === 0 ? 'both' : null,
      delay: { ms: 1 },
    })
  }
  lab.setConditions({ hold: {}, silence: null, delay: null })
  client.emit('n', 'x')
  await expect.poll(async () => (await wire.held()).length, slow).toBeGreaterThan(0)
  const seq = (await wire.held()).at(-1)?.seq ?? 0
  for (let n = 0; n < 100; n++) await lab.act({ do: 'edit', seq, data: `42["n","${'가'.repeat(15_000)}"]` })
  lab.setConditions({ hold: null })
  for (let n = 0; n < 60; n++) lab.setConditions({ client: `ext-${n}`, hold: null, delay: null })
  const frame = of(await wire.trace(), 'ws.frame').findLast(
    ({ direction, cut }) => direction === 'up' && !cut,
  )
  for (let n = 0; n < 1_000; n++) await lab.act({ do: 'resend', seq: frame?.seq ?? 0 }).catch(() => {})
  expect(await other.timeout(9_000).emitWithAck('n', 1)).toBe(1)
  expect(await client.timeout(9_000).emitWithAck('n', 2)).toBe(2)
  await expect.poll(() => lab.port.flow.freeDown, slow).toBe(true)
  expect((await wire.set({})).network.clients).toEqual({})
})

test('[W33] a client that reads nothing while the wire is held is cut off when it is let go', async () => {
  await using wire = await startWire(
    `socket.on('flood', () => { for (let n = 0; n < 400; n++) socket.emit('x', 'y'.repeat(100_000)) })`,
  )
  const raw = connect(wire.playground.port, '127.0.0.1')
  raw.on('error', () => {})
  raw.write(
    `GET ${wire.lab.base}/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  await new Promise((resolve) => raw.once('data', resolve))
  raw.pause()
  const say = (text: string) => raw.write(Buffer.concat(composeFrame(1, Buffer.from(text), true).chunks))
  say('40')
  await expect.poll(async () => of(await wire.trace(), 'socket.connect').length).toBe(1)
  await wire.set({ hold: { direction: 'down' } })
  say('42["flood"]')
  await expect.poll(wire.reasons, slow).toHaveLength(1)
  await wire.set({ hold: null })
  raw.destroy()
  await expect.poll(() => wire.playground.labs.find(wire.lab.id)?.port.connections.size, slow).toBe(0)
})
