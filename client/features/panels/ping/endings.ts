/** Connections that are over: when each end noticed, why, and how long after what. */
import type { Connection, Farewell } from './connection.ts'

/** What was done on the wire, as far as it was. */
export type Cause = 'cut' | 'pong-held' | 'ping-held' | 'silence' | 'dropped' | null
export interface Noticed {
  readonly seq: number
  readonly at: number
  /** Socket.IO's own word. */
  readonly reason: string
  /** What `after` counts from: what this end heard last, the cut, or the other end's leaving. */
  readonly since: 'heard' | 'cut' | 'other' | null
  /** ms. */
  readonly after: number
}
export interface Ending {
  readonly sid: string
  readonly client: string | null
  readonly cause: Cause
  /** The longest that a silent end goes unnoticed: pingInterval + pingTimeout, ms. */
  readonly worst: number
  /** When the first end noticed. */
  readonly at: number
  readonly server: Noticed | null
  readonly told: Noticed | null
  /** What the client has to say, where it said nothing: not yet, nothing any more, or it never knew of the connection. */
  readonly untold: 'not-yet' | 'gone' | 'unknown'
}

function causeOf({ beats, cut, server }: Connection): Cause {
  if (cut) return 'cut'
  const arrived = beats.findLastIndex(({ packet, arrived }) => packet === 'pong' && arrived !== null)
  const late = beats.slice(arrived + 1).find(({ arrived, again }) => arrived === null && !again)
  if (!late || !server) return null
  if (late.lost === 'silence') return 'silence'
  if (late.lost === 'learner') return 'dropped'
  return late.waited ? (late.packet === 'ping' ? 'ping-held' : 'pong-held') : null
}

function noticed(own: Farewell | null, other: Farewell | null, connection: Connection): Noticed | null {
  if (!own || own.reason === null) return null
  const { seq, at, reason, heard } = own
  const { cut, opened } = connection
  const base = { seq, at, reason }
  // Before its first packet an end has heard the handshake.
  if (reason === 'ping timeout') return { ...base, since: 'heard', after: at - (heard?.at ?? opened) }
  if (cut && cut.at <= at) return { ...base, since: 'cut', after: at - cut.at }
  if (other && other.reason !== null && other.at < at)
    return { ...base, since: 'other', after: at - other.at }
  return { ...base, since: null, after: 0 }
}

/** The endings, newest first; of a run that ended nobody had to notice anything. */
export function endingsOf(connections: readonly Connection[]): readonly Ending[] {
  return connections
    .flatMap((one): Ending[] => {
      const server = noticed(one.server, one.told, one)
      const told = noticed(one.told, one.server, one)
      if (one.server?.reason === null || (!server && !told)) return []
      const at = Math.min(server?.at ?? Infinity, told?.at ?? Infinity)
      const { sid, client, known, pingInterval, pingTimeout } = one
      const untold = !known ? 'unknown' : one.told ? 'gone' : 'not-yet'
      return [
        { sid, client, cause: causeOf(one), worst: pingInterval + pingTimeout, at, server, told, untold },
      ]
    })
    .sort((a, b) => b.at - a.at)
}
