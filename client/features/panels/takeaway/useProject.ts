/** The project of what is typed now, in the chosen form. */
import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { usualPorts } from '../../../lab/clients/places.ts'
import { useClients, useLab, useSession } from '../../../lab/useLab.ts'
import { choiceStore } from './choice.ts'
import { type Made, makeProject } from './project.ts'
import type { ProjectClient } from './readme.ts'
import { versions } from './versions.ts'

export interface Taken {
  /** `null` before the program is known, and without any client. */
  made: Made | null
  clients: readonly ProjectClient[]
  client: ProjectClient | null
  /** What is typed is not what runs. */
  isNew: boolean
}

export function useProject(): Taken {
  const { program } = useLab()
  // Whoever types does not wait for this.
  const typed = useDeferredValue(useStore(program, (p) => p.typed))
  const clients = useClients((c) => c.clients)
  const running = useSession((s) => s.running)
  const ports = useSession((s) => s.ports) ?? usualPorts
  const { form, lane } = useStore(choiceStore)
  const client = clients.find((one) => one.lane === lane) ?? clients[0] ?? null
  const made = useMemo(() => {
    if (typed === null || !client) return null
    const { hostname, port } = location
    const home = { hostname, port: Number(port || 80), ...ports }
    return makeProject({ program: typed, client, form, versions, home })
  }, [typed, client, form, ports])
  return { made, clients, client, isNew: typed !== running }
}
