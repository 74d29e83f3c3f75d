/** A whole playground on loopback, with real clients, for one test. */
import type { AddressInfo } from 'node:net'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { closeServer, createClientApp, createPlayground } from '../../server/app.ts'
import { createHosts } from '../../server/control/hosts.ts'
import { createLabBudget } from '../../server/control/labBudget.ts'
import { createKeys } from '../../server/lab/key.ts'
import { createLabs } from '../../server/lab/labs.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import type { Programs } from '../../server/program/contract.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { type Patience, patience as usual } from '../../server/wire/patience.ts'

export interface Made {
  id: string
  key: string
  base: string
  program: string
}

export async function startPlayground({
  programs,
  patience = usual,
  hostNames = [],
  labsAtOnce,
  pagePorts,
  ...limits
}: {
  programs: Programs
  /** How long clients may take. */
  patience?: Patience
  openingMs?: number
  maxConnections?: number
  packetsPerSecond?: number
  most?: number
  idleMs?: number
  unusedMs?: number
  ledger?: Ledger
  hostNames?: readonly string[]
  labsAtOnce?: number
  pagePorts?: { from: number; to: number }
}) {
  const hosts = createHosts({ names: hostNames })
  const labs = createLabs({ programs, keys: createKeys('a secret for tests'), ...limits })
  const clientApp = createClientApp({
    framePage: 'dist/frame',
    ports: () => ({ port, clientPort, otherPort: 0 }),
    patience,
    hosts,
  })
  await new Promise<void>((resolve) => clientApp.listen(0, '127.0.0.1', resolve))
  const { port: clientPort } = clientApp.address() as AddressInfo
  const app = createPlayground({
    labs,
    page: (_req, _res, next) => next(),
    framePage: 'dist/frame',
    ports: () => ({ port, clientPort, otherPort: 0 }),
    patience,
    hosts,
    host: '127.0.0.1',
    pagePorts,
    budget: createLabBudget({ ...(labsAtOnce !== undefined && { atOnce: labsAtOnce }) }),
  })
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve))
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const clients = new Set<Socket>()

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const res = await fetch(url + path, {
      method,
      headers: { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(text !== undefined && { body: text }),
    })
    const answer = await res.text()
    return { status: res.status, json: answer ? JSON.parse(answer) : undefined }
  }

  return {
    url,
    port,
    clientPort,
    labs,
    call,
    /** Makes a lab through the door; throws when it is refused. */
    async lab(program?: string): Promise<Made> {
      const { status, json } = await call('POST', '/api/labs', program === undefined ? {} : { program })
      if (status !== 201) throw new Error(JSON.stringify(json))
      return json as Made
    },
    /** A real client of the lab; it is disconnected when the playground is disposed of. */
    client(lab: Made, namespace = '/', options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
      const { path = '/socket.io/', ...rest } = options
      const socket = io(url + namespace, { path: lab.base + path, forceNew: true, ...rest })
      clients.add(socket)
      return socket
    },
    /** Connections to the playground's port that are open at its side. */
    connections: () =>
      new Promise<number>((resolve, reject) =>
        app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async trace(lab: Made): Promise<TraceEvent[]> {
      return (await call('GET', `/api/labs/${lab.id}/trace`)).json.events
    },
    async [Symbol.asyncDispose]() {
      for (const socket of clients) socket.disconnect()
      // A connection whose end is held ends with its lab.
      await Promise.all([labs[Symbol.asyncDispose](), app[Symbol.asyncDispose](), closeServer(clientApp)])
      await programs[Symbol.asyncDispose]()
    },
  }
}
export type Playground = Awaited<ReturnType<typeof startPlayground>>

/** Resolves with the arguments of the next such event; rejects after two seconds. */
export function next(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${event} came`)), 5_000)
    socket.once(event, (...args: unknown[]) => {
      clearTimeout(late)
      resolve(args)
    })
  })
}
