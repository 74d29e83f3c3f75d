/** What each end of one connection waits for, as Engine.IO's own code does it. Immutable: a held packet is taken back. */
import type { Carried } from './carried.ts'

export interface Watch {
  readonly client: string | null
  readonly pingInterval: number
  readonly pingTimeout: number
  /** Since when the server waits to send its next ping. */
  readonly rest: number | null
  /** Since when the server waits for a pong; another packet lets it begin anew, once. */
  readonly pong: { readonly from: number; readonly refreshed: boolean } | null
  /** Since when the client waits for the next ping. */
  readonly ping: number | null
  /** The WebSocket that is on trial, and since when. */
  readonly trial: { readonly socket: number; readonly from: number } | null
  /** Since when the server waits for the first namespace. */
  readonly joining: number | null
}

export interface Handshake {
  sid: string
  pingInterval: number
  pingTimeout: number
}

/** What the `open` packet says; `null` when it cannot be read. */
export function handshakeIn(packet: string): Handshake | null {
  try {
    const { sid, pingInterval, pingTimeout } = JSON.parse(packet.slice(1))
    const known = typeof sid === 'string' && typeof pingInterval === 'number'
    return known && typeof pingTimeout === 'number' ? { sid, pingInterval, pingTimeout } : null
  } catch {
    return null
  }
}

/** A session that just began; the server's clock runs at once. */
export function beginWatch(
  client: string | null,
  times: Pick<Handshake, 'pingInterval' | 'pingTimeout'>,
  at: number | null,
): Watch {
  const { pingInterval, pingTimeout } = times
  return { client, pingInterval, pingTimeout, rest: at, pong: null, ping: null, trial: null, joining: at }
}

/** The server sent these packets: whether they arrive makes no difference to it. */
export function sentDown(watch: Watch, { packets, again }: Carried, at: number): Watch {
  if (again || !packets.includes('2')) return watch
  return { ...watch, rest: null, pong: { from: at, refreshed: false } }
}

/** The packets reached the client. */
export function reachedClient(watch: Watch, { packets }: Carried, at: number): Watch {
  const heard = packets.some((packet) => packet === '2' || packet.startsWith('0'))
  return heard ? { ...watch, ping: at } : watch
}

/** The packets reached the server. */
export function reachedServer(watch: Watch, { packets, socket }: Carried, at: number): Watch {
  let next = watch
  for (const packet of packets) {
    if (next.trial !== null && next.trial.socket === socket) {
      // Any packet but the probe ends the trial; `5` also takes away the wait for a pong.
      if (packet === '2probe') continue
      next = { ...next, trial: null, ...(packet === '5' && { pong: null }) }
      if (packet === '5') continue
    }
    if (packet === '3') next = { ...next, pong: null, rest: at }
    else if (next.pong && !next.pong.refreshed) next = { ...next, pong: { from: at, refreshed: true } }
  }
  return next
}
