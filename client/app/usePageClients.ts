/** The page's own clients, or those of the record that it shows, as the diagram stands them: each with the origin of its page. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { originOf } from '../features/clients/places.ts'
import { clientsStore } from '../features/clients/store.ts'
import { sessionStore } from '../lab/session.ts'
import { useLiveFold } from '../lab/trace/useFold.ts'
import { useViewing } from '../lab/trace/viewing.ts'
import { lanesOf } from '../pictures/lanes.ts'

export function usePageClients(): readonly { client: string; origin: string | null }[] {
  const clients = useStore(clientsStore, (state) => state.clients)
  const ports = useStore(sessionStore, (session) => session.ports)
  const viewed = useViewing()
  return useMemo(() => {
    if (viewed) return viewed.clients.map(({ lane, origin }) => ({ client: lane, origin }))
    return clients.map(({ lane, place }) => ({
      client: lane,
      origin: ports === null ? null : originOf(place, ports, location),
    }))
  }, [clients, ports, viewed])
}

/** Everybody whom a condition may single out: the page's own clients, and those from elsewhere that are there. */
export function useLanes(): readonly string[] {
  const clients = useStore(clientsStore, (state) => state.clients)
  const lanes = useLiveFold(lanesOf)
  return useMemo(() => {
    const own = clients.map(({ lane }) => lane)
    const others = lanes.filter(
      ({ outside, status }) => outside && status !== 'disconnected' && status !== 'gone',
    )
    return [...own, ...others.map(({ client }) => client)]
  }, [clients, lanes])
}
