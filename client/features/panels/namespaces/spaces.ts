/** The namespaces that exist, and who is in them over which connection: a fold over what the server's own objects told. */
import type { Happening, ToldEvent } from '#shared/model/happening.ts'
import type { RoomMember, SocketConnect } from '#shared/trace.ts'
import { socketsIn } from '../../../lab/code/sockets.ts'
import { createWireFold } from '../../../pictures/fold.ts'

export interface Space {
  name: string
  /** When it came into being. */
  seq: number
  /** What made it; `null`: it was declared by its name. */
  pattern: string | null
}
export interface Pattern {
  text: string
  seq: number
  line: number | null
}
export interface SpaceSocket {
  namespace: string
  id: string
  seq: number
}
/** One Engine.IO connection: one sid, a socket per namespace. */
export interface Connection {
  sid: string
  client: string | null
  seq: number
  sockets: readonly SpaceSocket[]
}
/** The newest `io.emit` or `io.of(…).emit` to a whole namespace. */
export interface Send {
  seq: number
  event: string
  recipients: number
}
export interface Spaces {
  /** Text of the program that runs; `null` while none does. */
  program: string | null
  spaces: readonly Space[]
  patterns: readonly Pattern[]
  connections: readonly Connection[]
  /** By client and namespace: the variable that holds the socket. */
  names: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By namespace. */
  sends: ReadonlyMap<string, Send>
}

interface State {
  program: string | null
  spaces: Map<string, Space>
  patterns: Map<string, Pattern>
  connections: Map<string, Connection>
  names: Map<string, Map<string, string>>
  sends: Map<string, Send>
}

const empty = (): Omit<State, 'names' | 'program'> => ({
  spaces: new Map(),
  patterns: new Map(),
  connections: new Map(),
  sends: new Map(),
})

function name(state: State, client: string | undefined, code: string, anew: boolean): void {
  if (client === undefined) return
  const names = anew ? new Map<string, string>() : (state.names.get(client) ?? new Map<string, string>())
  state.names.set(client, names)
  for (const made of socketsIn(code)) if (made.name !== null) names.set(made.namespace, made.name)
}

function change(
  state: State,
  sid: string | undefined,
  sockets: (known: Connection) => readonly SpaceSocket[],
) {
  const known = sid === undefined ? undefined : state.connections.get(sid)
  if (known) state.connections.set(known.sid, { ...known, sockets: sockets(known) })
}

/** Known once, it stays as it was first known. */
function opened(state: State, sid: string, { client, seq }: { client: string | null; seq: number }): void {
  if (!state.connections.has(sid)) state.connections.set(sid, { sid, client, seq, sockets: [] })
}

function joined(state: State, { connection, namespace, id, seq }: SocketConnect | RoomMember): void {
  change(state, connection, ({ sockets }) =>
    sockets.some((one) => one.namespace === namespace && one.id === id)
      ? sockets
      : [...sockets, { namespace, id, seq }],
  )
}

function step(state: State, happening: Happening): void {
  if (happening.is === 'told') told(state, happening.event)
  if (happening.is !== 'crossed') return
  const { unit } = happening
  // The packet that tells the sid is out before the server tells of the connection.
  if (unit.session?.handshake?.unit === unit) opened(state, unit.session.sid, unit)
}

function told(state: State, event: ToldEvent): void {
  const { seq, client, connection } = event
  switch (event.kind) {
    case 'program.run':
      Object.assign(state, empty(), { program: event.text })
      return
    case 'program.stop':
      Object.assign(state, empty(), { program: null })
      return
    case 'namespace.create':
      state.spaces.set(event.namespace, { name: event.namespace, seq, pattern: event.pattern ?? null })
      return
    case 'namespace.delete':
      state.spaces.delete(event.namespace)
      return
    case 'namespace.pattern':
      state.patterns.set(event.pattern, { text: event.pattern, seq, line: event.line ?? null })
      return
    case 'engine.open':
      if (connection !== undefined) opened(state, connection, { client: client ?? null, seq })
      return
    // A socket's own room is its first fact: it comes before the packet that tells the id.
    case 'room.join':
      if (event.room === event.id) joined(state, event)
      return
    case 'engine.close':
      state.connections.delete(connection ?? '')
      return
    case 'socket.connect':
      joined(state, event)
      return
    case 'socket.disconnect':
      change(state, connection, ({ sockets }) =>
        sockets.filter(({ namespace, id }) => namespace !== event.namespace || id !== event.id),
      )
      return
    case 'broadcast':
      if (event.rooms.length === 0 && event.except.length === 0)
        state.sends.set(event.namespace, { seq, event: event.event, recipients: event.recipients.length })
      return
    case 'client.run':
      name(state, client, event.text, true)
      return
    case 'client.gone':
      state.names.delete(client ?? '')
      return
    case 'client.act':
      if (event.deed.do === 'evaluate') name(state, client, event.deed.code, false)
      return
    default:
  }
}

/** The namespaces after these events. */
export const spacesOf = createWireFold<State, Spaces>(
  { start: () => ({ ...empty(), program: null, names: new Map() }), step },
  (state) => ({
    program: state.program,
    spaces: [...state.spaces.values()],
    patterns: [...state.patterns.values()],
    connections: [...state.connections.values()],
    names: new Map([...state.names].map(([client, names]) => [client, new Map(names)])),
    sends: new Map(state.sends),
  }),
)
