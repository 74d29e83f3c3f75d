/** One Engine.IO connection as its heartbeat tells of it, from the handshake to what each end said at last. */
import type { Beat as SessionBeat } from '#shared/model/sessions.ts'
import { isWaiting } from '#shared/model/units.ts'
import type { WireDropped } from '#shared/trace.ts'

/** A ping or a pong. Times are ms on the trace's clock. */
export interface Beat {
  readonly packet: 'ping' | 'pong'
  /** What crossed the wire, and which of its packets. */
  readonly seq: number
  readonly part: number
  /** When it came to the wire: a ping leaves the server then. */
  readonly crossed: number
  /** When the wire let it go on; `null`: not yet, or never. */
  readonly arrived: number | null
  /** Something on the wire kept it waiting. */
  readonly waited: boolean
  /** What made it vanish. */
  readonly lost: WireDropped['by'] | null
  /** The learner sent it once more: its end knows nothing of it. */
  readonly again: boolean
}
export interface Heard {
  readonly seq: number
  readonly at: number
}
/** What one end said when it gave up. `reason` is `null` where its program ended. */
export interface Farewell {
  readonly seq: number
  readonly at: number
  readonly reason: string | null
  /** What it had heard last: of the server any packet, of a client the handshake or a ping. */
  readonly heard: Heard | null
}
export interface Connection {
  readonly sid: string
  readonly client: string | null
  /** `seq` of the packet that carried the handshake; `null` where that is gone from the trace. */
  readonly handshake: number | null
  readonly opened: number
  /** As the handshake said. */
  readonly pingInterval: number
  readonly pingTimeout: number
  /** The client read the handshake: else it is a connection that only the server knows. */
  readonly known: boolean
  /** The newest, oldest first. */
  readonly beats: readonly Beat[]
  readonly heard: { readonly server: Heard | null; readonly client: Heard | null }
  readonly server: Farewell | null
  readonly told: Farewell | null
  /** When its client sent the last `41`, by its own clock; `null`: it sent none. */
  readonly goodbyeSent: number | null
  /** The learner cut its TCP connection. */
  readonly cut: Heard | null
}

/** A heartbeat as the wire had it. */
export function beatOf({ packet, unit, part }: SessionBeat): Beat {
  const { seq, at, fate, turns, resent } = unit
  const gone = turns.findLast(({ why }) => why.is === 'dropped')?.why
  return {
    packet,
    seq,
    part,
    crossed: at,
    arrived: fate === 'arrived' ? (turns.findLast(({ why }) => why.is === 'released')?.at ?? at) : null,
    waited: turns.some(({ fate: then }) => isWaiting(then)),
    lost: gone?.is === 'dropped' ? gone.by : null,
    again: resent !== null,
  }
}

/** One end at least believes in it. */
export const isAlive = ({ server, told, known }: Pick<Connection, 'server' | 'told' | 'known'>): boolean =>
  server === null || (server.reason !== null && known && told === null)

/** When the last end gave up; `null` while one has not. */
export function endOf(connection: Connection): number | null {
  if (isAlive(connection)) return null
  return Math.max(connection.server?.at ?? 0, connection.told?.at ?? 0)
}
