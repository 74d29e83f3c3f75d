/** The rooms of one socket as the real adapter has them, counted. */
import type { Socket } from 'socket.io'
import { type Account, Full } from '../../ledger/ledger.ts'

/** Rooms of one socket: it leaves them all in one go. */
const most = 5_000
const tooMany = `소켓 하나가 들어갈 수 있는 룸은 ${most.toLocaleString('ko-KR')}개까지예요. 반복문 안에서 join하고 있지 않은지 살펴보세요.`

const bytesOf = (rooms: Iterable<string>): number => {
  let bytes = 0
  for (const room of rooms) bytes += 2 * String(room).length
  return bytes
}

export function createJoined(socket: Socket, account: Account) {
  let counted = { rooms: 0, bytes: 0 }
  const own = (): ReadonlySet<string> => socket.rooms

  function count(rooms: number, bytes: number): void {
    if (rooms > counted.rooms || bytes > counted.bytes)
      account.add('join', rooms - counted.rooms, bytes - counted.bytes)
    else account.remove('join', counted.rooms - rooms, counted.bytes - bytes)
    counted = { rooms, bytes }
  }

  return {
    /** Throws what the program's author is told when it is too much. */
    join(rooms: readonly string[]): void {
      const there = own()
      const fresh = [...new Set(rooms)].filter((room) => !there.has(room))
      if (there.size + fresh.length > most) throw new Full(tooMany)
      count(there.size + fresh.length, counted.bytes + bytesOf(fresh))
      void socket.join([...rooms])
    },
    leave(rooms: readonly string[]): void {
      const before = own()
      const gone = [...new Set(rooms)].filter((room) => before.has(room))
      for (const room of rooms) void socket.leave(room)
      // They may have been counted for another socket of this id.
      count(own().size, Math.max(0, counted.bytes - bytesOf(gone)))
    },
    /** The adapter's maps were changed by another way. */
    recount(): void {
      const rooms = own()
      count(rooms.size, bytesOf(rooms))
    },
    /** The socket has another id from now on. Its rooms stay the old one's, where nobody leaves them: they are counted for ever. */
    renamed(): void {
      counted = { rooms: 0, bytes: 0 }
    },
    /** The socket is gone, and has left them all. */
    left: (): void => count(0, 0),
  }
}
export type Joined = ReturnType<typeof createJoined>
