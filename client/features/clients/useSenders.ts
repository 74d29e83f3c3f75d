/** From where an event can be sent: each client, in each namespace that its code has a socket for. */
import { useMemo } from 'react'
import type { FrameState } from '../../lab/clients/clients.ts'
import type { Client } from '../../lab/clients/saved.ts'
import { useClients } from '../../lab/useLab.ts'

export interface Sender {
  value: string
  label: string
  lane: string
  namespace: string
  /** Its code has made a socket. */
  ready: boolean
}

function sendersOf(
  clients: readonly Client[],
  frames: Readonly<Record<string, FrameState>>,
): readonly Sender[] {
  return clients.flatMap(({ lane }) => {
    const frame = frames[lane]
    const sockets = frame?.status === 'ready' ? frame.sockets : []
    const namespaces = new Set(sockets.map((socket) => socket.namespace))
    const ready = namespaces.size > 0
    if (!ready) namespaces.add('/')
    return [...namespaces].map((namespace) => ({
      value: `${lane} ${namespace}`,
      label: namespace === '/' ? `${lane}에서` : `${lane} ${namespace}에서`,
      lane,
      namespace,
      ready,
    }))
  })
}

export function useSenders(): readonly Sender[] {
  const clients = useClients((s) => s.clients)
  const frames = useClients((s) => s.frames)
  return useMemo(() => sendersOf(clients, frames), [clients, frames])
}
