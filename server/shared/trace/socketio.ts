/** What the real server's own events say: Engine.IO connections, sockets, namespaces, rooms, broadcasts. */
import type { FilePlace } from '../problem.ts'
import type { Json, Stamp } from './stamp.ts'

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
  /** What the server's own error said, where one closed it. */
  detail?: string
  /** It joined no namespace in so many milliseconds: the server's own `connectTimeout` closed it. */
  waited?: number
}
export interface EngineError extends Stamp {
  kind: 'engine.error'
  code: number
  message: string
  /** Engine.IO's own name for the case, where the code stands for several. */
  context?: string
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
  /** Where it is when it is in another file than server.js. */
  place?: FilePlace
}
/** An event reached the server, and the program had no listener for it. */
export interface SocketUnheard extends Stamp {
  kind: 'socket.unheard'
  namespace: string
  id: string
  event: string
}
/** The program answered an acknowledgement that a client asked for. */
export interface SocketAck extends Stamp {
  kind: 'socket.ack'
  namespace: string
  id: string
  args: readonly Json[]
  line?: number
  place?: FilePlace
}
export interface NamespaceCreate extends Stamp {
  kind: 'namespace.create'
  namespace: string
  /** The pattern that it fits, where a client's asking brought it into being. */
  pattern?: string
}
/** It is gone: `cleanupEmptyChildNamespaces`, and its last socket left. */
export interface NamespaceDelete extends Stamp {
  kind: 'namespace.delete'
  namespace: string
}
/** `io.of(/…/)` or `io.of(fn)`: from now on namespaces come into being as clients ask for them. */
export interface NamespacePattern extends Stamp {
  kind: 'namespace.pattern'
  /** As written: `/^\/room-\d+$/`, or `[Function: name]`. */
  pattern: string
  line?: number
  place?: FilePlace
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
  /** So many sockets would have been reached, had the call not left them out. */
  leftOut?: number
  line?: number
  place?: FilePlace
}

export type EngineEvent = EngineOpen | EngineUpgrade | EngineClose | EngineError
export type SocketEvent =
  | SocketConnect
  | SocketRefused
  | SocketDisconnect
  | SocketEmit
  | SocketAck
  | SocketUnheard
  | NamespaceCreate
  | NamespaceDelete
  | NamespacePattern
  | RoomEvent
  | RoomMember
  | Broadcast
