/** The columns at the cursor; of a record, its own clients. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useFold, useLab, useRecord } from '../../../lab/useLab.ts'
import { type Column, columnsOf, mostColumns } from './columns.ts'
import { spacesOf } from './spaces.ts'

export interface Columns {
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
