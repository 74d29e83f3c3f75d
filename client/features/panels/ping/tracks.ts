/** Which connections stand in which row of the strip: those of one client one after the other, as long as they do not overlap. */
import { type Connection, endOf, isAlive } from './connection.ts'

export interface Track {
  /** Of its place in the strip: it stays the same when a client connects anew. */
  readonly key: string
  readonly client: string | null
  /** Oldest first; none: the client has no connection in the time that is shown. */
  readonly connections: readonly Connection[]
}
export interface Tracks {
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
