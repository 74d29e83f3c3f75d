/** The columns of the panel's tables: one for each connection, and one for each client of the page that has none. */
import type { Connection } from './spaces.ts'

export interface Column {
  key: string
  /** `A`…`E`, `ext-1`; `null`: a connection of nobody known. */
  client: string | null
  connection: Connection | null
}

/** The page's clients first, in their order, then those from elsewhere. */
export function columnsOf(lanes: readonly string[], connections: readonly Connection[]): readonly Column[] {
  const own = lanes.flatMap((lane): Column[] => {
    const theirs = connections.filter(({ client }) => client === lane)
    if (theirs.length === 0) return [{ key: lane, client: lane, connection: null }]
    return theirs.map((connection) => ({ key: connection.sid, client: lane, connection }))
  })
  const others = connections
    .filter(({ client }) => client === null || !lanes.includes(client))
    .map((connection) => ({ key: connection.sid, client: connection.client, connection }))
  return [...own, ...others]
}

/** More connections than a table can be read with. */
export const mostColumns = 12

/** A, or 외부 1. */
export const whoText = (client: string | null): string => client?.replace(/^ext-/, '외부 ') ?? '모름'
/** The first letters of an id, as the rows have them. */
export const shortId = (id: string): string => `${id.slice(0, 6)}…`
