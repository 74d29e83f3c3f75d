/** What a lab is at this moment, read from its real servers. */
import type { LabState } from '#shared/control.ts'
import type { Json } from '#shared/trace.ts'
import type { RunServer } from '../program/contract.ts'
import type { Lanes } from '../wire/lanes.ts'
import { connectionOf } from './connectionOf.ts'

const plain = (value: unknown): Json => {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}

/** The options in force: Engine.IO's with its defaults, and those that Socket.IO itself reads. */
export function optionsOf({ io, recovery }: RunServer): { readonly [key: string]: Json } {
  const { _connectTimeout, opts } = io as unknown as {
    _connectTimeout: number
    opts: Record<string, unknown>
  }
  const engine = (io.engine as unknown as { opts?: Record<string, unknown> } | undefined)?.opts ?? {}
  const { wsEngine: _ws, adapter: _adapter, parser: _parser, ...rest } = { ...engine, ...opts }
  return plain({
    ...rest,
    ...(recovery !== undefined && { connectionStateRecovery: recovery }),
    path: io.path(),
    connectTimeout: _connectTimeout,
    serveClient: io.serveClient(),
  }) as {
    [key: string]: Json
  }
}

type Living = Pick<LabState, 'options' | 'namespaces' | 'sockets' | 'rooms' | 'clientsCount'>

export function stateOf(servers: readonly RunServer[], lanes: Lanes): Living {
  const namespaces = servers.flatMap(({ io }) => [...io._nsps.values()])
  return {
    options: servers[0] ? optionsOf(servers[0]) : {},
    namespaces: namespaces.map((namespace) => namespace.name),
    sockets: namespaces.flatMap((namespace) =>
      [...namespace.sockets.values()].map((socket) => ({
        id: socket.id,
        namespace: namespace.name,
        connection: connectionOf(socket),
        client: lanes.laneOf(connectionOf(socket)) ?? null,
        transport: socket.conn.transport.name,
        rooms: [...socket.rooms],
      })),
    ),
    rooms: namespaces.flatMap((namespace) =>
      [...namespace.adapter.rooms].map(([room, ids]) => ({
        namespace: namespace.name,
        room,
        sockets: [...ids],
      })),
    ),
    clientsCount: servers.reduce((count, { io }) => count + (io.engine?.clientsCount ?? 0), 0),
  }
}
