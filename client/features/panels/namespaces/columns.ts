/** The columns of the panel's tables: one for each connection, and one for each client of the page that has none. */

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useFold, useLab, useRecord } from '../../../lab/useLab.ts'
import { type Connection, spacesOf } from './spaces.ts'

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

/** The columns at the cursor; of a record, its own clients. */
interface Columns {
  shown: readonly Column[]
  /** So many are not shown. */
  more: number
}

export function useColumns(): Columns {
  const { clients } = useLab()
  const own = useStore(clients, (state) => state.clients)
  const viewed = useRecord()
  const { connections } = useFold(spacesOf)
  return useMemo(() => {
    const lanes = (viewed?.clients ?? own).map(({ lane }) => lane)
    const all = columnsOf(lanes, connections)
    return { shown: all.slice(0, mostColumns), more: Math.max(0, all.length - mostColumns) }
  }, [own, viewed, connections])
}
