/** What connection state recovery needs besides: the adapter that does it keeps everything for minutes, however much it is. */
import type { Namespace, Socket } from 'socket.io'
import { type Session, SessionAwareAdapter } from 'socket.io-adapter'
import { kinds } from '../../ledger/kinds.ts'
import type { Account } from '../../ledger/ledger.ts'
import type { Timers } from './timers.ts'

/** What is kept of one namespace for clients that may come back: the newest of each. */
const most = { packets: 1_000, sessions: 1_000, rooms: 20_000 }

interface Packet {
  id: string
  data: unknown[]
  opts: { rooms: Set<string>; except: Set<string> }
}
/** `SessionAwareAdapter` of socket.io-adapter 2.5, which does not name these in its types. */
interface Recovering {
  packets?: Packet[]
  sessions?: Map<string, { rooms: readonly string[] }>
}
const recovering = ({ adapter }: Namespace): Recovering => adapter as Recovering

/** The real adapter, which forgets the oldest clients when they are too many. */
class Bounded extends SessionAwareAdapter {
  override persistSession(session: Session): void {
    super.persistSession(session as never)
    const { sessions = new Map() } = this as unknown as Recovering
    let rooms = 0
    for (const one of sessions.values()) rooms += one.rooms.length
    for (const [id, one] of sessions) {
      if (sessions.size <= most.sessions && rooms <= most.rooms) return
      sessions.delete(id)
      rooms -= one.rooms.length
    }
  }
}
/** What ends the timer of an adapter. */
const ends = new WeakMap<object, () => void>()
/** Its timer, which the adapter keeps to itself, ends with its namespace, and with the run. Socket.IO makes one for each namespace, by `new`. */
export const recoveringAdapter = (timers: Timers): typeof SessionAwareAdapter =>
  function adapter(namespace: ConstructorParameters<typeof SessionAwareAdapter>[0]) {
    const { result, end } = timers.caught(() => new Bounded(namespace))
    ends.set(result, end)
    return result
  } as unknown as typeof SessionAwareAdapter

/** The packets that are kept for all namespaces of one run, by what they weigh. */
export function createKept(account: Account, warn: (text: string) => void) {
  const sizes = new WeakMap<Packet, number>()
  const known = new Map<Packet[], { count: number; bytes: number }>()

  const bytesIn = (packets: readonly Packet[]) =>
    packets.reduce((sum, packet) => sum + (sizes.get(packet) ?? 0), 0)
  function settle(packets: Packet[], bytes: number): void {
    const before = known.get(packets)?.bytes ?? 0
    account.remove('recovery', before)
    account.add('recovery', bytes)
    known.set(packets, { count: packets.length, bytes })
  }
  /** Lets the older half go, until the rest fits. */
  function shorten(packets: Packet[]): void {
    packets.splice(0, Math.ceil(packets.length / 2))
    const bytes = bytesIn(packets)
    const more = bytes - (known.get(packets)?.bytes ?? 0)
    if (packets.length > 0 && account.refusal('recovery', more) !== undefined) shorten(packets)
    else settle(packets, bytes)
  }

  return {
    /** Whether this namespace keeps what it sends. */
    keeps: (namespace: Namespace): boolean => recovering(namespace).packets !== undefined,
    /** Something was sent that weighs so many bytes. */
    sent(namespace: Namespace, size: number): void {
      const { packets } = recovering(namespace)
      const newest = packets?.at(-1)
      if (!packets || !newest || sizes.has(newest)) return
      sizes.set(newest, size)
      const { count, bytes } = known.get(packets) ?? { count: 0, bytes: 0 }
      // The adapter lets old ones go by itself.
      const now = packets.length === count + 1 ? bytes + size : bytesIn(packets)
      const tooLarge = account.refusal('recovery', now - bytes) !== undefined
      if (tooLarge) warn(kinds.recovery.words)
      if (tooLarge || packets.length > most.packets) shorten(packets)
      else settle(packets, now)
    },
    /** The namespace is gone. */
    forget(namespace: Namespace): void {
      const { packets, sessions } = recovering(namespace)
      ends.get(namespace.adapter)?.()
      if (!packets) return
      account.remove('recovery', known.get(packets)?.bytes ?? 0)
      known.delete(packets)
      packets.splice(0)
      sessions?.clear()
    },
  }
}
export type Kept = ReturnType<typeof createKept>

/** A recovered client has been given what it missed until now; the returned function gives it what came while it waited. */
export function catchUp(socket: Socket): () => void {
  const { packets = [] } = recovering(socket.nsp)
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
