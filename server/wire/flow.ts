/** What the taps ask of the conditions on the wire: may this go on, and when? */
import { limits } from '#shared/limits.ts'
import type { PacketType } from '#shared/network.ts'
import type { Line } from './line.ts'

/** Why something never arrives; `full`: too much waits already. */
export type Loss = 'learner' | 'silence' | 'block' | 'closed' | 'full'

/** One HTTP request, one HTTP response or one WebSocket frame on its way. */
export interface Unit {
  /** Its `seq` in the trace: it is recorded when it reaches the wire, not when it is let through. */
  readonly seq: number
  readonly line: Line
  readonly carrier: 'http' | 'frame'
  /** Packets in it, by `costOf`, for the limit of packets per second. */
  readonly packets: number
  /** Bytes that wait in memory with it. */
  readonly bytes: number
  /** Read only where somebody asks. Empty for a WebSocket's own control frames, which are no packets. */
  readonly types: () => readonly PacketType[]
  /** A WebSocket is asked for (`block` hits it), or is being opened: a browser waits until this moment at most. */
  readonly opening?: { readonly asks: boolean; readonly until: number }
  /** A WebSocket's close frame: it is the end of what its sender says, and overtakes nothing of it. */
  readonly last?: boolean
  /** Lets it through. */
  readonly forward: () => void
  /** It never arrives. */
  readonly lost?: (why: Loss) => void
  /** Its connection cannot go on without it: called when the silence that swallowed it is over. */
  readonly broken?: () => void
  /** Puts another payload in its place; throws `Refusal`. */
  readonly edit?: (data: string) => void
}

export interface Flow {
  /** Calls `forward` or `lost` of the unit once, now or later. `false`: its sender must wait until then. */
  pass: (unit: Unit) => boolean
  /** The sender of this line ends it: `arrived` is called once that reaches the other side, or never. */
  end: (line: Line, arrived: () => void) => void
  /** What is on its way on this line is lost, since nobody is there to get it. */
  drop: (line: Line) => void
  /** The other side has said that it closes: what waits here is lost, and nothing is held here any more. */
  unhold: (line: Line) => void
  /** Nobody is there at all any more. */
  close: (line: Line) => void
  /** Whatever goes to clients may go at once, without being asked about: true while nothing holds, delays or drops. */
  readonly freeDown: boolean
}

/**
 * What a unit costs of the packets of a second: large ones cost more than one. What is only announced and more than a lab takes is refused by its
 * library, and costs no more than what it takes.
 */
export const costOf = (packets: number, bytes: number): number =>
  Math.max(packets, Math.ceil(Math.min(bytes, limits.payloadBytes) / limits.bytesPerPacket))
