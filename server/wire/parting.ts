/** The end of a connection that Node no longer looks after: after an upgrade nobody reads it, so nobody sees its other end go. */
import type { Duplex } from 'node:stream'

/** What the other side has for closing its end, once ours is closed. */
export const partingMs = 1_000

const noop = () => {}

/** Says the last words and ends our side; what still comes is thrown away until the other side ends too, or its time is over. */
export function partWith(socket: Duplex, words?: string | Uint8Array): void {
  if (socket.destroyed) return
  socket.on('error', noop)
  if (words !== undefined && socket.writable) socket.write(words)
  socket.end()
  socket.resume()
  endSoon(socket)
}

/** Whoever has the connection has ended our side; it is closed when the other side ends too, or its time is over. */
export function endSoon(socket: Duplex): void {
  const late = setTimeout(() => socket.destroy(), partingMs)
  socket.once('close', () => clearTimeout(late))
}
