/** Connects components to the lab that they stand in. */
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Fold } from '../pictures/fold.ts'
import type { Clients } from './clients/clients.ts'
import { originOf, type Place, usualPorts } from './clients/places.ts'
import type { Desk } from './desk.ts'
import type { LabView } from './labView.ts'
import type { Viewed } from './record/viewed.ts'
import type { SessionState } from './session.ts'
import type { Trace } from './trace/store.ts'

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('a component of a lab stands inside DeskContext')
  return desk
}
/** The lab that is shown: the page's own, or a record. */
export const useLab = (): LabView => useStore(useDesk().store, ({ shown }) => shown)
/** The record that is shown; `null`: the page's own lab. */
export const useRecord = (): Viewed | null => useLab().record
export const useTrace = <T>(select: (trace: Trace) => T): T => useStore(useLab().trace, select)
export const useSession = <T>(select: (session: SessionState) => T): T => useStore(useLab().session, select)
export const useClients = <T>(select: (clients: Clients) => T): T => useStore(useLab().clients, select)
/** The origin of a place's pages, such as `http://localhost:3000`. */
export function useOrigin(place: Place): string {
  const ports = useSession(({ ports }) => ports) ?? usualPorts
  return originOf(place, ports, location)
}

/** The fold's value at the cursor (live: after the newest event). */
export function useFold<V>(fold: Fold<V>): V {
  const { trace, pictures } = useLab()
  return useStore(trace, (moment) => pictures.at(fold, moment))
}

/** The fold's value after the newest event, wherever the cursor is. */
export function useLiveFold<V>(fold: Fold<V>): V {
  const { trace, pictures } = useLab()
  return useStore(trace, (moment) => pictures.now(fold, moment))
}
