/** Silence: bytes vanish, and so does the end of a connection, as when Wi-Fi dies. */
import { expect, test } from 'vitest'
import { end, nextPing, slow, transports, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire } from '../support/wire.ts'

const heart = '{ pingInterval: 600, pingTimeout: 400 }'

test.each(transports)('[W24] silence down: ping timeout at the client (%s)', async (_name, options) => {
  await using wire = await startWire('', heart)
  const client = wire.playground.client(wire.lab, '/', options)
  await next(client, 'connect')
  await nextPing(client)
  await wire.set({ silence: 'down' })
  const { reason, after } = await end(client)
  expect(reason).toBe('ping timeout')
  expect(after).toBeGreaterThan(800)
  expect(after).toBeLessThan(5_000)
  await expect.poll(async () => (await wire.reasons()).length, slow).toBe(1)
})

test.each(transports)(
  '[W24] silence both ways: each end notices by its own clock (%s)',
  async (_name, options) => {
    await using wire = await startWire(`socket.on('n', (n, done) => done(n))`, heart)
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    await wire.set({ silence: 'both' })
    const lost = client
      .timeout(300)
      .emitWithAck('n', 1)
      .catch(() => 'nothing')
    expect(await lost).toBe('nothing')
    expect((await end(client)).reason).toBe('ping timeout')
    await expect.poll(wire.reasons, slow).toEqual(['ping timeout'])
    const dropped = of(await wire.trace(), 'wire.dropped')
    expect(dropped.every(({ by }) => by === 'silence')).toBe(true)
    await wire.set({ silence: null })
    const again = wire.playground.client(wire.lab, '/', options)
    await next(again, 'connect')
    expect(await again.timeout(9_000).emitWithAck('n', 2)).toBe(2)
  },
)

test.each(transports)('[W24] silence up: ping timeout at the server (%s)', async (_name, options) => {
  await using wire = await startWire('', heart)
  const client = wire.playground.client(wire.lab, '/', options)
  await next(client, 'connect')
  await wire.set({ silence: 'up' })
  await expect.poll(wire.reasons, slow).toEqual(['ping timeout'])
})

test.each(transports)(
  '[W24] in a silence nobody hears that the other one ends (%s)',
  async (_name, options) => {
    await using wire = await startWire('', '{ pingInterval: 60000 }')
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    await wire.set({ silence: 'both' })
    client.io.engine.transport.close()
    client.disconnect()
    await expect
      .poll(async () => (await wire.trace()).filter(({ kind }) => kind === 'wire.dropped').length)
      .toBeGreaterThan(0)
    expect(await wire.reasons()).toEqual([])
    expect((await wire.evaluate('io.engine.clientsCount')).json.value).toBe('1')
  },
)

test('[W24] a client whose own end is silent is told when the silence is lifted', async () => {
  await using wire = await startWire('', '{ pingInterval: 60000 }')
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ silence: 'down' })
  await wire.evaluate('[...io.of("/").sockets.values()].map((s) => s.conn.transport.socket.terminate())')
  await expect.poll(wire.reasons, slow).toHaveLength(1)
  expect(client.connected).toBe(true)
  const gone = end(client)
  await wire.set({ silence: null })
  expect((await gone).reason).toBe('transport close')
})

test.each(transports)('[W24] nor that the other one’s process ended (%s)', async (_name, options) => {
  await using wire = await startWire('', '{ pingInterval: 60000 }')
  const client = wire.playground.client(wire.lab, '/', options)
  await next(client, 'connect')
  await wire.set({ silence: 'down' })
  await wire.rerun()
  await expect.poll(wire.reasons, slow).toHaveLength(1)
  expect(
    await client
      .timeout(300)
      .emitWithAck('n', 1)
      .catch(() => 'nothing'),
  ).toBe('nothing')
  expect(client.connected).toBe(true)
  const gone = end(client)
  await wire.set({ silence: null })
  expect((await gone).after).toBeLessThan(5_000)
  await next(wire.playground.client(wire.lab, '/', options), 'connect')
})

test.each([
  ['a request', 'up'],
  ['an answer', 'down'],
] as const)(
  '[W24] %s that was swallowed ends its connection when the silence is over',
  async (_name, silence) => {
    await using wire = await startWire()
    await wire.set({ silence })
    const failed = fetch(`${wire.playground.url}${wire.lab.base}/socket.io/?EIO=4&transport=polling`).catch(
      () => 'broken',
    )
    await expect.poll(async () => of(await wire.trace(), 'wire.dropped').length, slow).toBe(1)
    await wire.set({ silence: null })
    expect(await failed).toBe('broken')
    const port = wire.playground.labs.find(wire.lab.id)?.port
    await expect.poll(() => port?.connections.size, slow).toBe(0)
    expect(port?.flow.freeDown).toBe(true)
  },
)
