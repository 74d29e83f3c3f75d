/** Conditions on a lab's wire, and what is held there. The page's first load has these, so zod stays out of here. */
import type { Direction } from './trace/stamp.ts'

/** What a packet is to a condition; `http` is a whole request or response, whatever it carries. */
export const packetTypes = ['ping', 'pong', 'message', 'open', 'close', 'upgrade', 'noop', 'http'] as const
export type PacketType = (typeof packetTypes)[number]

/** Holds what fits all that is said; an empty one holds everything. Lifting it lets go what it held, in order. */
export interface Hold {
  direction?: Direction
  types?: readonly PacketType[]
  client?: string
}
/** Milliseconds that everything waits, each way; `jitter` is added or taken away at random. Order is kept. */
export interface Delay {
  ms: number
  jitter?: number
}
export interface Conditions {
  hold: Hold | null
  delay: Delay | null
  /** WebSockets cannot be opened; polling goes on. */
  blockUpgrade: boolean
  /** Bytes of this direction vanish, the end of a connection too, as when Wi-Fi dies. */
  silence: 'up' | 'down' | 'both' | null
}
/** What holds for everybody, and what holds for one client besides. */
export interface Network {
  lab: Conditions
  /** By lane; only clients that have a condition of their own. */
  clients: { readonly [client: string]: Conditions }
}
export const freeConditions: Conditions = { hold: null, delay: null, blockUpgrade: false, silence: null }
export const freeNetwork: Network = { lab: freeConditions, clients: {} }

/** Something on the wire that waits for the learner. */
export interface Held {
  /** Its `seq` in the trace. */
  seq: number
  direction: Direction
  carrier: 'http' | 'frame'
  client: string | null
  types: readonly PacketType[]
  /** Milliseconds on the trace's clock since which it is held. */
  since: number
}
