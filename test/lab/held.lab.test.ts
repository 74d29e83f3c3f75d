/** What clients make a lab hold for them is counted over all of them: beyond it the one that asks for more is cut off. */
import { connect, type Socket as TcpSocket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { kinds } from '../../server/ledger/kinds.ts'
import { createLedger } from '../../server/ledger/ledger.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { composeFrame } from '../../server/wire/frames.ts'
import { of } from '../support/events.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'

const program = `const io = new (require('socket.io').Server)(require('http').createServer((req, res) => {
  req.on('data', () => {})
  req.on('end', () => res.end('whole'))
}).listen(4000))
io.on('connection', (socket) => {
  socket.on('much', () => { for (let n = 0; n < 4; n++) socket.emit('much', 'x'.repeat(200_000)) })
  socket.on('echo', (x, answer) => answer(x))
})`
const open: TcpSocket[] = []
afterAll(() => {
  for (const socket of open) socket.destroy()
})

/** A connection that sends this and goes on to read. */
function send(playground: Playground, head: string, body: Buffer): TcpSocket {
  const socket = connect(playground.port, '127.0.0.1', () => {
    socket.write(head)
    socket.write(body)
  })
  socket.on('error', () => {})
  open.push(socket)
  return socket
}
const words = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'program.log').map(({ text }) => text)
const bytesHeld = (playground: Playground) => playground.labs.held.bytes

/** Three that fit, one after the other, and one that does not. */
async function onePerCut(playground: Playground, begin: () => TcpSocket): Promise<TcpSocket[]> {
  const before = bytesHeld(playground)
  const all: TcpSocket[] = []
  for (let n = 1; n <= 3; n += 1) {
    all.push(begin())
    await expect.poll(() => bytesHeld(playground) - before).toBeGreaterThanOrEqual(n * 299_000)
  }
  const last = begin()
  await new Promise<void>((resolve) => last.resume().once('close', () => resolve()))
  expect(all.map((socket) => socket.closed)).toEqual([false, false, false])
  return all
}

test('[L25] bodies that do not end are counted over all connections', async () => {
  await using playground = await startPlayground({
    programs: createPrograms({ workers: 1 }),
    ledger: createLedger({ most: { body: 1_000_000 } }),
  })
  const lab = await playground.lab(program)
  const before = bytesHeld(playground)
  const head = `POST ${lab.base}/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400000\r\n\r\n`
  const all = await onePerCut(playground, () => send(playground, head, Buffer.alloc(300_000, 120)))
  expect(await words(playground, lab)).toEqual([kinds.body.words])
  for (const socket of all) socket.destroy()
  await expect.poll(() => bytesHeld(playground)).toBe(before)
  const whole = await fetch(`${playground.url}${lab.base}/`, { method: 'POST', body: 'x'.repeat(900_000) })
  expect(await whole.text()).toBe('whole')
})

test('[L25] so are messages of WebSockets that do not end', async () => {
  await using playground = await startPlayground({
    programs: createPrograms({ workers: 1 }),
    ledger: createLedger({ most: { body: 1_000_000 } }),
  })
  const lab = await playground.lab(program)
  const before = bytesHeld(playground)
  const [frame] = composeFrame(2, Buffer.alloc(400_000), true).chunks
  const head = `GET ${lab.base}/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
  const part = frame?.subarray(0, 300_000) ?? Buffer.alloc(0)
  const all = await onePerCut(playground, () => send(playground, head, part))
  expect(await words(playground, lab)).toEqual([kinds.body.words])
  for (const socket of all) socket.destroy()
  await expect.poll(() => bytesHeld(playground)).toBeLessThanOrEqual(before)
})

test('[L28] a length that is only announced keeps nobody waiting', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(program)
  const huge = Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4, 120])
  const upgrade = `GET ${lab.base}/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
  const post = `POST ${lab.base}/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${2 ** 40}\r\n\r\n`
  const frames = async () => of(await playground.trace(lab), 'ws.frame').length
  send(playground, upgrade, huge)
  await expect.poll(frames).toBeGreaterThan(0)
  send(playground, post, Buffer.alloc(1_200_000))
  await expect.poll(async () => of(await playground.trace(lab), 'http.request').length).toBe(2)
  const client = playground.client(lab, '/', { transports: ['websocket'] })
  await next(client, 'connect')
  expect(await client.timeout(5_000).emitWithAck('echo', 1)).toBe(1)
})

test('[L26] what nobody reads is counted over all clients of a lab', async () => {
  await using playground = await startPlayground({
    programs: createPrograms({ workers: 1 }),
    ledger: createLedger({ most: { unread: 2_000_000 } }),
  })
  const lab = await playground.lab(program)
  const path = `${playground.url}${lab.base}/socket.io/?EIO=4&transport=polling`
  /** A client that never asks for what there is. */
  async function silent(): Promise<void> {
    const { sid } = JSON.parse((await (await fetch(path)).text()).slice(1)) as { sid: string }
    await fetch(`${path}&sid=${sid}`, { method: 'POST', body: '40' })
    expect(await (await fetch(`${path}&sid=${sid}`)).text()).toContain('40{')
    await fetch(`${path}&sid=${sid}`, { method: 'POST', body: '42["much"]' })
  }
  for (let n = 0; n < 5; n += 1) await silent()
  await expect.poll(() => words(playground, lab)).toContainEqual(expect.stringContaining('읽지 않는'))
  const reader = playground.client(lab, '/', { transports: ['websocket'] })
  await next(reader, 'connect')
  expect(await reader.timeout(5_000).emitWithAck('echo', 1)).toBe(1)
})

test('[L26] what nobody reads of an upgrade that is answered as a request is counted until its connection ends', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(`require('http').createServer((req, res) => {
  res.write('x'.repeat(400_000))
}).listen(4000)`)
  const before = bytesHeld(playground)
  await playground.call(
    'PUT',
    `/api/labs/${lab.id}/conditions`,
    { hold: { direction: 'down' } },
    { 'x-lab-key': lab.key },
  )
  const upgrade = `GET ${lab.base}/ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
  const socket = send(playground, upgrade, Buffer.alloc(0))
  await expect.poll(() => bytesHeld(playground) - before).toBeGreaterThanOrEqual(400_000)
  socket.destroy()
  await expect.poll(() => bytesHeld(playground) - before).toBeLessThan(100_000)
})

test.each(['websocket', 'polling', 'polling, then websocket'])(
  '[L26] who reads what there is holds nothing afterwards: many may read much, one after the other (%s)',
  async (way) => {
    const transports = way.split(', then ')
    await using playground = await startPlayground({
      programs: createPrograms({ workers: 1 }),
      ledger: createLedger({ most: { unread: 2_000_000 } }),
    })
    const lab = await playground.lab(program)
    for (let n = 0; n < 8; n += 1) {
      const client = playground.client(lab, '/', { transports })
      await next(client, 'connect')
      await expect.poll(() => client.io.engine.transport.name).toBe(transports.at(-1))
      const before = bytesHeld(playground)
      let read = 0
      client.on('much', () => {
        read += 1
      })
      client.emit('much')
      await expect.poll(() => read).toBe(4)
      await expect.poll(() => bytesHeld(playground)).toBeLessThan(before + 100_000)
      expect(client.connected).toBe(true)
    }
    expect(await words(playground, lab)).toEqual([])
  },
)

test.each([
  ['namespaces that it takes out again', `io.of('/n' + n); io._nsps.delete('/n' + n)`],
  [
    'rooms that it takes out again',
    `socket?.join('r' + n); io.of('/').adapter.rooms.delete('r' + n); socket?.leave('r' + n)`,
  ],
  [
    'patterns that it takes out again',
    `io.of(new RegExp('^/p' + n)); if (n % 50 === 49) io.parentNsps.clear()`,
  ],
])(
  '[L21] a program that makes %s without end leaves nothing behind, or is told',
  async (_name, act) => {
    await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
    const lab = await playground.lab(`const io = new (require('socket.io').Server)(4000)
let socket, n = 0
io.on('connection', (one) => { socket = one })
setInterval(() => { for (const until = n + 25; n < until; n++) { ${act} } }, 10)
setInterval(() => console.log('made', n), 100)`)
    const reader = playground.client(lab, '/', { transports: ['websocket'] })
    await next(reader, 'connect')
    const before = bytesHeld(playground)
    const made = async () => Number((await words(playground, lab)).at(-1)?.split(' ')[1] ?? 0)
    const ended = async () => of(await playground.trace(lab), 'program.error').length > 0
    await expect.poll(async () => (await made()) >= 3_000 || (await ended()), { timeout: 15_000 }).toBe(true)
    expect(bytesHeld(playground)).toBeLessThan(before + 2_000_000)
    if (await ended()) expect(of(await playground.trace(lab), 'program.error')[0]?.text).toContain('놀이터')
  },
  30_000,
)
