import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { next, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

/** A TCP proxy in front of the playground that keeps every byte, as an independent witness. */
async function witness(port: number) {
  const talks: { up: Buffer[]; down: Buffer[] }[] = []
  const proxy = createServer((client) => {
    const talk = { up: [] as Buffer[], down: [] as Buffer[] }
    talks.push(talk)
    const server = connect(port, '127.0.0.1')
    client.on('data', (bytes) => talk.up.push(bytes) && server.write(bytes))
    server.on('data', (bytes) => talk.down.push(bytes) && client.write(bytes))
    for (const [a, b] of [
      [client, server],
      [server, client],
    ] as const) {
      a.on('error', () => b.destroy())
      a.on('close', () => b.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, talks, proxy }
}

test('[W5] the trace equals, byte for byte and in order, what went over the TCP connection', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(
    program(`
      socket.emit('hello', '안녕', 1)
      socket.on('echo', (...args) => { const ack = args.pop(); socket.emit('echo', ...args); ack('받음') })
      socket.on('bytes', (b) => socket.emit('bytes', b))`),
  )
  const seen = await witness(playground.port)
  const client = io(seen.url, { path: `${lab.base}/socket.io/`, transports: ['websocket'], forceNew: true })
  await next(client, 'hello')
  for (let i = 0; i < 20; i++) {
    expect(await client.timeout(2_000).emitWithAck('echo', `말 ${i}`, { n: i })).toBe('받음')
  }
  client.emit('bytes', Buffer.from([1, 2, 3]))
  await next(client, 'bytes')
  client.disconnect()
  await expect.poll(async () => of(await playground.trace(lab), 'ws.close').length).toBe(1)
  const events = await playground.trace(lab)

  const [talk] = seen.talks
  for (const direction of ['up', 'down'] as const) {
    const bytes = Buffer.concat(talk?.[direction] ?? [])
    const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
    const recorded = of(events, 'ws.frame').filter((f) => f.direction === direction)
    expect(payloads(body)).toEqual(
      recorded.map((f) =>
        (typeof f.data === 'string' ? Buffer.from(f.data) : Buffer.from(f.data.base64, 'base64')).toString(
          'hex',
        ),
      ),
    )
  }
  expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1))
  seen.proxy.close()
})

/** Payloads of unfragmented frames, read with nothing of ours. */
function payloads(bytes: Buffer): string[] {
  const found: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const masked = ((bytes[at + 1] ?? 0) & 0x80) !== 0
    const size = short === 126 ? bytes.readUInt16BE(at + 2) : short
    const from = at + 2 + (short === 126 ? 2 : 0) + (masked ? 4 : 0)
    const mask = bytes.subarray(from - 4, from)
    found.push(
      Buffer.from(
        bytes.subarray(from, from + size).map((b, i) => (masked ? b ^ (mask[i & 3] ?? 0) : b)),
      ).toString('hex'),
    )
    at = from + size
  }
  return found
}

test('[W6] polling: every request and response with its body, in order per connection', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(`socket.on('echo', (x, ack) => ack(x))`))
  const client = playground.client(lab, '/', { transports: ['polling'] })
  await next(client, 'connect')
  expect(await client.emitWithAck('echo', '폴링')).toBe('폴링')
  client.disconnect()
  await expect.poll(async () => of(await playground.trace(lab), 'engine.close').length).toBe(1)
  const events = await playground.trace(lab)
  const requests = of(events, 'http.request')
  expect(requests[0]).toMatchObject({ method: 'GET', body: '', size: 0 })
  expect(requests[0]?.url).toMatch(/^\/socket\.io\/\?EIO=4&transport=polling/)
  expect(requests.filter((r) => r.method === 'POST').map((r) => r.body)).toEqual(
    expect.arrayContaining(['40', '420["echo","폴링"]']),
  )
  const responses = of(events, 'http.response')
  expect(responses[0]?.body).toMatch(/^0\{"sid":"/)
  expect(responses.map((r) => r.body)).toEqual(expect.arrayContaining(['430["폴링"]']))
  for (const response of responses)
    expect(events.findIndex((e) => e.seq === response.request)).toBeGreaterThanOrEqual(0)
  const sids = new Set(events.filter((e) => e.kind.startsWith('http')).map((e) => e.connection))
  expect(sids.size).toBe(1)
  expect(new Set(events.filter((e) => e.connection).map((e) => e.client))).toEqual(new Set(['ext-1']))
})

test('[W7] one client stays in its lane over the upgrade; a second one gets its own', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(''))
  const a = playground.client(lab)
  const b = playground.client(lab)
  await Promise.all([next(a, 'connect'), next(b, 'connect')])
  await expect.poll(async () => of(await playground.trace(lab), 'engine.upgrade').length).toBe(2)
  const opens = of(await playground.trace(lab), 'engine.open')
  expect(new Set(opens.map((e) => e.client))).toEqual(new Set(['ext-1', 'ext-2']))
  a.disconnect()
  await expect.poll(async () => of(await playground.trace(lab), 'engine.close').length).toBe(1)
  const again = playground.client(lab)
  await next(again, 'connect')
  await expect.poll(async () => of(await playground.trace(lab), 'engine.open').length).toBe(3)
  expect(of(await playground.trace(lab), 'engine.open')[2]?.client).toBe(opens[0]?.client)
})

test('[W10] nobody listens: the connection ends without an answer, and the trace says so', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program('').replace('server.listen(4000)', ''))
  const client = playground.client(lab, '/', { reconnection: false })
  const [error] = await next(client, 'connect_error')
  expect((error as Error).message).toBe('xhr poll error')
  expect(of(await playground.trace(lab), 'http.refused').map((e) => e.reason)).toEqual(['not-listening'])
})

test('[W11] payloads beyond maxHttpBufferSize: 1009 over WebSocket, 413 over polling', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program('', '{ maxHttpBufferSize: 1000 }'))
  const ws = playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
  await next(ws, 'connect')
  ws.emit('big', 'x'.repeat(5_000))
  await next(ws, 'disconnect')
  const polling = playground.client(lab, '/', { transports: ['polling'], reconnection: false })
  await next(polling, 'connect')
  polling.emit('big', 'x'.repeat(5_000))
  await next(polling, 'disconnect')
  const events = await playground.trace(lab)
  expect(of(events, 'ws.close')[0]).toMatchObject({ code: 1009 })
  expect(of(events, 'http.response').map((r) => r.status)).toContain(413)
  const reasons = of(events, 'engine.close').map(({ transport, reason }) => [transport, reason])
  expect(reasons).toEqual([
    ['websocket', 'transport error'],
    ['polling', 'transport error'],
  ])
})

test('[W12] a lab takes in so many packets per second; more wait, in order, and that is said', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), packetsPerSecond: 50 })
  const lab = await playground.lab(program(`socket.on('n', (n) => socket.emit('n', n))`))
  const client = playground.client(lab, '/', { transports: ['websocket'] })
  await next(client, 'connect')
  const got: number[] = []
  client.on('n', (n: number) => got.push(n))
  for (let n = 0; n < 120; n++) client.emit('n', n)
  await expect.poll(() => got.length, { timeout: 5_000 }).toBe(120)
  expect(got).toEqual(got.map((_, i) => i))
  expect(of(await playground.trace(lab), 'wire.slowed').length).toBeGreaterThanOrEqual(1)
})

test('[W13] a lab that is full answers 429 in Korean', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), maxConnections: 2 })
  const lab = await playground.lab(program(''))
  const clients = [playground.client(lab), playground.client(lab)]
  await Promise.all(clients.map((c) => next(c, 'connect')))
  const answer = await fetch(`${playground.url}${lab.base}/socket.io/?EIO=4&transport=polling`)
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('연결을 2개까지')
})
