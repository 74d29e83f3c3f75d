/** Programs and clients that mean harm: their own lab pays for it, and the lab next door answers as before. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
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
  const closed = new Promise<void>((resolve) => socket.io.once('close', () => resolve()))
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
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
        setImmediate(() => socket.resetAndDestroy())
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
  for (let n = 0; n < 30; n++) await upgrade('/lab/nothere/socket.io/?EIO=4&transport=websocket')
  expect(await neighbour.answers()).toBe(1)
})
