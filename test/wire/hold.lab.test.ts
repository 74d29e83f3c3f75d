/** Holding: what waits, what goes on, and in which order. */
import { expect, test } from 'vitest'
import { polling, slow, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire } from '../support/wire.ts'

const echo = `socket.on('n', (n, done) => { socket.emit('n', n); done?.(n) })`

test('[W18] with everything held, a handshake over WebSocket goes packet by packet', async () => {
  await using wire = await startWire()
  await wire.set({ hold: {} })
  const client = wire.playground.client(wire.lab, '/', ws)
  const seen: string[] = []
  while (!client.connected) {
    await expect
      .poll(async () => client.connected || (await wire.held()).length > 0, { timeout: 9_000 })
      .toBe(true)
    const [first] = await wire.held()
    if (!first) continue
    seen.push(`${first.direction} ${first.types.join()}`)
    await wire.act({ do: 'release', seq: first.seq })
  }
  expect(seen).toEqual(['up http', 'down http', 'down open', 'up message', 'down message'])
})

test('[W18] and from polling over the upgrade to WebSocket', async () => {
  await using wire = await startWire('', '{ pingInterval: 60000 }')
  await wire.set({ hold: {} })
  const client = wire.playground.client(wire.lab)
  const types = new Set<string>()
  const upgraded = async () => of(await wire.trace(), 'engine.upgrade').length === 1
  while (!(client.connected && (await upgraded()))) {
    for (const { seq, direction, types: all } of await wire.held()) {
      for (const type of all) types.add(`${direction} ${type}`)
      await wire.act({ do: 'release', seq })
    }
  }
  const up = ['http', 'message', 'ping', 'upgrade'].map((type) => `up ${type}`)
  const down = ['http', 'open', 'message', 'pong', 'noop'].map((type) => `down ${type}`)
  expect([...types]).toEqual(expect.arrayContaining([...up, ...down]))
})

test('[W19] held messages keep their order, and release by seq is the learner’s own order', async () => {
  await using wire = await startWire(echo)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { direction: 'up', types: ['message'] } })
  const got: number[] = []
  client.on('n', (n: number) => got.push(n))
  for (const n of [1, 2, 3, 4]) client.emit('n', n)
  await expect.poll(async () => (await wire.held()).length).toBe(4)
  const held = await wire.held()
  await wire.act({ do: 'release', seq: held[2]?.seq ?? 0 })
  await expect.poll(() => got).toEqual([3])
  await wire.act({ do: 'drop', seq: held[1]?.seq ?? 0 })
  await wire.act({ do: 'release-all' })
  await expect.poll(() => got).toEqual([3, 1, 4])
  expect(of(await wire.trace(), 'wire.dropped')).toMatchObject([
    { of: held[1]?.seq, by: 'learner', client: 'ext-1' },
  ])
})

test('[W19] what a filter does not hold passes what it holds', async () => {
  await using wire = await startWire(echo, '{ pingInterval: 100, pingTimeout: 5000 }')
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { types: ['pong'] } })
  await expect.poll(async () => (await wire.held()).map(({ types }) => types)).toEqual([['pong']])
  expect(await client.timeout(9_000).emitWithAck('n', 1)).toBe(1)
  expect(client.connected).toBe(true)
})

test('[W20] lifting lets go, in order, what no longer fits', async () => {
  await using wire = await startWire(echo)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  const got: number[] = []
  client.on('n', (n: number) => got.push(n))
  await wire.set({ hold: {} })
  for (const n of [1, 2, 3]) client.emit('n', n)
  await expect.poll(async () => (await wire.held()).length).toBe(3)
  await wire.set({ hold: { direction: 'down' } })
  await expect
    .poll(async () => (await wire.held()).map(({ direction }) => direction))
    .toEqual(['down', 'down', 'down'])
  await wire.set({ hold: null })
  await expect.poll(() => got).toEqual([1, 2, 3])
  expect(new Set(of(await wire.trace(), 'wire.released').map(({ by }) => by))).toEqual(new Set(['lifted']))
})

test.each([
  ['open', ws],
  ['open', polling],
  ['message', ws],
  ['message', polling],
  ['ping', ws],
  ['ping', polling],
  ['pong', ws],
  ['pong', polling],
  ['noop', {}],
  ['upgrade', {}],
  ['http', ws],
  ['http', polling],
] as const)('[W21] %s can be held alone (%j)', async (type, options) => {
  await using wire = await startWire(echo, '{ pingInterval: 300, pingTimeout: 60000 }')
  await wire.set({ hold: { types: [type] } })
  let client = wire.playground.client(wire.lab, '/', options)
  const isHeld = async () => {
    // Engine.IO needs no noop where something else answers the last poll; another client is tried then.
    if (client.io.engine?.transport.name === 'websocket' && type === 'noop') {
      client.disconnect()
      client = wire.playground.client(wire.lab, '/', options)
    }
    return (await wire.held()).length
  }
  await expect.poll(isHeld, { timeout: 15_000, interval: 200 }).toBeGreaterThan(0)
  expect((await wire.held()).every(({ types }) => types.includes(type))).toBe(true)
  await wire.set({ hold: null })
  await expect.poll(() => client.connected, slow).toBe(true)
  expect(await client.timeout(9_000).emitWithAck('n', 1)).toBe(1)
})

test('[W21] so can the close of a polling client', async () => {
  await using wire = await startWire()
  const client = wire.playground.client(wire.lab, '/', polling)
  await next(client, 'connect')
  await wire.set({ hold: { types: ['close'] } })
  client.disconnect()
  await expect.poll(async () => (await wire.held()).map(({ direction }) => direction), slow).toEqual(['up'])
  await wire.act({ do: 'release' })
  await expect.poll(wire.reasons, slow).toHaveLength(1)
})

test('[W22] a condition of one client leaves the others alone', async () => {
  await using wire = await startWire(echo)
  const a = wire.playground.client({ ...wire.lab, base: `${wire.lab.base}@A` }, '/', ws)
  const b = wire.playground.client({ ...wire.lab, base: `${wire.lab.base}@B` }, '/', polling)
  await Promise.all([next(a, 'connect'), next(b, 'connect')])
  await wire.set({ client: 'A', hold: {} })
  const late = a.emitWithAck('n', 1)
  expect(await b.timeout(9_000).emitWithAck('n', 2)).toBe(2)
  await expect.poll(async () => (await wire.held()).map(({ client }) => client)).toEqual(['A'])
  expect((await wire.set({ client: 'A', hold: null })).network.clients).toEqual({})
  expect(await late).toBe(1)
  await wire.set({ hold: { client: 'B' } })
  expect(await a.timeout(9_000).emitWithAck('n', 3)).toBe(3)
})
