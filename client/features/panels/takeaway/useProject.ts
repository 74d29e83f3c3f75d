/** The project of what is typed now, in the chosen form. */
import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { sessionStore } from '../../../lab/session.ts'
import { useHands } from '../hands.ts'
import { choiceStore } from './choice.ts'
import { type Made, makeProject } from './project.ts'
import type { ProjectClient } from './readme.ts'
import { versions } from './versions.ts'

const usualPorts = { clientPort: 3000, otherPort: 3001 }

export interface Taken {
  /** `null` before the program is known, and without any client. */
  made: Made | null
  clients: readonly ProjectClient[]
  client: ProjectClient | null
  /** What is typed is not what runs. */
  isNew: boolean
}

export function useProject(): Taken {
  const { program, clients: hands } = useHands()
  // Whoever types does not wait for this.
  const typed = useDeferredValue(useStore(program.store, (p) => p.typed))
  const clients = useStore(hands.store, (c) => c.clients)
  const running = useStore(sessionStore, (s) => s.running)
  const ports = useStore(sessionStore, (s) => s.ports) ?? usualPorts
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
