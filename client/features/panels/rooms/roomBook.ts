/** Which rooms there are in each namespace, who is in them, and which were there and are gone. */
import type { TraceEvent } from '#shared/trace.ts'
import { createFold } from '../../../pictures/fold.ts'

export interface BookedRoom {
  namespace: string
  room: string
  /** Socket ids. */
  members: readonly string[]
  /** `false`: the last socket left, so it is gone. */
  exists: boolean
}
export interface RoomBook {
  /** In the order in which they first came to be; without the own rooms that hold nobody else. */
  rooms: readonly BookedRoom[]
  /** Sockets that are in the room of their own id. */
  atHome: ReadonlySet<string>
  /** `seq` of the newest join or leave of a socket and a room, by `memberKey`. */
  changed: ReadonlyMap<string, number>
}

interface Kept {
  namespace: string
  room: string
  members: Set<string>
  exists: boolean
}
interface State {
  rooms: Map<string, Kept>
  changed: Map<string, number>
}

/** Names one cell: a socket and a room of its namespace. */
export const memberKey = (namespace: string, room: string, id: string): string =>
  JSON.stringify([namespace, room, id])
const roomKey = (namespace: string, room: string): string => JSON.stringify([namespace, room])

function keep(state: State, namespace: string, room: string): Kept {
  const key = roomKey(namespace, room)
  const kept = state.rooms.get(key) ?? { namespace, room, members: new Set(), exists: true }
  kept.exists = true
  state.rooms.set(key, kept)
  return kept
}

function step(state: State, event: TraceEvent): void {
  switch (event.kind) {
    case 'program.run':
    case 'program.stop':
      state.rooms.clear()
      state.changed.clear()
      break
    case 'room.create':
      keep(state, event.namespace, event.room)
      break
    case 'room.join':
      keep(state, event.namespace, event.room).members.add(event.id)
      state.changed.set(memberKey(event.namespace, event.room, event.id), event.seq)
      break
    case 'room.leave':
      state.rooms.get(roomKey(event.namespace, event.room))?.members.delete(event.id)
      state.changed.set(memberKey(event.namespace, event.room, event.id), event.seq)
      break
    case 'room.delete': {
      const kept = state.rooms.get(roomKey(event.namespace, event.room))
      if (!kept) break
      kept.exists = false
      kept.members.clear()
      break
    }
    case 'socket.disconnect':
      // Nobody asks for the room of a socket that is gone.
      state.rooms.delete(roomKey(event.namespace, event.id))
      break
    default:
  }
}

const isHome = ({ room, members }: Kept): boolean => members.size === 1 && members.has(room)

/** The rooms at a moment. */
export const roomBookOf = createFold<State, RoomBook>(
  { start: () => ({ rooms: new Map(), changed: new Map() }), step },
  ({ rooms, changed }) => {
    const all = [...rooms.values()]
    return {
      rooms: all
        .filter((kept) => !isHome(kept))
        .map(({ namespace, room, members, exists }) => ({ namespace, room, members: [...members], exists })),
      atHome: new Set(
        all
          .filter(({ room, members }) => members.has(room))
          .map(({ namespace, room }) => roomKey(namespace, room)),
      ),
      changed: new Map(changed),
    }
  },
)

/** Whether a socket is in the room of its own id. */
export const isAtHome = (book: RoomBook, namespace: string, id: string): boolean =>
  book.atHome.has(roomKey(namespace, id))
