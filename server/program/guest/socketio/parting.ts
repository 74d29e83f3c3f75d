/** Sockets that have ended: as long as its connection is there, what a program says to one still leaves, as in Node. */
import type { SocketName } from '../../protocol/messages.ts'
import { say } from '../say.ts'
import { nextTick } from '../turns.ts'
import type { Connection } from './connection.ts'
import { inside } from './inside.ts'
import { forget } from './registry.ts'

const waiting = new Map<Connection, SocketName[]>()

/** The program knows that this socket has ended; the host may forget it when its connection has ended, too. */
export function part(name: SocketName, connection: Connection): void {
  const names = waiting.get(connection) ?? []
  names.push(name)
  waiting.set(connection, names)
  if (inside.connection.isClosed(connection)) partAll(connection)
}

/** This connection has ended, and all its sockets before it. */
export function partAll(connection: Connection): void {
  const names = waiting.get(connection)
  if (names === undefined) return
  waiting.delete(connection)
  // What came with the same read may be for one of them.
  nextTick(() => {
    for (const name of names) {
      forget(name)
      say({ kind: 'parted', ...name })
    }
  })
}
