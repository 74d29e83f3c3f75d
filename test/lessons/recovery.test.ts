/** What chapter 14 says of connection state recovery, and what a minute's wait would show. */
import { SessionAwareAdapter } from 'socket.io-adapter'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const duration = 120_000
const everybody = () => ({ rooms: new Set<string>(), except: new Set<string>() })
const everyMinute = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The real adapter with one event sent; tells whether one who received it and just left is recovered. */
function begin() {
  const server = {
    opts: { connectionStateRecovery: { maxDisconnectionDuration: duration } },
    encoder: { encode: () => [] },
  }
  const adapter = new SessionAwareAdapter({ server, sockets: new Map(), name: '/' } as never)
  const packet = { type: 2, nsp: '/', data: ['news', '첫 소식'] }
  adapter.broadcast(packet as never, everybody() as never)
  const offset = String(packet.data.at(-1))
  return async () => {
    adapter.persistSession({ sid: 's', pid: 'p', rooms: ['s'], data: {} } as never)
    return (await adapter.restoreSession('p', offset)) !== null
  }
}

test('[V1] an event older than maxDisconnectionDuration is let go once a minute: then even a short break is not recovered', async () => {
  const isRecovered = begin()
  expect(await isRecovered()).toBe(true)
  vi.advanceTimersByTime(duration)
  expect(await isRecovered()).toBe(true)
  vi.advanceTimersByTime(everyMinute)
  expect(await isRecovered()).toBe(false)
})
