/** How conditions and acts on the wire come through a door: the control channel's and the REST API's. */
import { z } from 'zod'
import { listOf } from './listOf.ts'
import { packetTypes } from './network.ts'

const lane = z.string().regex(/^([A-Z]|ext-\d{1,3})$/)
const milliseconds = z.number().min(0).max(60_000)
const hold = z.strictObject({
  direction: z.enum(['up', 'down']).optional(),
  types: listOf(z.enum(packetTypes), packetTypes.length, 1).optional(),
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
