/** The columns at the cursor; of a record, its own clients. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useFold } from '../../trace/useFold.ts'
import { useViewing } from '../../trace/viewing.ts'
import { useHands } from '../hands.ts'
import { type Column, columnsOf } from './columns.ts'
import { spacesOf } from './spaces.ts'

export function useColumns(): readonly Column[] {
  const { clients } = useHands()
  const own = useStore(clients.store, (state) => state.clients)
  const viewed = useViewing()
  const { connections } = useFold(spacesOf)
  return useMemo(() => {
    const lanes = (viewed?.clients ?? own).map(({ lane }) => lane)
    return columnsOf(lanes, connections)
  }, [own, viewed, connections])
}
