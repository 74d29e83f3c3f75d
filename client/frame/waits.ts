/** How long a client waits, as its manager has it: for a handshake, and before it tries again. */
import { Manager } from 'socket.io-client'
import type { ClientReport } from '#shared/trace.ts'
import { around, insideManager } from './inside.ts'

/** How long the manager waits for a handshake that it begins now. */
export function waitOf(manager: Manager): { timeout?: number } {
  const { _timeout: timeout } = insideManager(manager)
  return typeof timeout === 'number' && Number.isFinite(timeout) ? { timeout } : {}
}

/** Reports each delay before another attempt. */
export function watchDelays(report: (report: ClientReport) => void): void {
  around<Manager>(Manager.prototype, 'reconnect', function (original) {
    const { backoff } = insideManager(this)
    // The delay is drawn by lot, and kept nowhere.
    backoff.duration = () => {
      const delay = Object.getPrototypeOf(backoff).duration.call(backoff)
      report({ kind: 'client.waiting', delay })
      return delay
    }
    return original()
  })
}
