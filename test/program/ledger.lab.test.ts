/** What a program leaves on the host is counted, ends the program when it is too much, and is gone with it. */
import { createServer } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Server } from 'socket.io'
import { describe, expect, test } from 'vitest'
import { type Kind, kinds } from '../../server/ledger/kinds.ts'
import { Full } from '../../server/ledger/ledger.ts'
import type { GuestMessage, MapEdit } from '../../server/program/protocol/messages.ts'
import { asking, askingAll, base, ledger, line, open, startPeer } from './hostSupport.ts'

const recovering: GuestMessage = {
  kind: 'server',
  server: 4,
  options: { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } },
  inForce: {},
  line,
}
const handler = { kind: 'handler', handler: 9, error: false } as const

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
async function settled(): Promise<number> {
  for (let n = 0; n < 4; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    collect()
  }
  return process.memoryUsage().heapUsed
}

/** One more of each kind that a program makes by its messages alone. */
const more: Partial<Record<Kind, (n: number) => GuestMessage>> = {
  httpServer: (n) => ({ kind: 'http.create', http: 100 + n, line }),
  requestListener: () => ({ kind: 'http.handler', http: 1, step: handler, line }),
  app: (n) => ({ kind: 'express.app', app: 100 + n, router: null, line }),
  route: (n) => ({ kind: 'express.add', app: 3, method: 'get', path: `/${n}`, steps: [handler], line }),
  path: () => ({
    kind: 'express.add',
    app: 3,
    method: 'get',
    path: `/${'a'.repeat(480)}`,
    steps: [handler],
    line,
  }),
  param: (n) => ({ kind: 'express.param', app: 3, name: `p${n}`, handler: 9, line }),
  server: (n) => ({ kind: 'server', server: 100 + n, options: {}, inForce: {}, line }),
  attach: () => ({ kind: 'server.attach', server: 2, http: 1, options: {}, line }),
  engineStep: () => ({ kind: 'engine.use', server: 2, handler: 9, line }),
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

const adding = (method: string, path: string | string[], steps: number): GuestMessage => ({
  kind: 'express.add',
  app: 3,
  method,
  path,
  steps: Array.from({ length: steps }, () => handler),
  line,
})
test.each([
  ['each path of each function is a route', adding('get', ['/a', '/b'], 10), { route: 20, path: 4 }],
  ['a path is compiled once for a route', adding('get', `/${'a'.repeat(99)}`, 3), { route: 3, path: 100 }],
  ['… and for each function of use()', adding('use', `/${'a'.repeat(99)}`, 3), { route: 3, path: 300 }],
  ['… with all that its optional parts stand for', adding('get', '/a{/b}{/c}', 1), { route: 1, path: 40 }],
])('[L20] %s', async (_what, message, held) => {
  const errors: unknown[] = []
  const host = open((error) => errors.push(error))
  host.take([...base, message])
  await host.done()
  expect(errors).toEqual([])
  expect({ route: host.held('route'), path: host.held('path') }).toEqual(held)
  host.end()
})

test('[L21] a listener that is taken off is not counted any more; of one that was added twice, once stays', async () => {
  const errors: unknown[] = []
  const host = open((error) => errors.push(error))
  const added: GuestMessage = { kind: 'http.handler', http: 1, step: handler, line }
  const off: GuestMessage = { kind: 'http.handler.off', http: 1, handler: 9 }
  host.take(base)
  for (let n = 0; n < 3 * kinds.requestListener.most; n += 1) {
    host.take([added, off])
    await host.done()
  }
  expect(errors).toEqual([])
  const before = host.held('requestListener')
  host.take([added, added, off])
  await host.done()
  expect(host.held('requestListener')).toBe(before + 1)
  host.take([off, off])
  await host.done()
  expect(host.held('requestListener')).toBe(before)
  host.end()
})

test('[L21] a namespace that is forgotten is not counted any more, whoever makes it again', async () => {
  const errors: unknown[] = []
  const host = open((error) => errors.push(error))
  host.take(base)
  await host.done()
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

const edit = (edit: MapEdit): GuestMessage => ({
  kind: 'adapter.edit',
  server: 2,
  namespace: '/',
  map: 'rooms',
  edit,
  line,
})
test('[L20] rooms that a program makes by hand count with their names, until they are gone', async () => {
  const host = open()
  host.take(base)
  await host.done()
  const before = ledger.total.bytes
  const name = 'r'.repeat(10_000)
  const made: [MapEdit, number][] = [
    [{ do: 'set', key: name, members: ['x'] }, 20_002],
    [{ do: 'add', key: name, member: name }, 40_002],
    [{ do: 'set', key: name, members: [] }, 20_000],
    [{ do: 'delete', key: name }, 0],
  ]
  for (const [one, bytes] of made) {
    host.take([edit(one)])
    await host.done()
    expect(ledger.total.bytes - before - kinds.join.bytes * host.held('join')).toBe(bytes)
  }
  expect(host.held('join')).toBe(0)
  host.end()
})

test('[L20] what is said twice leaves no more than said once', async () => {
  const front = createServer()
  const host = open(undefined, { server: () => front })
  const said: GuestMessage[] = [
    { kind: 'namespace', server: 2, namespace: '/twice', line },
    { kind: 'engine.watch', server: 2, event: 'headers' },
  ]
  const left = () => {
    const [io] = host.servers
    const { _fns = [] } = (io?.of('/twice') ?? {}) as { _fns?: unknown[] }
    return [_fns.length, io?.engine.listenerCount('headers')]
  }
  host.take([...base, ...said])
  await host.done()
  const once = left()
  expect(once).toEqual([1, 1])
  host.take([...said, ...said])
  await host.done()
  expect(left()).toEqual(once)
  host.end()
})

test('[L20] a client is let in once', async () => {
  await using peer = await startPeer()
  const [io] = peer.host.servers
  const seen: string[] = []
  io?.on('connection', ({ id }) => seen.push(id))
  const name = await peer.connect()
  peer.host.take([1, 2].map(() => ({ kind: 'admit', ...name })))
  await peer.host.done()
  // Socket.IO tells of a connection in the next tick.
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual([peer.clients[0]?.id])
  expect(peer.errors).toEqual([])
})

test('[L20] a server listens at one port at a time', async () => {
  const ports: (number | null)[] = []
  const host = open(undefined, { listening: (port) => ports.push(port) })
  host.take([
    ...base,
    ...[4_001, 4_002].map((port): GuestMessage => ({ kind: 'http.listen', http: 1, port, line })),
  ])
  await host.done()
  expect(ports).toEqual([4_001, null, 4_002])
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

const handles = () => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length

test('[L21] what is forgotten is let go, however it was made', async () => {
  const host = open()
  host.take([
    ...base,
    recovering,
    { kind: 'namespace', server: 4, namespace: '/', line },
    { kind: 'parent', server: 4, parent: 50, pattern: '/x/', line },
  ])
  const refs: WeakRef<object>[] = []
  const make = async (n: number) => {
    const from = n % 2 === 0 ? { parent: 50 } : {}
    host.take([{ kind: 'namespace', server: 4, namespace: `/n${n}`, ...from, line }])
    await host.done()
    const made = host.servers[1]?._nsps.get(`/n${n}`)
    if (made) refs.push(new WeakRef(made))
    host.take([{ kind: 'namespace.forget', server: 4, namespace: `/n${n}`, retired: 100 + n }])
    await host.done()
  }
  for (let n = 0; n < 20; n += 1) await make(n)
  expect(refs).toHaveLength(20)
  await settled()
  expect(refs.filter((one) => one.deref())).toEqual([])
  host.end()
})

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
