/** What the page's clients reported of themselves. */
import type { LogLevel } from './program.ts'
import type { Direction, Json, Stamp } from './stamp.ts'

/** What the browser's own socket.io-client reported; `at` is when the report reached the server. */
export interface ClientConnecting extends Stamp {
  kind: 'client.connecting'
  url: string
  namespace: string
  /** Milliseconds that it waits for the handshake, where this begins one. */
  timeout?: number
  /** Its requests carry cookies: then a browser asks more of CORS. */
  withCredentials?: true
  /** The names of the transports that the code asks for, in its order; absent: the usual ones. */
  transports?: readonly string[]
  /** It goes on with the next transport where one fails. */
  tryAllTransports?: true
  /** The names of the headers that its requests carry besides. */
  extraHeaders?: readonly string[]
  /** The address is that of its own page, which is where `io()` goes without one. */
  ownPage?: true
}
export interface ClientConnect extends Stamp {
  kind: 'client.connect'
  namespace: string
  id: string
  transport: string
  recovered?: true
}
export interface ClientConnectError extends Stamp {
  kind: 'client.connect_error'
  namespace: string
  message: string
  data?: Json
  /** What the browser lets the code know of the cause: an HTTP status, or 0. */
  description?: number
  /** The client goes on trying by itself. */
  retries: boolean
}
export interface ClientUpgrade extends Stamp {
  kind: 'client.upgrade'
  transport: string
}
export interface ClientDisconnect extends Stamp {
  kind: 'client.disconnect'
  namespace: string
  reason: string
  retries: boolean
}
export interface ClientReconnecting extends Stamp {
  kind: 'client.reconnecting'
  attempt: number
  /** Milliseconds that it waits for the handshake. */
  timeout?: number
}
/** The client will try again by itself, in so many milliseconds. */
export interface ClientWaiting extends Stamp {
  kind: 'client.waiting'
  delay: number
}
/** Code in the client emitted an event. */
export interface ClientEmit extends Stamp {
  kind: 'client.emit'
  namespace: string
  event: string
  args: readonly Json[]
  ack: boolean
  line?: number
  /** The socket was not connected and keeps it: the packet leaves when it is. */
  buffered?: true
}
/** The client received an event. */
export interface ClientReceive extends Stamp {
  kind: 'client.receive'
  namespace: string
  event: string
  args: readonly Json[]
  line?: number
  /** The listener of that line is there so many times, and each of them gets it. */
  times?: number
}
/** The client received the answer to an event that it had sent: `event` is that one. */
export interface ClientAnswer extends Stamp {
  kind: 'client.answer'
  namespace: string
  event: string
  args: readonly Json[]
  line?: number
}
export interface ClientLog extends Stamp {
  kind: 'client.log' | 'client.error'
  text: string
  level: LogLevel
  line?: number
}
/** client.js ran (again); `text` is the code. */
export interface ClientRun extends Stamp {
  kind: 'client.run'
  text: string
  origin: string
}
/** The page took the client away. */
export interface ClientGone extends Stamp {
  kind: 'client.gone'
}

/** What the learner did to a client by hand: with its buttons, the form that sends events, or its console. */
export type Deed =
  | { do: 'connect' }
  | { do: 'disconnect' }
  | { do: 'emit'; namespace: string; event: string; args: readonly Json[]; ack: boolean }
  | { do: 'evaluate'; code: string }
/** It was done by hand: what comes of it is told by other events. */
export interface ClientAct extends Stamp {
  kind: 'client.act'
  deed: Deed
}

/** One packet as the client's own transport sent or received it. */
export interface ClientPacket {
  direction: Direction
  transport: string
  /** The packet's first characters, as it was sent; of bytes, nothing. */
  text: string
  /** When, in ms on the trace's clock, as well as the clocks could be aligned. */
  when: number
  /** So many right before it, of its direction and transport, were too many to tell. */
  missed?: number
}
/** What the transports of one connection of a client sent and received, in order; told in batches. */
export interface ClientWire extends Stamp {
  kind: 'client.wire'
  packets: readonly ClientPacket[]
  /** How far `when` can be off, in ms, either way. */
  within?: number
}

export type ClientEvent =
  | ClientConnecting
  | ClientConnect
  | ClientConnectError
  | ClientUpgrade
  | ClientDisconnect
  | ClientReconnecting
  | ClientWaiting
  | ClientEmit
  | ClientReceive
  | ClientAnswer
  | ClientLog
  | ClientRun
  | ClientGone
  | ClientAct
  | ClientWire
