/** One packet on its way into the flow. */
import type { Direction, TraceEvent } from '#shared/trace.ts'
import { base64Bytes, type EnginePacket } from '#shared/wire/engine.ts'
import type { Step, WireCrossing } from './types.ts'

export interface Passing {
  direction: Direction
  packet: EnginePacket
  part: number
  /** The packet as it was sent. */
  text: string
  /** How many packets the payload holds. */
  of: number
}
export interface Crossed {
  step: Step
  crossing: WireCrossing
}

const encoder = new TextEncoder()

/** Bytes of one packet. */
export function sizeOf(event: TraceEvent, passing: Passing): number {
  if (passing.of === 1 && 'size' in event) return event.size
  return passing.packet.binary ? base64Bytes(passing.packet.data) : encoder.encode(passing.text).length
}
