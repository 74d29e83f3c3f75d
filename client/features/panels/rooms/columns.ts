/** The columns of the membership table: rooms that are, rooms that were, and rooms that somebody may make. */
import type { BookedRoom } from './roomBook.ts'

export interface Column {
  room: string
  members: readonly string[]
  /** `gone`: it was there until its last socket left. `thought`: nobody has joined it yet. */
  status: 'there' | 'gone' | 'thought'
}

/** Of those that are gone, so many stay to be seen. */
const mostGone = 3

/** Names that were thought of keep their place, so nothing moves when a room comes or goes. */
export function columnsOf(
  rooms: readonly BookedRoom[],
  thought: readonly string[],
  hidden: readonly string[],
): Column[] {
  const byName = new Map(rooms.map((room) => [room.room, room]))
  const gone = rooms.filter(({ exists }) => !exists).slice(-mostGone)
  const others = rooms.filter((room) => !thought.includes(room.room) && (room.exists || gone.includes(room)))
  const names = [...thought, ...others.map(({ room }) => room)]
  return names.flatMap((room): Column[] => {
    const booked = byName.get(room)
    if (booked?.exists) return [{ room, members: booked.members, status: 'there' }]
    if (hidden.includes(room)) return []
    return [{ room, members: [], status: booked ? 'gone' : 'thought' }]
  })
}
