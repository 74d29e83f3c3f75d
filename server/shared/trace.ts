/** The trace: everything that happened in one lab, in order. */
import type { ClientEvent } from './trace/client.ts'
import type { ProgramEvent } from './trace/program.ts'
import type { EngineEvent, SocketEvent } from './trace/socketio.ts'
import type { WireEvent } from './trace/wire.ts'

export type {
  ClientAct,
  ClientConnect,
  ClientConnectError,
  ClientConnecting,
  ClientDisconnect,
  ClientEmit,
  ClientEvent,
  ClientGone,
  ClientLog,
  ClientPacket,
  ClientReceive,
  ClientReconnecting,
  ClientRun,
  ClientUpgrade,
  ClientWaiting,
  ClientWire,
  Deed,
} from './trace/client.ts'
export type {
  LogLevel,
  ProgramConsole,
  ProgramError,
  ProgramEvent,
  ProgramHandler,
  ProgramListen,
  ProgramLog,
  ProgramRun,
  ProgramServer,
  ProgramStop,
} from './trace/program.ts'
export type {
  Broadcast,
  EngineClose,
  EngineError,
  EngineEvent,
  EngineOpen,
  EngineUpgrade,
  NamespaceCreate,
  NamespaceDelete,
  NamespacePattern,
  RoomEvent,
  RoomMember,
  SocketAck,
  SocketConnect,
  SocketDisconnect,
  SocketEmit,
  SocketEvent,
  SocketRefused,
  SocketUnheard,
} from './trace/socketio.ts'
export type { Direction, Headers, Json, Payload, Stamp } from './trace/stamp.ts'
export type {
  HttpCut,
  HttpRefused,
  HttpRequest,
  HttpResponse,
  WireConditions,
  WireCut,
  WireDelayed,
  WireDropped,
  WireEdited,
  WireEvent,
  WireHeld,
  WireReleased,
  WireSlowed,
  WsClose,
  WsFrame,
  WsOpen,
} from './trace/wire.ts'

export type TraceEvent = WireEvent | EngineEvent | SocketEvent | ProgramEvent | ClientEvent
export type TraceKind = TraceEvent['kind']

type Unstamped<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never
/** An event before the recorder stamped it. */
export type Fact = Unstamped<TraceEvent>
/** What a client page reports of itself. */
export type ClientReport = Unstamped<ClientEvent>
