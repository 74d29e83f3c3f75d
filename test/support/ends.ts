/** How a connection ends, as its client sees it. */
import type { Socket } from 'socket.io-client'

export const ws = { transports: ['websocket'], reconnection: false }
export const polling = { transports: ['polling'], reconnection: false }
export const transports = [
  ['websocket', ws],
  ['polling', polling],
] as const
/** For `expect.poll`: the machine may be busy. */
export const slow = { timeout: 9_000 }

export const nextPing = (client: Socket) => new Promise<void>((resolve) => client.io.once('ping', resolve))

/** The reason that the client gives, and after how many milliseconds. */
export function end(client: Socket): Promise<{ reason: string; after: number }> {
  const from = performance.now()
  return new Promise((resolve) => {
    client.once('disconnect', (reason) => resolve({ reason, after: performance.now() - from }))
  })
}
