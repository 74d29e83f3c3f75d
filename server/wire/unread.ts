/** Cuts off a client that does not read what it is sent: all of it would wait in memory, for ever. */
import { limits } from '#shared/limits.ts'
import type { Part } from '../ledger/part.ts'

/** An Engine.IO connection; the types leave out what this needs of it. */
export interface Sending {
  on: (event: 'packetCreate' | 'close', listener: (packet: { data?: unknown }) => void) => void
  close: (discard: boolean) => void
  readonly writeBuffer: readonly unknown[]
  readonly transport: { readonly socket?: { terminate: () => void } }
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' || data instanceof Uint8Array ? data.length : 0

/** `onCut` is called when so much waits for the client that it is cut off. `holds` is told how much that is. */
export function limitUnread(connection: Sending, onCut: () => void, holds: Part = () => true): void {
  let unread = 0
  connection.on('packetCreate', ({ data }) => {
    unread = connection.writeBuffer.length === 0 ? 0 : unread + sizeOf(data)
    if (unread <= limits.unreadBytes && holds(unread)) return
    unread = 0
    holds(0)
    const { socket } = connection.transport
    connection.close(true)
    // A close frame would wait behind all the rest.
    socket?.terminate()
    onCut()
  })
}
