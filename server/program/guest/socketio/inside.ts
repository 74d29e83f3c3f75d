/** What the library does with its own objects and a program can't: each class puts here how its private fields are reached. */
import type { SocketName } from '../../protocol/messages.ts'
import type { Adapter, Room, Targets } from './adapter.ts'
import type { Client, Connection, Engine } from './connection.ts'
import type { Middleware, Namespace, ParentNamespace } from './namespace.ts'
import type { Hooks } from './options.ts'
import type { Overheard } from './overheard.ts'
import type { Dynamic } from './registry.ts'
import type { Server } from './server.ts'
import type { Socket } from './socket.ts'

type Any = (...args: unknown[]) => unknown

interface Inside {
  connection: {
    /** The id by which the host knows it. */
    id: (connection: Connection) => string
    isOpen: (connection: Connection) => boolean
    isClosed: (connection: Connection) => boolean
    /** How the host knows it. */
    place: (connection: Connection) => { server: number; conn: string }
    /** What the host tells of its end. */
    become: (connection: Connection, state: 'closing' | 'closed') => void
  }
  client: {
    connection: (client: Client) => Connection
    sockets: (client: Client) => Map<string, Socket>
  }
  server: {
    number: (server: Server) => number
    engine: (server: Server) => Engine | undefined
    /** The options in force, with what was given of them. */
    options: (server: Server) => Record<string, unknown>
    /** The functions of the program that Engine.IO asks. */
    hooks: (server: Server) => Hooks
    /** The open Engine.IO connections, by their id. */
    connections: (server: Server) => Map<string, Connection>
    namespaces: (server: Server) => Map<string, Namespace>
    /** The kinds of namespaces that are made as they are asked for, by the number of each. */
    dynamics: (server: Server) => Map<number, Dynamic>
    main: (server: Server) => Namespace
    /** Keeps the `data` of a socket for a client that may come back. */
    keep: (server: Server, socket: Socket, reason: string) => void
    restore: (server: Server, socket: Socket) => void
  }
  namespace: {
    server: (namespace: Namespace) => Server
    name: (namespace: Namespace) => string
    adapter: (namespace: Namespace) => Adapter
    sockets: (namespace: Namespace) => Map<string, Socket>
    middlewares: (namespace: Namespace) => readonly Middleware[]
    /** A client wants in: the middlewares decide. */
    add: (namespace: Namespace, socket: Socket, skipMiddlewares: boolean) => void
    remove: (namespace: Namespace, socket: Socket) => void
    /** From now on broadcasts are told to `onAnyOutgoing` listeners. */
    watchOutgoing: (namespace: Namespace) => void
    watchesOutgoing: (namespace: Namespace) => boolean
    /** `act` is called whenever a socket has left and nobody is there any more. */
    whenEmpty: (namespace: Namespace, act: () => void) => void
  }
  parent: {
    /** The number by which the host knows it. */
    number: (namespace: ParentNamespace) => number
  }
  adapter: {
    /** Puts a socket that the host knows by `name` into rooms, or takes it out of one. */
    join: (adapter: Adapter, name: SocketName, id: string, rooms: Set<Room>) => void
    leave: (adapter: Adapter, name: SocketName, id: string, room: Room) => void
    /** Rooms that the real adapter has put the socket into by itself. */
    note: (adapter: Adapter, id: string, rooms: Iterable<Room>) => void
    apply: (adapter: Adapter, targets: Targets, act: (socket: Socket) => void) => void
    /** `args`: the event's name and its values. */
    broadcast: (
      adapter: Adapter,
      args: unknown[],
      targets: Targets,
      ack?: (failed: boolean, responses: unknown[]) => void,
    ) => void
  }
  overheard: {
    /** Calls the `onAny` listeners; `before` hears of each. */
    incoming: (socket: Overheard, args: unknown[], before: (listener: Any) => void) => void
    /** Calls the `onAnyOutgoing` listeners. */
    outgoing: (socket: Overheard, args: unknown[]) => void
  }
  socket: {
    /** The name by which the host knows it, whatever the program makes of `socket.id`. */
    name: (socket: Socket) => SocketName
    /** The same with its Engine.IO connection, for the trace. */
    place: (socket: Socket) => SocketName & { connection: string }
    pid: (socket: Socket) => string | undefined
    isOpen: (socket: Socket) => boolean
    /** Whether it is the one of this namespace that has this id for the host, or one of them. */
    hasId: (socket: Socket, namespace: Namespace, id: string) => boolean
    /** The server has let it in. */
    connected: (socket: Socket) => void
    /** An event of its client has come. */
    event: (socket: Socket, args: unknown[], ack: number | null) => void
    close: (socket: Socket, reason: string, description?: unknown) => void
    /** Takes it out of its rooms and its namespace. */
    cleanUp: (socket: Socket) => void
  }
}

export const inside = {} as Inside
