/** What connection state recovery needs besides: the adapter that does it says nothing of how long it keeps what. */
import type { Namespace, Socket } from 'socket.io'

/** What is kept of broadcasts for clients that may come back. */
const KEPT_PACKETS = 500

interface Packet {
  id: string
  data: unknown[]
  opts: { rooms: Set<string>; except: Set<string> }
}
/** `SessionAwareAdapter` of socket.io-adapter, which it does not name in its types. */
interface Recovering {
  packets?: Packet[]
  sessions?: Map<string, unknown>
}

/** Every packet is kept for minutes; a program that broadcasts without end would fill memory. */
export function forgetOldPackets({ adapter }: Namespace): void {
  const { packets } = adapter as Recovering
  if (packets !== undefined && packets.length > KEPT_PACKETS) packets.splice(0, packets.length - KEPT_PACKETS)
}

/** Its timer can't be stopped: it is left with nothing to hold, once the last socket has left. */
export function forgetAll({ adapter }: Namespace): void {
  const { packets, sessions } = adapter as Recovering
  if (packets === undefined) return
  packets.splice(0)
  sessions?.clear()
  setTimeout(() => Object.assign(adapter, { nsp: undefined }), 5_000).unref()
}

/** A recovered client has been given what it missed until now; the returned function gives it what came while it waited. */
export function catchUp(socket: Socket): () => void {
  const { packets = [] } = socket.nsp.adapter as Recovering
  if (!socket.recovered) return () => {}
  const last = packets.at(-1)
  return () => {
    const later = packets.slice(last === undefined ? 0 : packets.indexOf(last) + 1)
    const rooms = [...socket.rooms]
    for (const { data, opts } of later) {
      const meant = opts.rooms.size === 0 || rooms.some((room) => opts.rooms.has(room))
      if (meant && !rooms.some((room) => opts.except.has(room))) send(socket, data)
    }
  }
}

/** As the socket itself sends what was missed: type 2 is EVENT, and the data has its offset already. */
function send(socket: Socket, data: unknown[]): void {
  const raw = socket as unknown as { packet: (packet: { type: number; data: unknown[] }) => void }
  raw.packet({ type: 2, data })
}
