/** What goes over the wire as one, a request, a response or a frame: the packets that it carries, and its fate over time. */
import type { PacketType } from '../network.ts'
import type { Direction, HttpRequest, HttpResponse, WireDropped, WireReleased, WsFrame } from '../trace.ts'
import type { CorsVerdict } from './cors.ts'
import type { Exchange } from './exchanges.ts'
import type { Packet } from './packets.ts'
import type { Session } from './sessions.ts'

/**
 * What became of it. `held`, `delayed`: it is on the wire still. `dropped`: by the learner. `vanished`: in a silence. `blocked`: no
 * WebSocket may be opened. `closed`: its connection ended while it waited. `hidden`: it arrived, and the browser keeps it from the
 * page. `refused`: nobody listened. `ended`: its connection ended before an answer to it was complete.
 */
export type Fate =
  | 'arrived'
  | 'hidden'
  | 'refused'
  | 'ended'
  | 'held'
  | 'delayed'
  | 'dropped'
  | 'vanished'
  | 'blocked'
  | 'closed'

/** Why the fate of a unit changed. */
export type Why =
  | { readonly is: 'held'; readonly types: readonly PacketType[] }
  | { readonly is: 'delayed'; readonly ms: number }
  | { readonly is: 'released'; readonly by: WireReleased['by'] | null }
  | { readonly is: 'dropped'; readonly by: WireDropped['by'] }
  /** `data` goes on in the place of the packets `before`. */
  | { readonly is: 'edited'; readonly before: readonly Packet[]; readonly data: string }
  | { readonly is: 'hidden' | 'refused' | 'ended' }

/** From the event `seq` on, this is its fate. */
export interface Turn {
  readonly seq: number
  readonly at: number
  readonly fate: Fate
  readonly why: Why
}

interface UnitBase {
  readonly seq: number
  readonly at: number
  /** The lane of its client; `null`: nobody known. */
  readonly client: string | null
  readonly direction: Direction
  /** Bytes of it on the wire. */
  readonly size: number
  /** `seq` of what the learner sent once more. */
  readonly resent: number | null
  /** The Engine.IO connection that it belongs to, once that is known. */
  session: Session | null
  /** As they are now: the learner may have put others in their place. */
  packets: readonly Packet[]
  /** As of the newest event. */
  fate: Fate
  /** All that happened to it after it came to the wire, in order. */
  turns: readonly Turn[]
}
export interface RequestUnit extends UnitBase {
  readonly kind: 'request'
  readonly event: HttpRequest
  readonly exchange: Exchange
}
export interface ResponseUnit extends UnitBase {
  readonly kind: 'response'
  readonly event: HttpResponse
  /** `null`: its request is gone from the trace. */
  readonly exchange: Exchange | null
  /** What the browser makes of it; `null`: its request is gone. */
  cors: CorsVerdict | null
}
export interface FrameUnit extends UnitBase {
  readonly kind: 'frame'
  readonly event: WsFrame
  /** `seq` of the request that opened its WebSocket. */
  readonly socket: number
}
export type Unit = RequestUnit | ResponseUnit | FrameUnit

export const carrierOf = ({ kind }: Unit): 'http' | 'frame' => (kind === 'frame' ? 'frame' : 'http')

/** The moment that its row stands for: of what is stopped, the event right after it, which says how. */
export const momentOf = ({ seq, event }: Unit): number => (event.stopped === undefined ? seq : seq + 1)

/** The fate of a unit from this moment on: there is no other way to change one. */
export function setFate(unit: Unit, { seq, at }: { seq: number; at: number }, fate: Fate, why: Why): void {
  unit.fate = fate
  unit.turns = [...unit.turns, { seq, at, fate, why }]
}

/** It is on the wire, and may still arrive. */
export const isWaiting = (fate: Fate): boolean => fate === 'held' || fate === 'delayed'

/** It never arrived, and never will. */
export const isLost = (fate: Fate): boolean =>
  fate === 'dropped' || fate === 'vanished' || fate === 'blocked' || fate === 'closed'

/** Where it ends when nothing stops it any more. */
export const landingOf = (unit: Unit): 'arrived' | 'hidden' =>
  unit.kind === 'response' && unit.cors?.is === 'kept' ? 'hidden' : 'arrived'

/** Milliseconds that conditions let it wait; `null`: none did. */
export function delayOf({ turns }: Unit): number | null {
  let delay: number | null = null
  for (const { why } of turns) if (why.is === 'delayed') delay = (delay ?? 0) + why.ms
  return delay
}

/** It went on by itself: a browser would not have waited any longer. */
export const isLimited = ({ turns }: Unit): boolean =>
  turns.some(({ why }) => why.is === 'released' && why.by === 'limit')

/** The packets that it was sent with; `null`: they are still the same. */
export function packetsBefore({ turns }: Unit): readonly Packet[] | null {
  for (const { why } of turns) if (why.is === 'edited') return why.before
  return null
}
