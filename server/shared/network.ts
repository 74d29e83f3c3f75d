/** Conditions on a lab's wire, and what is held there: the words of the control channel and of the REST API. */
import { z } from 'zod'
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

const lane = z.string().regex(/^([A-Z]|ext-\d{1,3})$/)
const milliseconds = z.number().min(0).max(60_000)
const hold = z.strictObject({
  direction: z.enum(['up', 'down']).optional(),
  types: z.array(z.enum(packetTypes)).min(1).max(packetTypes.length).optional(),
  client: lane.optional(),
})
/** What changes; what is absent stays as it is. With `client`, for that client besides what holds for everybody. */
export const conditionsInput = z.strictObject({
  client: lane.optional(),
  hold: hold.nullable().optional(),
  delay: z.strictObject({ ms: milliseconds, jitter: milliseconds.optional() }).nullable().optional(),
  blockUpgrade: z.boolean().optional(),
  silence: z.enum(['up', 'down', 'both']).nullable().optional(),
})
export type ConditionsInput = z.infer<typeof conditionsInput>

/** Longest text that may take the place of a held packet. */
const mostEdited = 64_000
const seq = z.number().int().min(1)
/** One act on what is on the wire. */
export const wireInput = z.discriminatedUnion('do', [
  /** Lets one go: the one named, else the oldest (of the client, where one is named). */
  z.strictObject({ do: z.literal('release'), seq: seq.optional(), client: lane.optional() }),
  z.strictObject({ do: z.literal('release-all'), client: lane.optional() }),
  z.strictObject({ do: z.literal('drop'), seq: seq.optional(), client: lane.optional() }),
  /** Destroys the TCP connections of the client, or of everybody. */
  z.strictObject({ do: z.literal('cut'), client: lane.optional(), seq: seq.optional() }),
  /** Sends what crossed once more: `seq` of a WebSocket frame, or of a request with a body. */
  z.strictObject({ do: z.literal('resend'), seq, client: lane.optional() }),
  /** Puts another payload in the place of the one that is held; it goes on being held. */
  z.strictObject({ do: z.literal('edit'), seq, data: z.string().max(mostEdited) }),
])
export type WireInput = z.infer<typeof wireInput>
