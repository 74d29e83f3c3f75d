/** Programs and clients that mean harm: their own lab pays for it, and the lab next door answers as before. */
import { connect } from 'node:net'
import parser from 'socket.io-msgpack-parser'
import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createPrograms } from '../../server/program/programs.ts'
import { of } from '../support/events.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'

const hostile = (after: string, options = '{}') => `const { Server } = require('socket.io')
const server = require('http').createServer()
const io = new Server(server, ${options})
${after}
server.listen(4000)
`
/** A lab that has nothing to do with it, and that must go on answering. */
async function neighbourOf(playground: Playground) {
  const lab = await playground.lab(
    hostile(`io.on('connection', (s) => s.on('echo', (x, answer) => answer(x)))`),
  )
  const client = playground.client(lab)
  await next(client, 'connect')
  return { answers: () => client.timeout(5_000).emitWithAck('echo', 1) }
}
const errorsIn = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'program.error').map(({ text }) => text)

async function tryAll(playground: Playground, lab: Made): Promise<void> {
  const path = `${lab.base}/socket.io/?EIO=4&transport=polling`
  await fetch(playground.url + path)
    .then((res) => res.text())
    .catch(() => '')
  const socket = playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
  const closed = new Promise<void>((resolve) => socket.io.engine.once('close', () => resolve()))
  await Promise.race([next(socket, 'connect'), next(socket, 'connect_error'), closed]).catch(() => {})
}

test.each([
  [
    'answers a request that Engine.IO answers too',
    `io.engine.use((req, res, next) => { res.end('x'); next() })`,
  ],
  [
    'begins an answer in Engine.IO’s place',
    `io.engine.use((req, res, next) => { next(); res.writeHead(200); res.write('x') })`,
  ],
  ['spoils the status line', `io.engine.use((req, res, next) => { res.statusMessage = '\\n'; next() })`],
  ['asks for trailers', `io.engine.on('headers', (headers) => { headers['Trailer'] = 'x' })`],
  ['attaches the same server twice', `io.attach(server)`],
])('[L1] a program that %s ends, as it would in Node, and nothing else does', async (_name, after) => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const neighbour = await neighbourOf(playground)
  const lab = await playground.lab(hostile(after))
  await tryAll(playground, lab)
  await expect.poll(() => errorsIn(playground, lab)).toHaveLength(1)
  expect(await neighbour.answers()).toBe(1)
})

test.each([
  ['', 'new Server(server)'],
  [', with a step of Engine.IO', 'new Server(server).engine.use((req, res, next) => setTimeout(next, 5))'],
  [
    ', one of which asks',
    'new Server(server, { allowRequest: (req, done) => setTimeout(done, 5, null, true) })',
  ],
])(
  '[L1] two Servers that take the same WebSocket%s end the program, at the line of the second',
  async (_name, second) => {
    const said = vi.spyOn(console, 'error')
    await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
    const neighbour = await neighbourOf(playground)
    const lab = await playground.lab(hostile(`\n${second}`))
    playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
    await expect
      .poll(async () => of(await playground.trace(lab), 'program.error'), { timeout: 10_000 })
      .toMatchObject([
        { text: expect.stringContaining('called more than once with the same socket'), line: 5 },
      ])
    expect(await neighbour.answers()).toBe(1)
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
  },
)

test.each([
  ['half a character for an id', `io.engine.generateId = () => '\\ud800'`, '{ cookie: true }'],
  ['a prototype for a cookie', '', `{ cookie: JSON.parse('{"__proto__":{"maxAge":"abc"}}') }`],
  [
    'a prototype for its CORS',
    '',
    `{ cors: (req, done) => done(null, JSON.parse('{"__proto__":{"methods":5}}')) }`,
  ],
])('[L2] %s reaches no library', async (_name, after, options) => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const neighbour = await neighbourOf(playground)
  await tryAll(playground, await playground.lab(hostile(after, options)))
  expect(await neighbour.answers()).toBe(1)
})

test('[L3] upgrades whose sender is gone before the answer disturb nobody', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const neighbour = await neighbourOf(playground)
  const upgrade = (path: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(playground.port, '127.0.0.1', () => {
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        )
        setImmediate(() => socket.resetAndDestroy())
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
  for (let n = 0; n < 30; n++) await upgrade('/lab/nothere/socket.io/?EIO=4&transport=websocket')
  expect(await neighbour.answers()).toBe(1)
})

const handshake = async (playground: Playground, lab: Made): Promise<string> => {
  const path = `${playground.url}${lab.base}/socket.io/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(path)).text()).slice(1)) as { sid: string }
  return `${path}&sid=${sid}`
}

test('[L4] a body of more packets than can be handled in one go is refused in Korean', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(hostile(''))
  const url = await handshake(playground, lab)
  const res = await fetch(url, { method: 'POST', body: Array(10_001).fill('6').join('\x1e') })
  expect([res.status, await res.text()]).toEqual([413, expect.stringContaining('나누어')])
})

test('[L5] a client that reads nothing is cut off, and the program is told', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(
    hostile(`const much = 'x'.repeat(900_000)
      io.on('connection', (socket) => {
        const timer = setInterval(() => socket.emit('much', much), 120)
        socket.on('disconnect', (reason) => { clearInterval(timer); console.log(reason) })
      })`),
  )
  const url = await handshake(playground, lab)
  await fetch(url, { method: 'POST', body: '40' })
  const logs = async () => of(await playground.trace(lab), 'program.log').map(({ text }) => text)
  await expect
    .poll(logs, { timeout: 10_000 })
    .toEqual([expect.stringContaining('읽지 않는 클라이언트'), 'forced close'])
})

test('[L6] a storm of questions on the control channel is refused in part, and the rest is answered', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(hostile(''))
  const page = playground.client({ ...lab, base: '' }, '/', { path: '/control/' })
  await next(page, 'connect')
  const ask = () => page.timeout(5_000).emitWithAck('lab:watch', { id: lab.id, after: 0 })
  const answers = (await Promise.all(Array.from({ length: 300 }, ask))) as { ok: boolean; status?: number }[]
  const [done, refused] = [answers.filter(({ ok }) => ok), answers.filter(({ status }) => status === 429)]
  expect(done.length).toBeGreaterThanOrEqual(50)
  expect(refused.length).toBeGreaterThan(0)
  expect(done.length + refused.length).toBe(300)
  expect(await ask()).toMatchObject({ ok: true })
})

test('[L7] what the trace keeps of heads and of answers that go on counts too', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(`require('http').createServer((req, res) => {
    res.setHeader('x-long', 'a'.repeat(10_000))
    res.flushHeaders()
    res.end('b'.repeat(60_000))
  }).listen(4000)`)
  for (let n = 0; n < 100; n++) await (await fetch(`${playground.url}${lab.base}/`)).text()
  const { json } = await playground.call('GET', `/api/labs/${lab.id}/trace`)
  expect(json.dropped).toBeGreaterThan(0)
  expect(JSON.stringify(json.events).length).toBeLessThan(6_000_000)
})

test('[L8] requests piled up on one connection end it', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const neighbour = await neighbourOf(playground)
  const lab = await playground.lab(hostile('', '{ allowRequest: () => {} }'))
  const one = `GET ${lab.base}/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n`
  await new Promise<void>((resolve) => {
    const socket = connect(playground.port, '127.0.0.1', () => socket.write(one.repeat(40)))
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
  expect(of(await playground.trace(lab), 'http.request').length).toBeLessThanOrEqual(16)
  expect(await neighbour.answers()).toBe(1)
})

const bytes = (...parts: (string | number | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part as string))),
  )
/** A packet of socket.io-msgpack-parser: a map of type, nsp and data. */
const packed = (type: number, data: Buffer): Buffer =>
  bytes(0x83, 0xa4, 'type', type, 0xa3, 'nsp', 0xa1, '/', 0xa4, 'data', [...data])
const random = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, () => Math.floor(Math.random() * 256)))

test('[L13] bytes that are no MessagePack, or lie, end their own connection only', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const neighbour = await neighbourOf(playground)
  const lab = await playground.lab(
    hostile(
      `io.on('connection', (s) => { s.on('disconnect', () => console.log('left', s.id)); s.on('ok', (answer) => answer('ok')) })`,
      `{ parser: require('socket.io-msgpack-parser') }`,
    ),
  )
  const url = `${playground.url.replace('http', 'ws')}${lab.base}/socket.io/?EIO=4&transport=websocket`
  const send = (message: Buffer | string): Promise<void> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url)
      socket.on('open', () => {
        socket.send(packed(0, bytes(0x80)))
        socket.send(message, () => {})
      })
      socket.on('error', () => resolve())
      socket.on('close', () => resolve())
    })
  const lies: (Buffer | string)[] = [
    bytes(0xdd, [0xff, 0xff, 0xff, 0xff]),
    bytes(...Array.from({ length: 500 }, () => [0xdd, 0x01, 0xff, 0xff, 0xff])),
    bytes(0xc9, [0xff, 0xff, 0xff, 0xff, 0]),
    bytes(Array.from({ length: 200_000 }, () => 0x91)),
    packed(2, bytes(0x90)),
    packed(2, bytes(0x91, 0x80)),
    packed(2, bytes(0x91, 0x81, 0xa8, 'toString', 1)),
    packed(2, bytes(0x91, 0x81, 0xa9, '__proto__', 0xc0)),
    packed(2, bytes(0x91, 0xaa, 'disconnect')),
    packed(2, bytes(0x91, 0xc0)),
    '40',
    '2["hello"]',
    ...Array.from({ length: 100 }, (_, i) => random(1 + i)),
    ...Array.from({ length: 20 }, (_, i) => packed(2, random(1 + i))),
  ]
  await Promise.all(lies.map(send))
  const client = playground.client(lab, '/', { parser, transports: ['websocket'] })
  await next(client, 'connect')
  expect(await client.timeout(5_000).emitWithAck('ok')).toBe('ok')
  expect(await neighbour.answers()).toBe(1)
}, 60_000)
