/** The program's `http.Server`s: real ones that never listen; the lab hands them their requests. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type Account, Full } from '../../ledger/ledger.ts'
import type { RunOwner } from '../contract.ts'
import { limitWords } from '../protocol/limitWords.ts'
import type { HostMessage, MessageOf } from '../protocol/messages.ts'
import type { Apps } from './express.ts'
import type { Requests } from './requests.ts'

interface Kept {
  server: Server
  port: number | null
  closing: boolean
  /** Engine.IO connections that came through it: it is closed only when they are gone. */
  connections: Set<string>
  /** By number of the function; one that was added twice stands here twice. */
  handlers: Map<number, ((req: IncomingMessage, res: ServerResponse) => void)[]>
}

export function createHttpServers(
  owner: RunOwner,
  deliver: (message: HostMessage) => void,
  apps: Apps,
  requests: Requests,
  account: Account,
) {
  const servers = new Map<number, Kept>()

  function create({ http, app }: MessageOf<'http.create'>): void {
    if (servers.has(http)) throw new Full(limitWords.garbled)
    const server = owner.createHttpServer()
    servers.set(http, { server, port: null, closing: false, connections: new Set(), handlers: new Map() })
    if (app !== undefined) server.on('request', apps.listenerOf(app))
  }

  function addHandler({ http, step }: MessageOf<'http.handler'>): void {
    const kept = servers.get(http)
    if (kept === undefined) return
    account.add('requestListener')
    if (step.kind === 'app') kept.server.on('request', apps.listenerOf(step.app))
    if (step.kind !== 'handler') return
    const handle = (req: IncomingMessage, res: ServerResponse) => requests.handle(step.handler, req, res)
    kept.handlers.set(step.handler, [...(kept.handlers.get(step.handler) ?? []), handle])
    kept.server.on('request', handle)
  }

  function removeHandler({ http, handler }: MessageOf<'http.handler.off'>): void {
    const kept = servers.get(http)
    const handle = kept?.handlers.get(handler)?.pop()
    if (!kept || !handle) return
    kept.server.off('request', handle)
    account.remove('requestListener')
  }

  function listen({ http, port, line }: MessageOf<'http.listen'>): void {
    const kept = servers.get(http)
    if (kept === undefined) return
    // A server listens at one port at a time.
    if (kept.port !== null) owner.notListening(kept.server)
    kept.port = port
    kept.closing = false
    owner.listening(kept.server, port, line === undefined ? {} : { line })
    // Engine.IO makes its WebSocket server anew when the server listens again.
    kept.server.emit('listening')
  }

  function close({ http }: MessageOf<'http.close'>): void {
    const kept = servers.get(http)
    if (kept === undefined || kept.port === null) return
    kept.port = null
    kept.closing = true
    owner.notListening(kept.server)
    settle(http)
  }

  /** As in Node, a server is closed when its last connection is gone. */
  function settle(http: number): void {
    const kept = servers.get(http)
    if (kept === undefined || !kept.closing || kept.connections.size > 0) return
    kept.closing = false
    deliver({ kind: 'http.closed', http })
  }

  return {
    create,
    addHandler,
    removeHandler,
    listen,
    close,
    of: (http: number): Server | undefined => servers.get(http)?.server,
    answer404({ http }: MessageOf<'http.answer404'>): void {
      servers.get(http)?.server.on('request', (_req, res) => {
        res.writeHead(404)
        res.end()
      })
    },
    connected(http: number, conn: string): void {
      servers.get(http)?.connections.add(conn)
    },
    disconnected(http: number, conn: string): void {
      servers.get(http)?.connections.delete(conn)
      settle(http)
    },
    closeAll(): void {
      for (const { server, port } of servers.values()) {
        if (port !== null) owner.notListening(server)
        // Ends the timer that Node has for each server that says it listens.
        server.close()
      }
      servers.clear()
    },
  }
}
export type HttpServers = ReturnType<typeof createHttpServers>
