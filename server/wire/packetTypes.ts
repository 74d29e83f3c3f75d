/** What a unit is to a condition: the types of the Engine.IO packets in it. */
import { limits } from '#shared/limits.ts'
import type { PacketType } from '#shared/network.ts'
import { decodeEnginePacket, decodePayload } from '#shared/wire/engine.ts'
import { type Frame, payloadOf } from './frames.ts'

/** A frame is one packet. A WebSocket's own control frames are none. */
export function typesOfFrame(frame: Frame): readonly PacketType[] {
  if (frame.opcode >= 8) return []
  // Bytes, what goes on from an earlier frame, and what is compressed are messages: the others are too short for it.
  if (frame.opcode !== 1 || frame.rsv1) return ['message']
  const { type } = decodeEnginePacket(payloadOf(frame, 1).toString())
  return type ? [type] : []
}

/**
 * A whole request or response: `http`, and the packets of its body where the URL is one of Engine.IO; of a large body,
 * those that the trace keeps.
 */
export function typesOfBody(url: string, body: string | undefined): readonly PacketType[] {
  if (!body || !/[?&]EIO=/.test(url)) return ['http']
  const types = new Set<PacketType>(['http'])
  const head = body.slice(0, limits.keptBytes)
  for (const { type } of decodePayload(head)) if (type) types.add(type)
  return [...types]
}
