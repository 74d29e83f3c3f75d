/** Connection state recovery, the program's half: `data` waits here for a client that may come back. */
import type { Server } from './server.ts'
import type { Socket } from './socket.ts'

const RECOVERABLE = new Set([
  'transport error',
  'transport close',
  'forced close',
  'ping timeout',
  'server shutting down',
  'forced server close',
])

export function createRecovery(server: Server) {
  const waiting = new Map<string, { data: unknown; until: number }>()
  const settings = () =>
    server.opts['connectionStateRecovery'] as { maxDisconnectionDuration: number } | undefined

  return {
    keep(socket: Socket, reason: string): void {
      const recovery = settings()
      if (!recovery || socket.pid === undefined || !RECOVERABLE.has(reason)) return
      const now = Date.now()
      for (const [pid, { until }] of waiting) if (until < now) waiting.delete(pid)
      waiting.set(socket.pid, { data: socket.data, until: now + recovery.maxDisconnectionDuration })
    },
    restore(socket: Socket): void {
      const kept = socket.pid === undefined ? undefined : waiting.get(socket.pid)
      if (kept !== undefined) socket.data = kept.data
    },
  }
}
