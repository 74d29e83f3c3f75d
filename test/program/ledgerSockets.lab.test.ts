/** What ends with its socket is counted as long as that is there. */
import type { Namespace, Socket } from 'socket.io'
import { describe, expect, test } from 'vitest'
import { kinds } from '../../server/ledger/kinds.ts'
import { Full } from '../../server/ledger/ledger.ts'
import type { GuestMessage, SocketName } from '../../server/program/protocol/messages.ts'
import { asking, line, startPeer } from './hostSupport.ts'

type Peer = Awaited<ReturnType<typeof startPeer>>
const main = (peer: Peer) => peer.host.servers[0]?.of('/') as Namespace

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
    await peer.host.done()
    expect(peer.errors).toEqual([])
    peer.host.take([{ kind: 'join', ...again, rooms: rooms(9), line }])
    await expect.poll(() => peer.errors).toEqual([new Full(kinds.join.words)])
  })

  test('rooms that a socket joined under an id that it has no more, for ever: nobody leaves them', async () => {
    await using peer = await startPeer(
      { join: 10 },
      {
        decide: (name) => [
          ...[1, 2].flatMap((n): GuestMessage[] => [
            { kind: 'join', ...name, rooms: [`r${n}`, `s${n}`], line },
            { kind: 'socket.rename', ...name, to: `id ${n}` },
          ]),
          { kind: 'admit', ...name },
        ],
      },
    )
    for (let n = 1; n <= 2; n += 1) {
      await peer.connect()
      peer.clients.at(-1)?.disconnect()
      await expect.poll(() => main(peer).sockets.size).toBe(0)
      const entries = [...main(peer).adapter.rooms.values()].reduce((sum, ids) => sum + ids.size, 0)
      expect(peer.host.held('join')).toBeGreaterThanOrEqual(entries)
    }
    expect(peer.errors).toEqual([])
    await peer.connect()
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
    await peer.host.done()
    expect(peer.errors).toEqual([])
    peer.clients[0]?.disconnect()
    await expect.poll(() => peer.host.held('ack')).toBe(0)
    const again = await peer.connect()
    peer.host.take(Array.from({ length: 11 }, (_, n) => asking(again, 200 + n)))
    await expect.poll(() => peer.errors).toEqual([new Full(kinds.ack.words)])
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
    await expect.poll(() => peer.errors).toEqual([new Full(kinds.namespace.words)])
  })
})

describe('[L24] a socket that was not let in is kept no longer than it waits', () => {
  /** Those whom the real namespace keeps until they are let in. */
  const waiting = (peer: Peer) =>
    (main(peer) as unknown as { _preConnectSockets: Map<string, Socket> })._preConnectSockets

  test('nor under the id that it had before the program gave it another', async () => {
    await using peer = await startPeer(
      {},
      {
        decide: (name) => ['kim', 'lee'].map((to): GuestMessage => ({ kind: 'socket.rename', ...name, to })),
      },
    )
    void peer.connect()
    await expect.poll(() => peer.named.length).toBe(1)
    expect([...waiting(peer)].map(([id, socket]) => [id, socket.id])).toEqual([['lee', 'lee']])
    peer.host.take([{ kind: 'admit', ...(peer.named[0] as SocketName) }])
    await expect.poll(() => peer.clients[0]?.id).toBe('lee')
    expect(waiting(peer).size).toBe(0)
  })

  test('nor after its client has gone, nor are its rooms', async () => {
    await using peer = await startPeer(
      {},
      { decide: (name) => [{ kind: 'join', ...name, rooms: ['room'], line }] },
    )
    void peer.connect()
    await expect.poll(() => peer.named.length).toBe(1)
    expect(waiting(peer).size).toBe(1)
    peer.clients[0]?.disconnect()
    await expect.poll(() => waiting(peer).size).toBe(0)
    expect(main(peer).adapter.rooms.size).toBe(0)
    expect(['socket', 'join'].map((kind) => peer.host.held(kind as never))).toEqual([0, 0])
  })
})
