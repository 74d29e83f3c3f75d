/** Connections that are over: when each end noticed, why, and how long after what. */
import { type Connection, endOf, type Farewell, isAlive } from './connection.ts'

/** What was done on the wire, as far as it was. */
export type Cause = 'cut' | 'pong-held' | 'ping-held' | 'silence' | 'dropped' | null
export interface Noticed {
  readonly seq: number
  readonly at: number
  /** Socket.IO's own word. */
  readonly reason: string
  /** What told it: what it heard last was too long ago, the cut, the other end's leaving, or it closed it itself; `null`: nobody
   *  knows who closed it. */
  readonly since: 'heard' | 'cut' | 'other' | 'own' | null
  /** ms since then; `null`: a report came too late to measure it. */
  readonly after: number | null
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

/** Reasons of an end that closed the connection itself: the other end learns of it. */
const ownDoing: ReadonlySet<string> = new Set([
  'io client disconnect',
  'forced close',
  'server namespace disconnect',
  'server shutting down',
  'forced server close',
  'parse error',
])
const began = (reason: string | null): boolean =>
  reason !== null && (reason === 'ping timeout' || ownDoing.has(reason))

/** When the end that closed it did so: what a client reports of itself comes later than what it tells of. */
function leftAt(own: Farewell, { told, goodbyeSent }: Connection): number {
  return own === told && own.reason === 'io client disconnect' ? (goodbyeSent ?? own.at) : own.at
}

function noticed(own: Farewell | null, other: Farewell | null, connection: Connection): Noticed | null {
  if (!own || own.reason === null) return null
  const { seq, reason, heard } = own
  const { cut, opened } = connection
  const at = leftAt(own, connection)
  const base = { seq, at, reason }
  // Before its first packet an end has heard the handshake.
  if (reason === 'ping timeout') return { ...base, since: 'heard', after: at - (heard?.at ?? opened) }
  if (ownDoing.has(reason)) return { ...base, since: 'own', after: null }
  if (cut && cut.at <= at) return { ...base, since: 'cut', after: at - cut.at }
  if (!other || !began(other.reason)) return { ...base, since: null, after: null }
  const before = leftAt(other, connection)
  return { ...base, since: 'other', after: before < at ? at - before : null }
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

/** Which connections stand in which row of the strip: those of one client one after the other, as long as they do not overlap. */
export interface Track {
  /** Of its place in the strip: it stays the same when a client connects anew. */
  readonly key: string
  readonly client: string | null
  /** Oldest first; none: the client has no connection in the time that is shown. */
  readonly connections: readonly Connection[]
}
interface Tracks {
  readonly tracks: readonly Track[]
  /** Connections that live and for which there is no room. */
  readonly hidden: number
}

/** Of one client; a client that never gets the answer to its handshake leaves one connection after the other. */
const mostOfClient = 2
const orderOf = (client: string | null): string => (client === null ? 'z' : client.padStart(8, '_'))

/** The tracks of what lives, and of what ended after `from`. */
export function tracksOf(connections: readonly Connection[], from: number): Tracks {
  const clients = [...new Set(connections.map((one) => one.client))].sort((a, b) =>
    isOutside(a) === isOutside(b) ? orderOf(a).localeCompare(orderOf(b)) : isOutside(a) ? 1 : -1,
  )
  let hidden = 0
  const tracks = clients.flatMap((client): Track[] => {
    const own = connections.filter((one) => one.client === client && (endOf(one) ?? Infinity) >= from)
    // The browser's own connections first: of the others only the server knows.
    const order = [...own.filter(({ known }) => known), ...own.filter(({ known }) => !known)]
    const rows: Connection[][] = []
    for (const one of order) {
      const free = rows.find((row) => row.every((other) => isApart(one, other)))
      if (free) free.push(one)
      else if (rows.length < mostOfClient) rows.push([one])
      else if (isAlive(one)) hidden += 1
    }
    if (rows.length === 0) return isOutside(client) ? [] : [{ key: `${client} 0`, client, connections: [] }]
    return rows.map((row, i) => ({
      key: `${client} ${i}`,
      client,
      connections: row.sort((a, b) => a.opened - b.opened),
    }))
  })
  return { tracks, hidden }
}

/** Clients from elsewhere come and go; a row stays for the page's own only. */
const isOutside = (client: string | null): boolean => !/^[A-Z]$/.test(client ?? '')
const isApart = (one: Connection, other: Connection): boolean =>
  (endOf(one) ?? Infinity) <= other.opened || (endOf(other) ?? Infinity) <= one.opened
