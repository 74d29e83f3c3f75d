/** What each end of one connection waits for, as Engine.IO's own code does it. */
import type { Unit } from '#shared/model/units.ts'

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

/** A session that just began; the server's clock runs at once. */
export function beginWatch(
  client: string | null,
  times: { pingInterval: number; pingTimeout: number },
  at: number | null,
): Watch {
  const { pingInterval, pingTimeout } = times
  return { client, pingInterval, pingTimeout, rest: at, pong: null, ping: null, trial: null, joining: at }
}

/** The server sent these packets: whether they arrive makes no difference to it. */
export function sentDown(watch: Watch, { packets, resent, at }: Unit): Watch {
  if (resent !== null || !packets.some(({ text }) => text === '2')) return watch
  return { ...watch, rest: null, pong: { from: at, refreshed: false } }
}

/** The packets reached the client. */
export function reachedClient(watch: Watch, { packets }: Unit, at: number): Watch {
  const heard = packets.some(({ text }) => text === '2' || text.startsWith('0'))
  return heard ? { ...watch, ping: at } : watch
}

/** The packets reached the server. */
export function reachedServer(watch: Watch, unit: Unit, at: number): Watch {
  const socket = unit.kind === 'frame' ? unit.socket : null
  let next = watch
  for (const { text } of unit.packets) {
    if (next.trial !== null && next.trial.socket === socket) {
      // Any packet but the probe ends the trial; `5` also takes away the wait for a pong.
      if (text === '2probe') continue
      next = { ...next, trial: null, ...(text === '5' && { pong: null }) }
      if (text === '5') continue
    }
    if (text === '3') next = { ...next, pong: null, rest: at }
    else if (next.pong && !next.pong.refreshed) next = { ...next, pong: { from: at, refreshed: true } }
  }
  return next
}
