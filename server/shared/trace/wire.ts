/** What crossed the wire. Kinds and fields are fixed. */
import type { Network, PacketType } from '../network.ts'
import type { Direction, Headers, Payload, Stamp } from './stamp.ts'

/** The wire did not let it go on at once; the event right after it says more. */
export type Stopped = 'held' | 'delayed' | 'dropped'

export interface HttpRequest extends Stamp {
  kind: 'http.request'
  method: string
  /** As the lab saw it: `/lab/<id>` is already gone. */
  url: string
  /** What stood before it in the address that was asked for; absent: nothing. */
  base?: string
  headers: Headers
  body: Payload
  /** Bytes of the body as it crossed the wire. */
  size: number
  /** The body was larger than what is kept; `body` is its head. */
  cut?: true
  /** `seq` of the request that the learner sent once more. */
  resent?: number
  stopped?: Stopped
}
export interface HttpResponse extends Stamp {
  kind: 'http.response'
  /** `seq` of its request. */
  request: number
  status: number
  headers: Headers
  body: Payload
  size: number
  cut?: true
  /** The body as text, when it crossed the wire compressed (content-encoding). */
  decoded?: string
  stopped?: Stopped
}
/** Nobody listened: the connection was closed without an answer. */
export interface HttpRefused extends Stamp {
  kind: 'http.refused'
  request: number
  reason: 'not-listening'
}
/** The TCP connection ended before the answer was complete. */
export interface HttpCut extends Stamp {
  kind: 'http.cut'
  request: number
  by: 'client' | 'server' | 'learner'
}
export interface WsOpen extends Stamp {
  kind: 'ws.open'
  url: string
  headers: Headers
  /** `seq` of the upgrade request; names this WebSocket in its frames and its close. */
  socket: number
}
export interface WsClose extends Stamp {
  kind: 'ws.close'
  socket: number
  /** The code and reason of the last close frame seen; absent when the TCP connection just ended. */
  code?: number
  reason?: string
}
export interface WsFrame extends Stamp {
  kind: 'ws.frame'
  socket: number
  /** `up`: client → server. */
  direction: Direction
  /** RFC 6455 5.2: 1 text, 2 binary, 8 close, 9 ping, 10 pong. */
  opcode: number
  data: Payload
  /** Bytes of the payload. */
  size: number
  cut?: true
  /** The payload crossed the wire compressed (permessage-deflate, RSV1); `data` is what crossed. */
  compressed?: true
  /** FIN was 0: the message goes on in the next frame. */
  more?: true
  /** `seq` of the frame that the learner sent once more. */
  resent?: number
  stopped?: Stopped
}
/** It waits on the wire for the learner. */
export interface WireHeld extends Stamp {
  kind: 'wire.held'
  /** `seq` of what it acted on: a request, a response or a frame. */
  of: number
  direction: Direction
  types: readonly PacketType[]
}
/** It goes on, after having been held or delayed. */
export interface WireReleased extends Stamp {
  kind: 'wire.released'
  of: number
  /** Not by the learner: the wire closed over it, or a browser would not have waited any longer. */
  by?: 'lifted' | 'limit'
}
/** It never arrives. `silence` and `block` are conditions; `closed`: its connection ended while it was held. */
export interface WireDropped extends Stamp {
  kind: 'wire.dropped'
  of: number
  by: 'learner' | 'silence' | 'block' | 'closed'
}
/** The learner destroyed a TCP connection. */
export interface WireCut extends Stamp {
  kind: 'wire.cut'
  /** `seq` of the request that was open on it; of a WebSocket, of the request that opened it. */
  of: number
}
/** It waits for so many milliseconds, by a condition; `wire.released` follows. */
export interface WireDelayed extends Stamp {
  kind: 'wire.delayed'
  of: number
  ms: number
}
/** The learner put another payload in its place while it was held. */
export interface WireEdited extends Stamp {
  kind: 'wire.edited'
  of: number
  data: string
}
/** The conditions on the wire are these from now on. */
export interface WireConditions extends Stamp {
  kind: 'wire.conditions'
  network: Network
}

/** The lab sent more than the playground takes in; its packets wait a little. Said once per second. */
export interface WireSlowed extends Stamp {
  kind: 'wire.slowed'
  /** Packets that one second takes in. */
  limit: number
}

export type WireEvent =
  | HttpRequest
  | HttpResponse
  | HttpRefused
  | HttpCut
  | WsOpen
  | WsClose
  | WsFrame
  | WireHeld
  | WireReleased
  | WireDropped
  | WireCut
  | WireDelayed
  | WireEdited
  | WireConditions
  | WireSlowed

/** The body as text: as it crossed the wire, or decompressed; `undefined` when it is not text. */
export function textOf(message: HttpRequest | HttpResponse): string | undefined {
  if (typeof message.body === 'string') return message.body
  return message.kind === 'http.response' ? message.decoded : undefined
}
