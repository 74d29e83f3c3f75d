/** The end of a connection while something waits on it: order is kept, and nothing is left behind. */
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { polling, slow, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire, type WireUnderTest } from '../support/wire.ts'

const note = `socket.on('say', (text) => console.log('said ' + text))`
const logs = async (wire: WireUnderTest) => of(await wire.trace(), 'program.log').map(({ text }) => text)
const dropped = async (wire: WireUnderTest) => of(await wire.trace(), 'wire.dropped').map(({ by }) => by)
const heldIs = (wire: WireUnderTest, count: number) =>
  expect.poll(async () => (await wire.held()).length, slow).toBe(count)
/** Nothing of the lab is open or waiting any more. */
const nothingLeft = async (wire: WireUnderTest) => {
  const lab = wire.playground.labs.find(wire.lab.id)
  await expect.poll(() => lab?.port.connections.size, slow).toBe(0)
  expect(await wire.held()).toEqual([])
  expect(lab?.port.flow.freeDown).toBe(true)
}

test.each([
  [{}, 'everything is held'],
  [{ direction: 'up', types: ['message'] }, 'its messages are held'],
] as const)('[W30] a client that closes is heard after what it said before (%o: %s)', async (hold, _name) => {
  await using wire = await startWire(note)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold })
  client.emit('say', 1)
  client.emit('say', 2)
  await heldIs(wire, 2)
  client.disconnect()
  await expect.poll(async () => (await wire.held()).length, slow).toBeGreaterThan(2)
  expect(await wire.reasons()).toEqual([])
  while ((await wire.reasons()).length === 0) {
    if ((await wire.held()).length > 0) await wire.act({ do: 'release' })
  }
  expect(await logs(wire)).toEqual(['said 1', 'said 2'])
  expect(await wire.reasons()).toEqual(['client namespace disconnect'])
  await wire.set({ hold: null })
  await nothingLeft(wire)
})

test('[W30] a client whose connection just breaks is heard after what it said before', async () => {
  await using wire = await startWire(note)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { direction: 'up' } })
  client.emit('say', 1)
  await heldIs(wire, 1)
  ;(client.io.engine.transport as unknown as { ws: { terminate: () => void } }).ws.terminate()
  await wire.act({ do: 'release' })
  await expect.poll(wire.reasons, slow).toEqual(['transport close'])
  expect(await logs(wire)).toEqual(['said 1'])
  await wire.set({ hold: null })
  await nothingLeft(wire)
})

test('[W30] a server that closes is heard after what it said before', async () => {
  await using wire = await startWire()
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  const got: unknown[] = []
  client.on('last', (n: unknown) => got.push(n))
  await wire.set({ hold: { direction: 'down', types: ['message'] } })
  await wire.evaluate(`(io.emit('last', 1), io.disconnectSockets(true))`)
  await heldIs(wire, 2)
  await wire.set({ hold: null })
  await expect.poll(() => client.connected, slow).toBe(false)
  expect(got).toEqual([1])
  await nothingLeft(wire)
})

test('[W31] a browser that goes away takes its held requests with it', async () => {
  await using wire = await startWire()
  await wire.set({ hold: {} })
  const path = `${wire.lab.base}/socket.io/?EIO=4`
  const sockets: Socket[] = []
  for (const [transport, head] of [
    ['polling', ''],
    [
      'websocket',
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
    ],
  ]) {
    const socket = connect(wire.playground.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(`GET ${path}&transport=${transport} HTTP/1.1\r\nHost: localhost\r\n${head}\r\n`)
    sockets.push(socket)
  }
  await heldIs(wire, 2)
  for (const socket of sockets) socket.destroy()
  await heldIs(wire, 0)
  expect(await dropped(wire)).toEqual(['closed', 'closed'])
  await expect
    .poll(async () => of(await wire.trace(), 'http.cut').map(({ by }) => by))
    .toEqual(['client', 'client'])
  await wire.set({ hold: null })
  await nothingLeft(wire)
})

test.each([
  ['requests', ws, { direction: 'up' }],
  ['answers', polling, { direction: 'down' }],
  ['frames', ws, { types: ['message'] }],
] as const)('[W31] held %s of a run end with it', async (_name, options, hold) => {
  await using wire = await startWire()
  await wire.set({ hold })
  const client = wire.playground.client(wire.lab, '/', options)
  await expect.poll(async () => (await wire.held()).length, slow).toBeGreaterThan(0)
  const run = of(await wire.trace(), 'program.run').length
  await wire.rerun()
  expect(await wire.held()).toEqual([])
  const events = await wire.trace()
  const stop = of(events, 'program.stop')[0]?.seq ?? 0
  const begun = of(events, 'program.run')[run]?.seq ?? 0
  expect(
    of(events, 'wire.dropped').every(({ seq, by }) => by === 'closed' && seq > stop && seq < begun),
  ).toBe(true)
  expect((await wire.set({ hold: null })).network.lab.hold).toBe(null)
  client.disconnect()
  await nothingLeft(wire)
  // The next client finds the new run, and what is on the wire is free.
  await next(wire.playground.client(wire.lab, '/', options), 'connect')
})

test('[W31] the conditions outlive the run', async () => {
  await using wire = await startWire()
  await wire.set({ blockUpgrade: true, delay: { ms: 10 } })
  await wire.rerun()
  const { json } = await wire.playground.call('GET', `/api/labs/${wire.lab.id}`)
  expect(json.network.lab).toMatchObject({ blockUpgrade: true, delay: { ms: 10 } })
})

test('[W31] a lab that is deleted while everything is held ends its connections', async () => {
  await using wire = await startWire()
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: {}, silence: 'down', delay: { ms: 60_000 } })
  client.emit('x')
  const waiting = wire.playground.client(wire.lab, '/', polling)
  await expect.poll(async () => (await wire.held()).length, slow).toBeGreaterThan(1)
  const gone = Promise.all([next(client, 'disconnect'), next(waiting, 'connect_error')])
  await wire.playground.call('DELETE', `/api/labs/${wire.lab.id}`, undefined, { 'x-lab-key': wire.lab.key })
  await gone
})

test('[W32] a WebSocket that is being opened is held as long as a browser waits, and no longer', async () => {
  await using wire = await startWire('', '{}', { openingMs: 400 })
  await wire.set({ hold: { types: ['http'] } })
  const from = performance.now()
  await next(wire.playground.client(wire.lab, '/', ws), 'connect')
  expect(performance.now() - from).toBeGreaterThan(350)
  const events = await wire.trace()
  expect(of(events, 'wire.released').map(({ by }) => by)).toEqual(['limit', 'limit'])
  // Other requests wait on.
  void fetch(`${wire.playground.url}${wire.lab.base}/x`).catch(() => {})
  await heldIs(wire, 1)
  await expect
    .poll(
      async () =>
        (wire.playground.labs.find(wire.lab.id)?.recorder.now ?? 0) - ((await wire.held())[0]?.since ?? 0),
      slow,
    )
    .toBeGreaterThan(600)
})
