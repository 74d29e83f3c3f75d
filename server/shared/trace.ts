/** The trace: everything that happened in one lab, in order. Names and fields of the wire layer are fixed. */

/** Text as it was sent, or the bytes of what is not text. */
export type Payload = string | { base64: string }
export type Headers = Readonly<Record<string, string | readonly string[]>>
export type Direction = 'up' | 'down'
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Stamp {
  /** Gapless from 1 within one lab. */
  seq: number
  /** Milliseconds since the lab began, by the server's clock. */
  at: number
  /** The lane, if known: `A`…`E` for the page's own frames, `ext-1`… for clients from elsewhere. */
  client?: string
  /** The Engine.IO session id (sid), if known. */
  connection?: string
}

export interface HttpRequest extends Stamp {
  kind: 'http.request'
  method: string
  /** As the lab saw it: `/lab/<id>` is already gone. */
  url: string
  headers: Headers
  body: Payload
  /** Bytes of the body as it crossed the wire. */
  size: number
  /** The body was larger than what is kept; `body` is its head. */
  cut?: true
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
}
/** Nobody listened: the connection was closed without an answer. */
export interface HttpRefused extends Stamp {
  kind: 'http.refused'
  request: number
  reason: 'not-listening' | 'too-many-connections' | 'too-many-packets'
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
}
export interface WireActed extends Stamp {
  kind: 'wire.held' | 'wire.released' | 'wire.dropped' | 'wire.cut'
  /** `seq` of what it acted on. */
  of: number
}

export interface EngineOpen extends Stamp {
  kind: 'engine.open'
  transport: string
}
export interface EngineUpgrade extends Stamp {
  kind: 'engine.upgrade'
  transport: string
}
export interface EngineClose extends Stamp {
  kind: 'engine.close'
  transport: string
  reason: string
}
export interface EngineError extends Stamp {
  kind: 'engine.error'
  code: number
  message: string
}

export interface SocketConnect extends Stamp {
  kind: 'socket.connect'
  namespace: string
  id: string
}
export interface SocketRefused extends Stamp {
  kind: 'socket.refused'
  namespace: string
  reason: string
}
export interface SocketDisconnect extends Stamp {
  kind: 'socket.disconnect'
  namespace: string
  id: string
  reason: string
}
/** `socket.emit` in the program (not a broadcast). */
export interface SocketEmit extends Stamp {
  kind: 'socket.emit'
  namespace: string
  id: string
  event: string
  args: readonly Json[]
  line?: number
}
/** The program answered an acknowledgement that a client asked for. */
export interface SocketAck extends Stamp {
  kind: 'socket.ack'
  namespace: string
  id: string
  args: readonly Json[]
  line?: number
}
export interface NamespaceCreate extends Stamp {
  kind: 'namespace.create'
  namespace: string
}
export interface RoomEvent extends Stamp {
  kind: 'room.create' | 'room.delete'
  namespace: string
  room: string
}
export interface RoomMember extends Stamp {
  kind: 'room.join' | 'room.leave'
  namespace: string
  room: string
  id: string
}
export interface Broadcast extends Stamp {
  kind: 'broadcast'
  namespace: string
  rooms: readonly string[]
  except: readonly string[]
  event: string
  args: readonly Json[]
  /** Socket ids it went to: one event, never one per recipient. */
  recipients: readonly string[]
  line?: number
}

/** A new run of server.js began; `text` is the program. */
export interface ProgramRun extends Stamp {
  kind: 'program.run'
  text: string
  /** 1 for the first run of this lab. */
  run: number
}
/** The program called `new Server(…)`; the options are those that are in force. */
export interface ProgramServer extends Stamp {
  kind: 'program.server'
  path: string
  options: { readonly [key: string]: Json }
  line?: number
}
export interface ProgramListen extends Stamp {
  kind: 'program.listen'
  /** `null`: it stopped listening. */
  port: number | null
  line?: number
}
/** The run ended: a newer one took its place, it failed, or a limit stopped it. */
export interface ProgramStop extends Stamp {
  kind: 'program.stop'
  reason: 'replaced' | 'error' | 'limit' | 'closed'
}
export interface ProgramLog extends Stamp {
  kind: 'program.log'
  text: string
  level: LogLevel
  line?: number
}
export interface ProgramError extends Stamp {
  kind: 'program.error'
  /** As Node prints it, or a Korean sentence where a limit of the playground stopped it. */
  text: string
  line?: number
  column?: number
}
/** A listener of the program was called. */
export interface ProgramHandler extends Stamp {
  kind: 'program.handler'
  event: string
  namespace?: string
  id?: string
  /** Where the listener was written. */
  line?: number
}
/** A line typed in the server console, and what it answered. */
export interface ProgramConsole extends Stamp {
  kind: 'program.console'
  code: string
  value: string
  ok: boolean
}
export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

/** What the browser's own socket.io-client reported; `at` is when the report reached the server. */
export interface ClientConnecting extends Stamp {
  kind: 'client.connecting'
  url: string
  namespace: string
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
}
/** Code in the client emitted an event. */
export interface ClientEmit extends Stamp {
  kind: 'client.emit'
  namespace: string
  event: string
  args: readonly Json[]
  ack: boolean
  line?: number
}
/** The client received an event, or the answer to one it sent (`event` is then the one it had sent). */
export interface ClientReceive extends Stamp {
  kind: 'client.receive' | 'client.answer'
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

export type WireEvent =
  | HttpRequest
  | HttpResponse
  | HttpRefused
  | WsOpen
  | WsClose
  | WsFrame
  | WireActed
export type EngineEvent = EngineOpen | EngineUpgrade | EngineClose | EngineError
export type SocketEvent =
  | SocketConnect
  | SocketRefused
  | SocketDisconnect
  | SocketEmit
  | SocketAck
  | NamespaceCreate
  | RoomEvent
  | RoomMember
  | Broadcast
export type ProgramEvent =
  | ProgramRun
  | ProgramServer
  | ProgramListen
  | ProgramStop
  | ProgramLog
  | ProgramError
  | ProgramHandler
  | ProgramConsole
export type ClientEvent =
  | ClientConnecting
  | ClientConnect
  | ClientConnectError
  | ClientUpgrade
  | ClientDisconnect
  | ClientReconnecting
  | ClientEmit
  | ClientReceive
  | ClientLog
  | ClientRun
  | ClientGone
export type TraceEvent = WireEvent | EngineEvent | SocketEvent | ProgramEvent | ClientEvent
export type TraceKind = TraceEvent['kind']

type Unstamped<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never
/** An event before the recorder stamped it. */
export type Fact = Unstamped<TraceEvent>
/** What a client page reports of itself. */
export type ClientReport = Unstamped<ClientEvent>
