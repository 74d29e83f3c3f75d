/** Connection state recovery, the program's half: `data` waits here for a client that may come back. */
import { inside } from './inside.ts'
import type { Socket } from './socket.ts'

const RECOVERABLE = new Set([
  'transport error',
  'transport close',
  'forced close',
  'ping timeout',
  'server shutting down',
  'forced server close',
])

/** `recovery`: the option as it is in force; undefined when it is off. */
export function createRecovery(recovery: { maxDisconnectionDuration: number } | undefined) {
  const waiting = new Map<string, { data: unknown; until: number }>()

  return {
    keep(socket: Socket, reason: string): void {
      const pid = inside.socket.pid(socket)
      if (!recovery || pid === undefined || !RECOVERABLE.has(reason)) return
      const now = Date.now()
      for (const [old, { until }] of waiting) if (until < now) waiting.delete(old)
      waiting.set(pid, { data: socket.data, until: now + recovery.maxDisconnectionDuration })
    },
    restore(socket: Socket): void {
      const pid = inside.socket.pid(socket)
      const kept = pid === undefined ? undefined : waiting.get(pid)
      if (kept !== undefined) socket.data = kept.data
    },
  }
}
