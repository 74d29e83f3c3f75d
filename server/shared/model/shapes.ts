/** The shapes of what crosses the wire: units, the exchanges that they form, and the sessions that they belong to. Each knows the
 *  others, so they stand together; what is done with them stands in `units.ts`, `exchanges.ts` and `sessions.ts`. */
import type { PacketType } from '../network.ts'
import type {
  Direction,
  EngineClose,
  EngineError,
  HttpCut,
  HttpRefused,
  HttpRequest,
  HttpResponse,
  WireDropped,
  WireReleased,
  WsFrame,
} from '../trace.ts'
import type { CorsVerdict } from './cors.ts'
import type { Packet } from './packets.ts'
import type { Purpose } from './purpose.ts'

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

/** Why the fate of a unit changed. `hidden`, `shown`: what the client tells decides what its browser made of an answer. */
export type Why =
  | { readonly is: 'held'; readonly types: readonly PacketType[] }
  | { readonly is: 'delayed'; readonly ms: number }
  | { readonly is: 'released'; readonly by: WireReleased['by'] | null }
  | { readonly is: 'dropped'; readonly by: WireDropped['by'] }
  /** `data` goes on in the place of the packets `before`. */
  | { readonly is: 'edited'; readonly before: readonly Packet[]; readonly data: string }
  | { readonly is: 'hidden' | 'shown' | 'refused' | 'ended' }

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
  /** As it came to the wire. */
  first: Fate
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

/** How an exchange ended. */
export type ExchangeEnd =
  | { readonly is: 'waiting' }
  | { readonly is: 'answered'; readonly response: ResponseUnit }
  /** Nobody listened. */
  | {
      readonly is: 'refused'
      readonly seq: number
      readonly at: number
      readonly reason: HttpRefused['reason']
    }
  /** The TCP connection ended before the answer was complete. */
  | { readonly is: 'cut'; readonly seq: number; readonly at: number; readonly by: HttpCut['by'] }

/** A request with what came of it. */
export interface Exchange {
  readonly request: RequestUnit
  readonly purpose: Purpose
  readonly transport: string | null
  readonly version: string | null
  /** The session that the request names; `null`: it names none. */
  readonly sid: string | null
  end: ExchangeEnd
  /** Why Engine.IO refused it, in its own words; the answer follows. `null`: it told nothing. */
  error: EngineError | null
}

/** How far the upgrade to a WebSocket has come. */
export type Upgrade =
  | { readonly is: 'none' }
  /** A WebSocket was asked for that names the session. */
  | { readonly is: 'asked' }
  /** The WebSocket is open, on trial beside polling. */
  | { readonly is: 'trial'; readonly socket: number; readonly from: number }
  | { readonly is: 'done' }
  | { readonly is: 'blocked' }
  | { readonly is: 'refused'; readonly status: number }

/** A ping or a pong that crossed the wire. */
export interface Beat {
  readonly packet: 'ping' | 'pong'
  readonly unit: Unit
  readonly part: number
}

/** An Engine.IO connection, from its handshake to its end: known by its sid, whatever carries it. */
export interface Session {
  readonly sid: string
  client: string | null
  /** When its first packet crossed, or the server told of it; `null`: before this trace. */
  opened: { readonly seq: number; readonly at: number } | null
  /** The unit that carried its handshake, once that crossed. */
  handshake: { readonly unit: Unit; readonly pingInterval: number; readonly pingTimeout: number } | null
  /** What carries it, as the server told; `null`: it did not. */
  transport: string | null
  upgrade: Upgrade
  /** The server closed it; `null`: it is open for all that the server knows. */
  end: { readonly seq: number; readonly at: number; readonly event: EngineClose } | null
  /** The newest heartbeats, oldest first. */
  beats: readonly Beat[]
}
