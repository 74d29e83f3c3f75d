/** The TCP connections that are busy with one lab, so that they end with its run, or when the learner cuts them. */
import type { Socket } from 'node:net'
import type { Exchange } from './exchange.ts'
import type { WebSocketTap } from './webSocketTap.ts'

/** A client has two requests open at a time, and never on one connection; more are only sent to fill memory. */
const most = { onOneConnection: 16, perClient: 4 }

/** One exchange on a TCP connection, from its request until it is answered or, as a WebSocket, closed. */
export interface Connection {
  readonly socket: Socket
  readonly exchange: Exchange
  /** The process on the lab's side ends. */
  readonly ended: () => void
  /** Where it is a WebSocket. */
  tap?: WebSocketTap
}

export function createConnections(clients: number) {
  const open = new Map<Socket, Set<Connection>>()
  const cut = new WeakMap<Socket, 'server' | 'learner'>()
  const asking = new WeakMap<Socket, number>()
  let requests = 0
  const all = (): Connection[] => [...open.values()].flatMap((connections) => [...connections])
  function destroy(socket: Socket): void {
    for (const { exchange } of open.get(socket) ?? []) {
      exchange.flow.close(exchange.up)
      exchange.flow.close(exchange.down)
    }
    socket.destroy()
  }

  return {
    all,
    /** It is busy with this lab until the returned function is called. */
    add(connection: Connection): () => void {
      const { socket } = connection
      const here = open.get(socket) ?? new Set()
      open.set(socket, here.add(connection))
      return () => {
        here.delete(connection)
        if (here.size === 0 && open.get(socket) === here) open.delete(socket)
      }
    },
    /** A request begins; the returned function is called when it is over. `undefined` when there are too many. */
    ask(socket: Socket): (() => void) | undefined {
      const here = asking.get(socket) ?? 0
      if (here >= most.onOneConnection || requests >= clients * most.perClient) return undefined
      asking.set(socket, here + 1)
      requests += 1
      return () => {
        requests -= 1
        asking.set(socket, (asking.get(socket) ?? 1) - 1)
      }
    },
    /** Who ended this connection, if it was not the client. */
    cutBy: (socket: Socket): 'server' | 'learner' | undefined => cut.get(socket),
    /** The learner destroys it: both ends notice at once, whatever the conditions are. */
    cut(socket: Socket): void {
      cut.set(socket, 'learner')
      destroy(socket)
    },
    /** The lab's process ends; in a silence clients do not notice. */
    endAll(): void {
      for (const { socket, ended } of all()) {
        cut.set(socket, 'server')
        ended()
      }
    },
    /** The lab is gone, and its wire with it. */
    destroyAll(): void {
      for (const socket of [...open.keys()]) destroy(socket)
      open.clear()
    },
    get size() {
      return open.size
    },
  }
}
export type Connections = ReturnType<typeof createConnections>
