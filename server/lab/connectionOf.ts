/** The Engine.IO sid under a socket; `conn.id` is documented, but private in the types. */
import type { Socket } from 'socket.io'

export function connectionOf(socket: Socket): string {
  const { id } = socket.conn as unknown as { id: string }
  return id
}
