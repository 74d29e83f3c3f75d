/** The page's own clients, as the diagram stands them: each with the origin of its page. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { originOf } from '../clients/places.ts'
import { clientsStore } from '../clients/store.ts'
import { sessionStore } from '../session.ts'

export function usePageClients(): readonly { client: string; origin: string | null }[] {
  const clients = useStore(clientsStore, (state) => state.clients)
  const ports = useStore(sessionStore, (session) => session.ports)
  return useMemo(
    () =>
      clients.map(({ lane, place }) => ({
        client: lane,
        origin: ports === null ? null : originOf(place, ports, location),
      })),
    [clients, ports],
  )
}
