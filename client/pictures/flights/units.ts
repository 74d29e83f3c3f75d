/** What a page's client can tell of a unit of the wire: its packets, as the client's own transport names them. */

import type { Packet } from '#shared/model/packets.ts'
import { isPageClient } from '#shared/model/purpose.ts'
import type { Unit } from '#shared/model/units.ts'
import type { Direction } from '#shared/trace.ts'

/** Packets of one unit that its client tells of. */
export interface ToldUnit {
  seq: number
  at: number
  client: string
  connection: string | undefined
  direction: Direction
  transport: 'polling' | 'websocket'
  /** Their first characters; `null` of what cannot be read. Bytes of a WebSocket have none: `''`. */
  heads: readonly (string | null)[]
}

/** As many characters as a client tells. */
const headLength = 64

/** Each packet's head. */
export const headsOf = (packets: readonly Packet[]): readonly (string | null)[] =>
  packets.map(({ text, engine }) => (engine === null ? null : text.slice(0, headLength)))

/** What a page's client can tell of this unit; `null`: nothing. */
export function toldOf(unit: Unit): ToldUnit | null {
  const { seq, at, client, direction, packets, session } = unit
  if (!isPageClient(client) || packets.length === 0) return null
  if (direction === 'up' && unit.resent !== null) return null
  // A page gets nothing of what its browser hides.
  if (unit.kind === 'response' && unit.cors?.is === 'kept') return null
  const transport = unit.kind === 'frame' ? 'websocket' : 'polling'
  return { seq, at, client, connection: session?.sid, direction, transport, heads: headsOf(packets) }
}
