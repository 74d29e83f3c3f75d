/** Cuts off a client that does not read what it is sent: all of it would wait in memory, for ever. */
import { limits } from '#shared/limits.ts'
import type { Part } from '../ledger/part.ts'

interface Transport {
  readonly writable: boolean
  readonly socket?: { terminate: () => void }
  on: (event: 'drain', listener: () => void) => void
}
/** An Engine.IO connection; the types leave out what this needs of it. */
export interface Sending {
  on: (event: 'packetCreate' | 'flush' | 'upgrade', listener: (packet: { data?: unknown }) => void) => void
  close: (discard: boolean) => void
  readonly writeBuffer: readonly unknown[]
  readonly transport: Transport
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' || data instanceof Uint8Array ? data.length : 0

/** `onCut` is called when so much waits for the client that it is cut off. `holds` is told how much that is, as often as that
 *  changes: a client that reads has nothing waiting, whether or not it is sent anything more. */
export function limitUnread(connection: Sending, onCut: () => void, holds: Part = () => true): void {
  /** What waits until the transport takes it, and what the transport was given of that and still writes. */
  let waiting = 0
  let going = 0
  const drained = () => {
    if (going === 0) return
    going = 0
    holds(waiting)
  }
  connection.on('packetCreate', ({ data }) => {
    const { transport, writeBuffer } = connection
    // It goes at once.
    if (writeBuffer.length === 0 && transport.writable) return
    waiting += sizeOf(data)
    if (waiting <= limits.unreadBytes && holds(waiting + going)) return
    waiting = 0
    going = 0
    holds(0)
    connection.close(true)
    // A close frame would wait behind all the rest.
    transport.socket?.terminate()
    onCut()
  })
  connection.on('flush', () => {
    if (waiting === 0) return
    going = waiting
    waiting = 0
  })
  connection.transport.on('drain', drained)
  connection.on('upgrade', () => {
    drained()
    connection.transport.on('drain', drained)
  })
}
