/** The TCP connections that are busy with one lab, so that they end with its run. */
import type { Socket } from 'node:net'

/** A client has two requests open at a time, and never on one connection; more are only sent to fill memory. */
const most = { onOneConnection: 16, perClient: 4 }

export function createConnections(clients: number) {
  const open = new Map<Socket, number>()
  const cut = new WeakSet<Socket>()
  const asking = new WeakMap<Socket, number>()
  let requests = 0

  /** The connection is busy with this lab until the returned function is called. */
  function add(socket: Socket): () => void {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    let busy = true
    return () => {
      if (!busy) return
      busy = false
      const left = (open.get(socket) ?? 1) - 1
      if (left > 0) open.set(socket, left)
      else open.delete(socket)
    }
  }

  /** A request begins; the returned function is called when it is over. `undefined` when there are too many. */
  function ask(socket: Socket): (() => void) | undefined {
    const here = asking.get(socket) ?? 0
    if (here >= most.onOneConnection || requests >= clients * most.perClient) return undefined
    asking.set(socket, here + 1)
    requests += 1
    return () => {
      requests -= 1
      asking.set(socket, (asking.get(socket) ?? 1) - 1)
    }
  }

  return {
    add,
    ask,
    /** The lab ended this connection, not the client. */
    wasCut: (socket: Socket): boolean => cut.has(socket),
    cutAll(): void {
      for (const socket of [...open.keys()]) {
        cut.add(socket)
        socket.destroy()
      }
      open.clear()
    },
    get size() {
      return open.size
    },
  }
}
export type Connections = ReturnType<typeof createConnections>
