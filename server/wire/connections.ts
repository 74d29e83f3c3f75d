/** The TCP connections that are busy with one lab, so that they end with its run. */
import type { Socket } from 'node:net'

export function createConnections() {
  const open = new Map<Socket, number>()
  const cut = new WeakSet<Socket>()
  return {
    /** The connection is busy with this lab until the returned function is called, or until it closes. */
    add(socket: Socket): () => void {
      open.set(socket, (open.get(socket) ?? 0) + 1)
      let busy = true
      const free = () => {
        if (!busy) return
        busy = false
        const left = (open.get(socket) ?? 1) - 1
        if (left > 0) open.set(socket, left)
        else open.delete(socket)
        socket.off('close', free)
      }
      socket.once('close', free)
      return free
    },
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
