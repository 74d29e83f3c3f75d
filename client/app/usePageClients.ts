/** The page's own clients, or those of the record that it shows, as the diagram stands them: each with the origin of its page. */
import { useMemo } from 'react'
import { originOf } from '../lab/clients/places.ts'
import { useClients, useLiveFold, useRecord, useSession } from '../lab/useLab.ts'
import { lanesOf } from '../pictures/lanes.ts'

export function usePageClients(): readonly { client: string; origin: string | null }[] {
  const clients = useClients((state) => state.clients)
  const ports = useSession((session) => session.ports)
  const viewed = useRecord()
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
  const clients = useClients((state) => state.clients)
  const lanes = useLiveFold(lanesOf)
  return useMemo(() => {
    const own = clients.map(({ lane }) => lane)
    const others = lanes.filter(
      ({ outside, status }) => outside && status !== 'disconnected' && status !== 'gone',
    )
    return [...own, ...others.map(({ client }) => client)]
  }, [clients, lanes])
}
