/** What the tables of this panel stand on: sockets and rooms at a moment, and what the learner chose. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { serverName } from '../../../lab/code/names.ts'
import { useFold, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import { type Lane, lanesOf } from '../../../pictures/lanes.ts'
import { type ServerView, serverOf } from '../../../pictures/server.ts'
import { type Column, columnsOf } from './columns.ts'
import { type Person, peopleIn } from './people.ts'
import { type RoomBook, roomBookOf } from './roomBook.ts'
import { roomsStore } from './store.ts'

export interface Rooms {
  namespace: string
  namespaces: readonly string[]
  /** The namespace's sockets. */
  people: readonly Person[]
  columns: readonly Column[]
  book: RoomBook
  lanes: readonly Lane[]
  /** Lanes with a socket in any namespace. */
  connected: readonly string[]
  /** The variable of the program that runs; `null` where it cannot be found. */
  server: string | null
  isListening: boolean
  /** Nothing acts: a record is on the page. */
  isReading: boolean
}

/** At the cursor. */
export function useRooms(): Rooms {
  return useRoomsAt(useFold(serverOf), useFold(lanesOf), useFold(roomBookOf))
}

/** After the newest event: whoever acts, acts there. */
export function useRoomsNow(): Rooms {
  return useRoomsAt(useLiveFold(serverOf), useLiveFold(lanesOf), useLiveFold(roomBookOf))
}

function useRoomsAt(view: ServerView, lanes: readonly Lane[], book: RoomBook): Rooms {
  const wanted = useStore(roomsStore, (s) => s.namespace)
  const thought = useStore(roomsStore, (s) => s.thought)
  const hidden = useStore(roomsStore, (s) => s.hidden)
  const { program } = useLiveFold(serverOf)
  const isReading = useRecord() !== null
  const server = useMemo(() => serverName(program), [program])
  const namespace = view.namespaces.includes(wanted) ? wanted : '/'
  const people = useMemo(() => peopleIn(view.sockets, lanes, namespace), [view, lanes, namespace])
  const columns = useMemo(() => {
    const here = book.rooms.filter((room) => room.namespace === namespace)
    return columnsOf(here, thought, hidden)
  }, [book, thought, hidden, namespace])
  const connected = useMemo(() => {
    const present = new Set(view.sockets.map(({ client }) => client))
    return lanes.flatMap(({ client }) => (present.has(client) ? [client] : []))
  }, [view, lanes])
  const { namespaces, listening: isListening } = view
  return {
    namespace,
    namespaces,
    people,
    columns,
    book,
    lanes,
    connected,
    server,
    isListening,
    isReading,
  }
}
