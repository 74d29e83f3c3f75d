/** The ways in which a server can send an event, and the code of each. */
import { toCode } from '../../../lab/code/literal.ts'

/** What a way needs to be told. */
export type Need = 'socket' | 'room' | 'second' | 'except' | 'ms' | 'namespace'

export interface Chosen {
  /** How the server's console reaches the namespace: `io`, or `io.of("/news")`. */
  base: string
  /** How it reaches the Server itself. */
  server: string
  room: string
  second: string
  except: string
  /** Milliseconds. */
  ms: number
  /** Another namespace. */
  namespace: string
}

export interface Way {
  id: string
  /** In the list. */
  label: string
  needs: readonly Need[]
  /** Waits for answers. */
  waits: boolean
  /** Up to the parenthesis of its call. */
  head: (chosen: Chosen) => string
}

const way = (id: string, label: string, needs: readonly Need[], head: Way['head'], waits = false): Way => ({
  id,
  label,
  needs,
  waits,
  head,
})

export const ways: readonly Way[] = [
  way('socket', 'socket.emit', ['socket'], () => 'socket.emit'),
  way('broadcast', 'socket.broadcast.emit', ['socket'], () => 'socket.broadcast.emit'),
  way('io', 'io.emit', [], ({ base }) => `${base}.emit`),
  way('ioTo', 'io.to(룸).emit', ['room'], ({ base, room }) => `${base}.to(${toCode(room)}).emit`),
  way('socketTo', 'socket.to(룸).emit', ['socket', 'room'], ({ room }) => `socket.to(${toCode(room)}).emit`),
  way(
    'ioToTo',
    'io.to(룸).to(룸).emit',
    ['room', 'second'],
    ({ base, room, second }) => `${base}.to(${toCode(room)}).to(${toCode(second)}).emit`,
  ),
  way(
    'ioExcept',
    'io.except(룸).emit',
    ['except'],
    ({ base, except }) => `${base}.except(${toCode(except)}).emit`,
  ),
  way(
    'socketToExcept',
    'socket.to(룸).except(룸).emit',
    ['socket', 'room', 'except'],
    ({ room, except }) => `socket.to(${toCode(room)}).except(${toCode(except)}).emit`,
  ),
  way('ioVolatile', 'io.volatile.emit', [], ({ base }) => `${base}.volatile.emit`),
  way('socketVolatile', 'socket.volatile.emit', ['socket'], () => 'socket.volatile.emit'),
  way(
    'ioAck',
    'io.timeout(ms).emitWithAck',
    ['ms'],
    ({ base, ms }) => `${base}.timeout(${ms}).emitWithAck`,
    true,
  ),
  way(
    'socketAck',
    'socket.timeout(ms).emitWithAck',
    ['socket', 'ms'],
    ({ ms }) => `socket.timeout(${ms}).emitWithAck`,
    true,
  ),
  way(
    'ioOf',
    'io.of(네임스페이스).emit',
    ['namespace'],
    ({ server, namespace }) => `${server}.of(${toCode(namespace)}).emit`,
  ),
]

export const wayOf = (id: string): Way => ways.find((one) => one.id === id) ?? (ways[0] as Way)
