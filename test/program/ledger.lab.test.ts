/** What a program leaves on the host is counted, ends the program when it is too much, and is gone with it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { describe, expect, test } from 'vitest'
import { type Kind, kinds } from '../../server/ledger/kinds.ts'
import { createLedger, Full } from '../../server/ledger/ledger.ts'
import { createBodies } from '../../server/program/bodies/bodies.ts'
import type { RunOwner } from '../../server/program/contract.ts'
import { createHost } from '../../server/program/host/host.ts'
import type { GuestMessage, HostMessage, SocketName } from '../../server/program/messages.ts'

const line = undefined
const ledger = createLedger()
const bodies = createBodies()
const ignore = () => {}
function open(
  failed: (error: unknown) => void = ignore,
  { deliver = ignore as (message: HostMessage) => void, server = () => createServer(), to = ledger } = {},
) {
  const owner: RunOwner = {
    ledger: to,
    record: () => 0,
    createHttpServer: server,
    serverCreated: () => undefined,
    listening: ignore,
    notListening: ignore,
    ended: ignore,
  }
  return createHost(owner, deliver, failed, bodies)
}
const base: GuestMessage[] = [
  { kind: 'http.create', http: 1 },
  { kind: 'server', server: 2, options: {}, inForce: {}, line },
  { kind: 'namespace', server: 2, namespace: '/', line },
  { kind: 'server.attach', server: 2, http: 1, options: {}, line },
  { kind: 'express.app', app: 3, router: null },
]
const recovering: GuestMessage = {
  kind: 'server',
  server: 4,
  options: { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } },
  inForce: {},
  line,
}
const handler = { kind: 'handler', handler: 9, error: false } as const

/** One more of each kind that a program makes by its messages alone. */
const more: Partial<Record<Kind, (n: number) => GuestMessage>> = {
  httpServer: (n) => ({ kind: 'http.create', http: 100 + n }),
  requestListener: () => ({ kind: 'http.handler', http: 1, step: handler }),
  app: (n) => ({ kind: 'express.app', app: 100 + n, router: null }),
  route: (n) => ({ kind: 'express.add', app: 3, method: 'get', path: `/${n}`, steps: [handler] }),
  param: (n) => ({ kind: 'express.param', app: 3, name: `p${n}`, handler: 9 }),
  server: (n) => ({ kind: 'server', server: 100 + n, options: {}, inForce: {}, line }),
  attach: () => ({ kind: 'server.attach', server: 2, http: 1, options: {}, line }),
  engineStep: () => ({ kind: 'engine.use', server: 2, handler: 9 }),
  namespace: (n) => ({ kind: 'namespace', server: 2, namespace: `/n${n}`, line }),
  pattern: (n) => ({ kind: 'parent', server: 2, parent: 100 + n, pattern: '/x/', line }),
}

describe('[L20] beyond what a program may have, it ends with a sentence that says what was too much', () => {
  test.each(Object.entries(more) as [Kind, (n: number) => GuestMessage][])('%s', async (kind, one) => {
    const errors: unknown[] = []
    const host = open((error) => errors.push(error))
    host.take(base)
    const { most, words } = kinds[kind]
    for (let n = 0; n <= most && errors.length === 0; n += 1) {
      host.take([one(n)])
      await host.done()
    }
    expect(errors.map((error) => [error instanceof Full, String((error as Error).message)])).toEqual([
      [true, words],
    ])
    host.end()
    expect(ledger.total).toEqual({ bytes: 0, accounts: 0 })
  })

  test('a flood that the host has not carried out', () => {
    const errors: unknown[] = []
    const host = open((error) => errors.push(error))
    host.take(base)
    const flood = Array.from(
      { length: kinds.message.most + 1 },
      (): GuestMessage => ({ kind: 'namespace', server: 2, namespace: '/same', line }),
    )
    host.take(flood)
    expect(errors).toEqual([new Full(kinds.message.words)])
    host.end()
  })
})

test('[L21] a namespace that is forgotten is not counted any more, whoever makes it again', async () => {
  const errors: unknown[] = []
  const host = open((error) => errors.push(error))
  host.take(base)
  const before = ledger.total.bytes
  for (let n = 0; n < 3 * kinds.namespace.most; n += 1) {
    host.take([
      { kind: 'namespace', server: 2, namespace: `/n${n}`, line },
      { kind: 'namespace.forget', server: 2, namespace: `/n${n}`, retired: 1_000 + n },
    ])
    await host.done()
  }
  expect(errors).toEqual([])
  expect(ledger.total.bytes).toBe(before)
  expect([...(host.servers[0]?._nsps.keys() ?? [])]).toEqual(['/'])
  host.end()
})

test('[L22] a number that is taken is nobody else’s', async () => {
  for (const again of base.filter(({ kind }) => kind === 'http.create' || kind === 'server')) {
    const errors: unknown[] = []
    const host = open((error) => errors.push(error))
    host.take([...base, again])
    await host.done()
    expect(errors).toHaveLength(1)
    expect(errors[0]).toBeInstanceOf(Full)
    host.end()
  }
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
async function settled(): Promise<number> {
  for (let n = 0; n < 4; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    collect()
  }
  return process.memoryUsage().heapUsed
}
const handles = () => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length

describe('[L23] what a program had is gone with it: after a thousand of each kind', () => {
  const filled: [string, (n: number) => GuestMessage[]][] = [
    ...(Object.entries(more) as [Kind, (n: number) => GuestMessage][]).map(
      ([kind, one]): [string, (n: number) => GuestMessage[]] => [kind, (n) => [one(2 * n), one(2 * n + 1)]],
    ),
    [
      'recovery',
      (n) => [
        { ...recovering },
        { kind: 'namespace', server: 4, namespace: '/', line },
        { kind: 'namespace', server: 4, namespace: `/kept${n}`, line },
        {
          kind: 'broadcast',
          server: 4,
          namespace: `/kept${n}`,
          rooms: [],
          except: [],
          flags: {},
          line,
          json: JSON.stringify(['much', 'x'.repeat(10_000)]),
        },
      ],
    ],
    [
      'map',
      (n) => [
        {
          kind: 'adapter.edit',
          server: 2,
          namespace: '/',
          map: 'rooms',
          edit: { do: 'set', key: `r${n}`, members: ['x', 'y'] },
          line,
        },
      ],
    ],
  ]
  test.each(filled)('%s', async (_kind, fill) => {
    const run = async (n: number) => {
      const host = open()
      host.take([...base, ...fill(n)])
      await host.done()
      host.end()
    }
    for (let n = 0; n < 50; n += 1) await run(n)
    const before = { heap: await settled(), handles: handles() }
    for (let n = 0; n < 1_000; n += 1) await run(n)
    const grown = (await settled()) - before.heap
    expect(handles()).toBeLessThanOrEqual(before.handles)
    // A thousand that were kept would be more than 3 MB: see below.
    expect(grown).toBeLessThan(1_500_000)
    expect(ledger.total).toEqual({ bytes: 0, accounts: 0 })
  })

  test('acknowledgements that wait for 24.8 days', async () => {
    const before = handles()
    await using peer = await startPeer()
    const name = await peer.connect()
    peer.host.take(Array.from({ length: 100 }, (_, n) => asking(name, n, 2_147_483_647)))
    peer.host.take(Array.from({ length: 100 }, (_, n) => askingAll(100 + n)))
    await peer.host.done()
    expect(handles()).toBeGreaterThan(before + 200)
    await peer[Symbol.asyncDispose]()
    await expect.poll(handles).toBeLessThanOrEqual(before)
  })

  test('a bare Server that is kept takes more than 3 kB', async () => {
    const before = await settled()
    const kept = Array.from({ length: 500 }, () => new Server(createServer()))
    expect(((await settled()) - before) / kept.length).toBeGreaterThan(3_000)
    for (const io of kept) io.engine.close()
  })
})

const asking = (name: SocketName, n: number, timeout?: number): GuestMessage => ({
  kind: 'emit',
  ...name,
  flags: timeout === undefined ? {} : { timeout },
  ack: n,
  line,
  json: '["ask"]',
})
const askingAll = (n: number): GuestMessage => ({
  kind: 'broadcast',
  server: 2,
  namespace: '/',
  rooms: [],
  except: [],
  flags: { timeout: 2_147_483_647 },
  ack: n,
  line,
  json: '["ask"]',
})

/** A host that listens; real clients connect to it, and whoever comes is let in. */
async function startPeer(most: Partial<Record<Kind, number>> = {}) {
  const errors: unknown[] = []
  const own = createLedger({ most })
  const front = createServer()
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const clients: Socket[] = []
  const joined: SocketName[] = []
  const host = open((error) => errors.push(error), {
    to: own,
    server: () => front,
    deliver(message) {
      if (message.kind === 'namespace.ask') host.take([{ kind: 'answer', call: message.call, value: true }])
      if (message.kind !== 'connecting') return
      const { server, namespace, id } = message
      joined.push({ server, namespace, id })
      host.take([{ kind: 'admit', server, namespace, id }])
    },
  })
  host.take(base)
  return {
    host,
    errors,
    ledger: own,
    clients,
    async connect(name = '/'): Promise<SocketName> {
      const { port } = front.address() as AddressInfo
      const client = io(`http://127.0.0.1:${port}${name}`, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
      })
      clients.push(client)
      await Promise.race([
        new Promise<void>((resolve) => client.once('connect', () => resolve())),
        new Promise<void>((resolve) => client.once('connect_error', () => resolve())),
      ])
      return joined.at(-1) ?? { server: 2, namespace: '/', id: '' }
    },
    async [Symbol.asyncDispose]() {
      host.end()
      for (const client of clients.splice(0)) client.disconnect()
      front.closeAllConnections()
      await new Promise<void>((resolve) => front.close(() => resolve()))
    },
  }
}

describe('[L24] what ends with its socket is counted as long as that is there', () => {
  test('rooms', async () => {
    await using peer = await startPeer({ join: 10 })
    const name = await peer.connect()
    const rooms = (from: number) => Array.from({ length: 3 }, (_, n) => `r${from + n}`)
    for (let n = 0; n < 20; n += 1)
      peer.host.take([
        { kind: 'join', ...name, rooms: rooms(n), line },
        { kind: 'leave', ...name, rooms: rooms(n), line },
      ])
    expect(peer.errors).toEqual([])
    peer.host.take([{ kind: 'join', ...name, rooms: rooms(0), line }])
    const again = await peer.connect()
    peer.clients[0]?.disconnect()
    await expect.poll(() => peer.host.servers[0]?.of('/').sockets.size).toBe(1)
    peer.host.take([{ kind: 'join', ...again, rooms: [...rooms(0), ...rooms(3), ...rooms(6)], line }])
    expect(peer.errors).toEqual([])
    peer.host.take([{ kind: 'join', ...again, rooms: rooms(9), line }])
    expect(peer.errors).toEqual([new Full(kinds.join.words)])
  })

  test('acknowledgements that a client owes', async () => {
    await using peer = await startPeer({ ack: 10 })
    const name = await peer.connect()
    peer.clients[0]?.on('ask', (answer) => answer())
    for (let n = 0; n < 20; n += 1) {
      peer.host.take([asking(name, n)])
      await expect.poll(() => peer.host.held('ack')).toBe(0)
    }
    peer.clients[0]?.off('ask')
    peer.host.take(Array.from({ length: 10 }, (_, n) => asking(name, 100 + n)))
    expect(peer.errors).toEqual([])
    peer.clients[0]?.disconnect()
    await expect.poll(() => peer.host.held('ack')).toBe(0)
    const again = await peer.connect()
    peer.host.take(Array.from({ length: 11 }, (_, n) => asking(again, 200 + n)))
    expect(peer.errors).toEqual([new Full(kinds.ack.words)])
  })

  test('acknowledgements that the program owes', async () => {
    await using peer = await startPeer({ answer: 10 })
    await peer.connect()
    for (let n = 0; n < 10; n += 1) peer.clients[0]?.emit('ask', () => {})
    await expect.poll(() => peer.host.held('answer')).toBe(10)
    peer.clients[0]?.disconnect()
    await expect.poll(() => peer.host.held('answer')).toBe(0)
    await peer.connect()
    for (let n = 0; n < 11; n += 1) peer.clients[1]?.emit('ask', () => {})
    await expect.poll(() => peer.errors).toEqual([new Full(kinds.answer.words)])
  })

  test('sockets: one more is refused, and the program goes on', async () => {
    await using peer = await startPeer({ socket: 2 })
    await peer.connect()
    await peer.connect()
    await peer.connect()
    expect(peer.clients.map(({ connected }) => connected)).toEqual([true, true, false])
    peer.clients[0]?.disconnect()
    await expect.poll(() => peer.host.held('socket')).toBe(1)
    await peer.connect()
    expect(peer.clients.at(-1)?.connected).toBe(true)
    expect(peer.errors).toEqual([])
  })

  test('namespaces that clients ask for: one more is refused, and the program goes on', async () => {
    await using peer = await startPeer({ namespace: 3 })
    peer.host.take([{ kind: 'parent', server: 2, parent: 50, pattern: '/x/', line }])
    for (const name of ['/x0', '/x1', '/x2']) await peer.connect(name)
    expect(peer.clients.map(({ connected }) => connected)).toEqual([true, true, false])
    expect(peer.errors).toEqual([])
    peer.host.take([{ kind: 'namespace', server: 2, namespace: '/mine', line }])
    expect(peer.errors).toEqual([new Full(kinds.namespace.words)])
  })
})
