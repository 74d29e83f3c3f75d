/** What heartbeats cost: packets per minute, as the settings say and as they were counted on the wire. */
import { type Connection, isAlive } from './connection.ts'

export interface Cost {
  /** Connections that the server pings now. */
  readonly connections: number
  /** Pings and pongs per minute, all connections together: a ping and a pong each interval. */
  readonly planned: number
  /** The same, counted: only whole intervals, from a ping to the newest one. `null`: none is over yet. */
  readonly counted: { readonly perMinute: number; readonly packets: number; readonly span: number } | null
}

const minute = 60_000

/** Pings and pongs per minute of one connection with this interval. */
export const plannedPerMinute = (pingInterval: number): number => (2 * minute) / pingInterval

/** What is counted of one connection: what crossed from its first ping to just before its newest. */
function countedOf({ beats }: Connection, since: number): { packets: number; span: number } | null {
  const own = beats.filter(({ again, crossed }) => !again && crossed >= since)
  const pings = own.filter(({ packet }) => packet === 'ping')
  const from = pings[0]
  const to = pings.at(-1)
  if (!from || !to || from === to) return null
  const packets = own.filter(({ seq }) => seq >= from.seq && seq < to.seq).length
  return { packets, span: to.crossed - from.crossed }
}

/** The cost at a moment, counted over the last minute. */
export function costOf(connections: readonly Connection[], now: number): Cost {
  const pinged = connections.filter((one) => isAlive(one) && one.server === null)
  const counts = pinged.map((one) => countedOf(one, now - minute))
  const known = counts.filter((count) => count !== null)
  const isWhole = known.length === pinged.length && known.length > 0
  return {
    connections: pinged.length,
    planned: pinged.reduce((sum, { pingInterval }) => sum + plannedPerMinute(pingInterval), 0),
    counted: isWhole
      ? {
          perMinute: known.reduce((sum, { packets, span }) => sum + (packets * minute) / span, 0),
          packets: known.reduce((sum, { packets }) => sum + packets, 0),
          span: Math.max(...known.map(({ span }) => span)),
        }
      : null,
  }
}
