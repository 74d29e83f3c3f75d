/** A host without a sandbox: a test says what the program would, and real clients connect to it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import type { Kind } from '../../server/ledger/kinds.ts'
import { createLedger } from '../../server/ledger/ledger.ts'
import type { RunOwner } from '../../server/program/contract.ts'
import { createBodies } from '../../server/program/host/bodies/bodies.ts'
import { createHost } from '../../server/program/host/host.ts'
import type {
  GuestMessage,
  HostMessage,
  JsonObject,
  SocketName,
} from '../../server/program/protocol/messages.ts'

export const line = undefined
export const ledger = createLedger()
export const bodies = createBodies()
export const ignore = () => {}
export function open(
  failed: (error: unknown) => void = ignore,
  {
    deliver = ignore as (message: HostMessage) => void,
    server = () => createServer(),
    to = ledger,
    listening = ignore as (port: number | null) => void,
  } = {},
) {
  const owner: RunOwner = {
    ledger: to,
    record: () => 0,
    createHttpServer: server,
    serverCreated: () => undefined,
    listening: (_server, port) => listening(port),
    notListening: () => listening(null),
    ended: ignore,
  }
  return createHost(owner, deliver, failed, bodies)
}
export const base: GuestMessage[] = [
  { kind: 'http.create', http: 1, line },
  { kind: 'server', server: 2, options: {}, inForce: {}, line },
  { kind: 'namespace', server: 2, namespace: '/', line },
  { kind: 'server.attach', server: 2, http: 1, options: {}, line },
  { kind: 'express.app', app: 3, router: null, line },
]
export const asking = (name: SocketName, n: number, timeout?: number): GuestMessage => ({
  kind: 'emit',
  ...name,
  flags: timeout === undefined ? {} : { timeout },
  ack: n,
  line,
  json: '["ask"]',
})
export const askingAll = (n: number): GuestMessage => ({
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

/** A host that listens; real clients connect to it, and whoever comes is let in, unless `decide` says something else. */
export async function startPeer(
  most: Partial<Record<Kind, number>> = {},
  {
    decide = (name: SocketName): GuestMessage[] => [{ kind: 'admit', ...name }],
    options = {} as JsonObject,
  } = {},
) {
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
      host.take(decide({ server, namespace, id }))
    },
  })
  host.take(base.map((message) => (message.kind === 'server' ? { ...message, options } : message)))
  return {
    host,
    errors,
    ledger: own,
    clients,
    /** How the host knows those who came. */
    named: joined,
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
