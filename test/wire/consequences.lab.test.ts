/** What a condition on the wire does to a client that knows nothing of it, and to its server: as the facts say. */
import { expect, test } from 'vitest'
import { end, nextPing, polling, slow, transports, ws } from '../support/ends.ts'
import { of } from '../support/events.ts'
import { next } from '../support/playground.ts'
import { startWire } from '../support/wire.ts'

const heart = '{ pingInterval: 600, pingTimeout: 400 }'
/** The server's own patience grows; the client keeps what its handshake said. */
const serverWaits = 'io.engine.opts.pingTimeout = 60000'

test('[W23] a held pong over WebSocket: ping timeout at the server, transport close at the client', async () => {
  await using wire = await startWire('', heart)
  const client = wire.playground.client(wire.lab, '/', ws)
  await next(client, 'connect')
  await wire.set({ hold: { types: ['pong'] } })
  expect((await end(client)).reason).toBe('transport close')
  await expect.poll(wire.reasons, slow).toEqual(['ping timeout'])
  const events = await wire.trace()
  const ping = of(events, 'ws.frame').findLast(({ data }) => data === '2')
  const waited = (of(events, 'engine.close')[0]?.at ?? 0) - (ping?.at ?? 0)
  expect(waited).toBeGreaterThan(380)
  expect(waited).toBeLessThan(4_000)
  expect(of(events, 'wire.held')).toHaveLength(1)
  expect(of(events, 'wire.dropped')).toMatchObject([{ by: 'closed' }])
  expect(await wire.held()).toEqual([])
})

test('[W23] over polling likewise, and the pong that is let go too late is answered 400', async () => {
  await using wire = await startWire('', heart)
  const client = wire.playground.client(wire.lab, '/', polling)
  await next(client, 'connect')
  await wire.set({ hold: { types: ['pong'] } })
  expect((await end(client)).reason).toBe('transport close')
  await expect.poll(wire.reasons, slow).toEqual(['ping timeout'])
  const [pong] = await wire.held()
  await wire.act({ do: 'release' })
  const answer = async () => of(await wire.trace(), 'http.response').find((one) => one.request === pong?.seq)
  await expect
    .poll(answer, slow)
    .toMatchObject({ status: 400, body: expect.stringContaining('Session ID unknown') })
})

test.each(transports)(
  '[W23] a held ping: ping timeout at the client after pingInterval + pingTimeout, transport close at the server (%s)',
  async (_name, options) => {
    await using wire = await startWire('', heart)
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    await wire.evaluate(serverWaits)
    await nextPing(client)
    await wire.set({ hold: { types: ['ping'] } })
    const { reason, after } = await end(client)
    expect(reason).toBe('ping timeout')
    expect(after).toBeGreaterThan(800)
    expect(after).toBeLessThan(5_000)
    await expect.poll(wire.reasons, slow).toEqual(['transport close'])
  },
)

test('[W25] a blocked upgrade stays on polling and works; WebSockets alone cannot connect', async () => {
  await using wire = await startWire(`socket.on('n', (n, done) => done(n))`)
  await wire.set({ blockUpgrade: true })
  const client = wire.playground.client(wire.lab)
  const failed = new Promise((resolve) =>
    client.io.on('open', () => client.io.engine.once('upgradeError', resolve)),
  )
  await next(client, 'connect')
  expect(String(await failed)).toContain('websocket error')
  expect(await client.timeout(9_000).emitWithAck('n', 1)).toBe(1)
  expect(client.io.engine.transport.name).toBe('polling')
  const direct = wire.playground.client(wire.lab, '/', ws)
  const [error] = await next(direct, 'connect_error')
  expect((error as Error).message).toBe('websocket error')
  const events = await wire.trace()
  expect(of(events, 'wire.dropped').map(({ by }) => by)).toEqual(['block', 'block'])
  for (const { of: request } of of(events, 'wire.dropped'))
    expect(events.find(({ seq }) => seq === request)).toMatchObject({ kind: 'http.request' })
  expect(of(events, 'engine.upgrade')).toEqual([])
})

test.each([
  ['websocket', ws, 'transport close'],
  ['polling', polling, 'transport error'],
] as const)('[W26] a cut is noticed at once by both ends (%s)', async (_name, options, reason) => {
  await using wire = await startWire('', '{ pingInterval: 60000 }')
  const client = wire.playground.client(wire.lab, '/', options)
  await next(client, 'connect')
  await expect
    .poll(async () => {
      const events = await wire.trace()
      return of(events, 'http.request').length - of(events, 'http.response').length
    })
    .toBeLessThan(2)
  await wire.set({ silence: 'both' })
  const gone = end(client)
  await wire.act({ do: 'cut' })
  const { reason: said, after } = await gone
  expect(said).toBe(reason)
  expect(after).toBeLessThan(5_000)
  await expect.poll(wire.reasons).toHaveLength(1)
  const events = await wire.trace()
  expect(of(events, 'wire.cut')).toMatchObject([{ client: 'ext-1' }])
  expect(events.find(({ seq }) => seq === of(events, 'wire.cut')[0]?.of)).toMatchObject({
    kind: 'http.request',
  })
})

test('[W26] a cut of one client, or of the connection of one packet, leaves the others', async () => {
  await using wire = await startWire('')
  const a = wire.playground.client({ ...wire.lab, base: `${wire.lab.base}@A` }, '/', ws)
  const b = wire.playground.client({ ...wire.lab, base: `${wire.lab.base}@B` }, '/', ws)
  await Promise.all([next(a, 'connect'), next(b, 'connect')])
  await wire.act({ do: 'cut', client: 'A' })
  await expect.poll(() => a.connected).toBe(false)
  expect(b.connected).toBe(true)
  const frame = of(await wire.trace(), 'ws.frame').find(({ client }) => client === 'B')
  await wire.act({ do: 'cut', seq: frame?.seq ?? 0 })
  await expect.poll(() => b.connected).toBe(false)
  await expect.poll(wire.reasons).toHaveLength(2)
  await expect(wire.act({ do: 'cut' })).rejects.toThrow(/^409 .*요\.$/)
})

test.each(transports)(
  '[W27] a delay is waited for each way, and order is kept (%s)',
  async (_name, options) => {
    await using wire = await startWire(`socket.on('n', (n, done) => { socket.emit('n', n); done?.(n) })`)
    const client = wire.playground.client(wire.lab, '/', options)
    await next(client, 'connect')
    await wire.set({ delay: { ms: 200, jitter: 150 } })
    const got: number[] = []
    client.on('n', (n: number) => got.push(n))
    const from = performance.now()
    for (let n = 0; n < 20; n++) client.emit('n', n)
    await client.timeout(9_000).emitWithAck('n', 20)
    expect(performance.now() - from).toBeGreaterThan(99)
    expect(got).toEqual(Array.from({ length: 21 }, (_, n) => n))
    const events = await wire.trace()
    const delayed = of(events, 'wire.delayed')
    expect(delayed.length).toBeGreaterThan(1)
    for (const { of: seq, ms } of delayed) {
      const released = of(events, 'wire.released').find((one) => one.of === seq)
      if (!released) continue
      // It counts from its arrival: the word of the delay may come later.
      const arrived = events.find((one) => one.seq === seq)?.at ?? Number.NaN
      expect(released.at - arrived).toBeGreaterThan(ms - 3)
      expect(released.at - arrived).toBeLessThan(ms + 4_000)
    }
    await wire.set({ delay: { ms: 300 } })
    const then = performance.now()
    await client.timeout(9_000).emitWithAck('n', 21)
    expect(performance.now() - then).toBeGreaterThan(590)
    await wire.set({ delay: null })
    await client.timeout(9_000).emitWithAck('n', 22)
    expect(got.at(-1)).toBe(22)
  },
)
