/** What the server is at one moment: from the facts its own objects told. */
import type { Json, TraceEvent } from '#shared/trace.ts'
import { createFold } from './fold.ts'

export interface ServerSocket {
  id: string
  namespace: string
  client: string | null
  connection: string | null
}
export interface Room {
  namespace: string
  room: string
  sockets: readonly string[]
  /** Every socket is in a room of its own name; such a room is no room that a program made. */
  own: boolean
}
export interface ServerView {
  listening: boolean
  port: number | null
  /** Engine.IO connections, as `io.engine.clientsCount` counts them. */
  clientsCount: number
  namespaces: readonly string[]
  sockets: readonly ServerSocket[]
  rooms: readonly Room[]
  options: { readonly [key: string]: Json }
  /** Which run of server.js this is; 0 before the first. */
  run: number
  /** The text of that run. */
  program: string
  /** Why it no longer runs; `null` while it does. */
  stopped: 'replaced' | 'error' | 'limit' | 'closed' | null
}

/** What the program and the server's own objects told, as it grows. */
export interface ServerState {
  ports: number[]
  connections: Set<string>
  namespaces: Set<string>
  sockets: Map<string, ServerSocket>
  rooms: Map<string, { namespace: string; room: string; sockets: Set<string> }>
  /** Where Socket.IO waits: of each `new Server()`. */
  paths: readonly string[]
  /** Of the newest `new Server()`. */
  options: { readonly [key: string]: Json }
  run: number
  /** The event that this run began with. */
  since: number
  program: string
  listenLine: number | null
  errorLine: number | null
  stopped: ServerView['stopped']
}

export const startServer = (): ServerState => ({
  ports: [],
  connections: new Set(),
  namespaces: new Set(),
  sockets: new Map(),
  rooms: new Map(),
  paths: [],
  options: {},
  run: 0,
  since: 0,
  program: '',
  listenLine: null,
  errorLine: null,
  stopped: null,
})
const nameOf = (namespace: string, room: string) => `${namespace} ${room}`

export function stepServer(state: ServerState, event: TraceEvent): void {
  switch (event.kind) {
    case 'program.run':
      Object.assign(state, startServer(), {
        run: event.run,
        since: event.seq,
        program: event.text,
      })
      break
    case 'program.stop':
      state.ports = []
      state.connections.clear()
      state.sockets.clear()
      state.rooms.clear()
      state.stopped = event.reason
      break
    case 'program.error':
      state.errorLine = event.line ?? null
      break
    case 'program.server':
      state.paths = [...state.paths, event.path]
      state.options = event.options
      break
    case 'program.listen':
      state.ports = event.port === null ? state.ports.slice(0, -1) : [...state.ports, event.port]
      state.listenLine = event.line ?? null
      break
    case 'engine.open':
      if (event.connection) state.connections.add(event.connection)
      break
    case 'engine.close':
      if (event.connection) state.connections.delete(event.connection)
      break
    case 'namespace.create':
      state.namespaces.add(event.namespace)
      break
    case 'namespace.delete':
      state.namespaces.delete(event.namespace)
      break
    case 'socket.connect':
      state.sockets.set(nameOf(event.namespace, event.id), {
        id: event.id,
        namespace: event.namespace,
        client: event.client ?? null,
        connection: event.connection ?? null,
      })
      break
    case 'socket.disconnect':
      state.sockets.delete(nameOf(event.namespace, event.id))
      break
    case 'room.create':
    case 'room.join': {
      const name = nameOf(event.namespace, event.room)
      const room = state.rooms.get(name) ?? {
        namespace: event.namespace,
        room: event.room,
        sockets: new Set(),
      }
      if (event.kind === 'room.join') room.sockets.add(event.id)
      state.rooms.set(name, room)
      break
    }
    case 'room.leave':
      state.rooms.get(nameOf(event.namespace, event.room))?.sockets.delete(event.id)
      break
    case 'room.delete':
      state.rooms.delete(nameOf(event.namespace, event.room))
      break
    default:
  }
}

/** The port that the page's clients ask for, else the first. */
export const portOf = ({ ports }: ServerState): number | null =>
  ports.includes(4000) ? 4000 : (ports[0] ?? null)

/** The server after these events; a program that has stopped has no namespaces and no options. */
export const serverOf = createFold<ServerState, ServerView>(
  { start: startServer, step: stepServer },
  (state) => ({
    listening: state.ports.length > 0,
    port: portOf(state),
    clientsCount: state.connections.size,
    namespaces: state.stopped === null ? [...state.namespaces] : [],
    sockets: [...state.sockets.values()],
    rooms: [...state.rooms.values()].map(({ namespace, room, sockets }) => ({
      namespace,
      room,
      sockets: [...sockets],
      own: sockets.size === 1 && sockets.has(room),
    })),
    options: state.stopped === null ? state.options : {},
    run: state.run,
    program: state.program,
    stopped: state.stopped,
  }),
)
