/** Nobody keeps a connection by doing nothing: neither peers that go away, nor peers that take their time. */
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { closeServer, createClientApp } from '../../server/app.ts'
import { createHosts } from '../../server/control/hosts.ts'
import { patience } from '../../server/wire/patience.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
const socketIo = '/socket.io/?EIO=4&transport=websocket'

const asks = (port: number, text: string): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () =>
      socket.write(text, () => resolve(socket)),
    )
    socket.on('error', () => {})
  })
/** What it is told until its other end is closed. */
const told = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes
    })
    socket.once('end', () => resolve(text))
    socket.once('close', () => resolve(text))
  })

const silent = `require('http').createServer(() => {}).listen(4000)`
const patientLab = program('', '{ destroyUpgrade: false }')
test.each([
  ['a lab that takes no upgrades and says nothing', silent, '/'],
  ['a lab that leaves an upgrade to others', patientLab, '/other'],
  ['a lab whose wire holds it', program(''), socketIo, { hold: {} }],
  ['a lab whose wire is silent', program(''), socketIo, { silence: 'both' }],
  ['a lab whose wire is slow', program(''), socketIo, { delay: { ms: 5_000 } }],
])('[C21] an upgrade that waits at %s goes with its peer', async (_name, text, path, conditions?) => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(text)
  const key = { 'x-lab-key': lab.key }
  if (conditions) await playground.call('PUT', `/api/labs/${lab.id}/conditions`, conditions, key)
  const peers = await Promise.all(
    Array.from({ length: 20 }, () => asks(playground.port, upgrade(lab.base + path))),
  )
  await expect
    .poll(async () => (await playground.trace(lab)).filter(({ kind }) => kind === 'http.request'))
    .toHaveLength(20)
  for (const peer of peers) peer.destroy()
  // One is the test's own, which asks for traces.
  await expect.poll(() => playground.connections()).toBeLessThanOrEqual(1)
})

test.each([
  ['left to others', patientLab, '/other', {}],
  ['swallowed by a silence', program(''), socketIo, { silence: 'both' }],
])(
  '[C21] an upgrade that is %s waits no longer than anybody waits for it',
  async (_name, text, path, conditions) => {
    await using playground = await startPlayground({ programs: createNodePrograms(), openingMs: 200 })
    const lab = await playground.lab(text)
    await playground.call('PUT', `/api/labs/${lab.id}/conditions`, conditions, { 'x-lab-key': lab.key })
    const peer = await asks(playground.port, upgrade(lab.base + path) + 'x'.repeat(20_000))
    expect(await told(peer)).toBe('')
    peer.destroy()
  },
)

const quick = {
  ...patience,
  headersTimeout: 200,
  requestTimeout: 400,
  keepAliveTimeout: 200,
  connectionsCheckingInterval: 50,
}
const slow: readonly [string, string, RegExp][] = [
  ['says nothing', '', /^(HTTP\/1\.1 408|$)/],
  ['never ends its head', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ', /^HTTP\/1\.1 408/],
  [
    'has asked, and asks no more',
    'GET /api/playground HTTP/1.1\r\nHost: localhost\r\n\r\n',
    /^HTTP\/1\.1 [24]0/,
  ],
]
const bodies: readonly [string, string][] = [
  ['the API', '/api/labs'],
  ['a lab', '/socket.io/?EIO=4&transport=polling'],
]
const post = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`

test.each(slow)('[C22] a client that %s is let go by each of the servers', async (_name, text, answer) => {
  await using playground = await startPlayground({ programs: createNodePrograms(), patience: quick })
  for (const port of [playground.port, playground.clientPort])
    expect(await told(await asks(port, text))).toMatch(answer)
})

test.each(bodies)('[C22] a body that never ends is let go by %s', async (where, path) => {
  await using playground = await startPlayground({ programs: createNodePrograms(), patience: quick })
  const lab = await playground.lab(program(''))
  const peer = await asks(playground.port, post(where === 'a lab' ? lab.base + path : path))
  expect(await told(peer)).toMatch(/^HTTP\/1\.1 408/)
  peer.destroy()
  await expect.poll(() => playground.connections()).toBeLessThanOrEqual(1)
})

test('[C22] a head that comes drop by drop is let go too', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), patience: quick })
  const peer = await asks(playground.port, 'GET / HTTP/1.1\r\n')
  const drops = setInterval(() => peer.write('x: y\r\n'), 20)
  expect(await told(peer)).toMatch(/^HTTP\/1\.1 408/)
  clearInterval(drops)
  peer.destroy()
})

test('[C22] what is usual is bounded as well', async () => {
  const server = createClientApp({
    hosts: createHosts({ names: [] }),
    framePage: 'dist/frame',
    ports: () => ({ port: 0, clientPort: 0, otherPort: 0 }),
  })
  expect(server.headersTimeout).toBe(20_000)
  expect(server.requestTimeout).toBe(240_000)
  await closeServer(server)
})
