/** The room panel's tables: which columns there are, and which line each choice would run. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { columnsOf } from '../../client/features/panels/rooms/columns.ts'
import { draftOf } from '../../client/features/panels/rooms/draft.ts'
import { gathered } from '../../client/features/panels/rooms/gather.ts'
import { isMemberLine, memberLine } from '../../client/features/panels/rooms/lines.ts'
import { isAtHome, memberKey, roomBookOf } from '../../client/features/panels/rooms/roomBook.ts'
import type { RoomsState } from '../../client/features/panels/rooms/store.ts'
import type { Rooms } from '../../client/features/panels/rooms/useRooms.ts'
import { ways } from '../../client/features/panels/rooms/ways.ts'
import { traceOf } from './sessions/facts.ts'

const room = (kind: 'room.create' | 'room.delete', name: string, namespace = '/'): Fact => ({
  kind,
  namespace,
  room: name,
})
const member = (kind: 'room.join' | 'room.leave', name: string, id: string, namespace = '/'): Fact => ({
  kind,
  namespace,
  room: name,
  id,
})
const home = (id: string): Fact[] => [room('room.create', id), member('room.join', id, id)]
const red = [room('room.create', 'red'), member('room.join', 'red', 'a')]
const redGone = [member('room.leave', 'red', 'a'), room('room.delete', 'red')]

test('a room that was left by its last socket is known as gone, and own rooms are no rooms of the program', () => {
  const facts = [...home('a'), ...red, ...redGone]
  expect(roomBookOf(traceOf(facts.slice(0, 4))).rooms).toEqual([
    { namespace: '/', room: 'red', members: ['a'], exists: true },
  ])
  const book = roomBookOf(traceOf(facts))
  expect(book.rooms).toEqual([{ namespace: '/', room: 'red', members: [], exists: false }])
  expect(isAtHome(book, '/', 'a')).toBe(true)
  expect(isAtHome(book, '/other', 'a')).toBe(false)
  expect(book.changed.get(memberKey('/', 'red', 'a'))).toBe(5)
})

test('an own room that others join is a room like any other', () => {
  const book = roomBookOf(traceOf([...home('a'), ...home('b'), member('room.join', 'a', 'b')]))
  expect(book.rooms).toEqual([{ namespace: '/', room: 'a', members: ['a', 'b'], exists: true }])
  expect(isAtHome(book, '/', 'a')).toBe(true)
})

test('another run begins without rooms', () => {
  const run: Fact = { kind: 'program.run', text: '', run: 2 }
  expect(roomBookOf(traceOf([...red, run])).rooms).toEqual([])
})

test('columns keep their place when rooms come and go', () => {
  const named = (name: string, ...members: string[]) => ({
    namespace: '/',
    room: name,
    members,
    exists: members.length > 0,
  })
  const show = (...args: Parameters<typeof columnsOf>) =>
    columnsOf(...args).map(({ room: name, status }) => `${name} ${status}`)
  const thought = ['red', 'blue']
  expect(show([], thought, [])).toEqual(['red thought', 'blue thought'])
  expect(show([named('blue', 'a'), named('x', 'a')], thought, [])).toEqual([
    'red thought',
    'blue there',
    'x there',
  ])
  expect(show([named('blue'), named('x')], thought, [])).toEqual(['red thought', 'blue gone', 'x gone'])
  expect(show([named('x')], [], ['x'])).toEqual([])
  expect(show([named('x', 'a')], [], ['x'])).toEqual(['x there'])
  const many = ['p', 'q', 'r', 's'].map((name) => named(name))
  expect(show(many, [], [])).toEqual(['q gone', 'r gone', 's gone'])
})

test('a tick is a line that joins or leaves, in its own namespace', () => {
  const at = { namespace: '/', id: 'x1', room: 'r"1', joins: true }
  expect(memberLine('io', at)).toBe('io.sockets.sockets.get("x1").join("r\\"1")')
  expect(memberLine('main', { ...at, namespace: '/news', joins: false })).toBe(
    'main.of("/news").sockets.get("x1").leave("r\\"1")',
  )
  expect(isMemberLine('io.in("a").socketsLeave("red")')).toBe(true)
  expect(isMemberLine('io.emit("join", "leave")')).toBe(false)
})

const rooms: Rooms = {
  namespace: '/',
  namespaces: ['/', '/news'],
  people: [
    { id: 'id-a', short: 'id-a', client: 'A', badge: 'A', name: '클라이언트 A' },
    { id: 'id-b', short: 'id-b', client: 'B', badge: 'B', name: '클라이언트 B' },
  ],
  columns: [
    { room: 'red', members: ['id-a'], status: 'there' },
    { room: 'blue', members: [], status: 'thought' },
  ],
  book: roomBookOf([]),
  lanes: [],
  connected: ['A', 'B'],
  server: 'io',
  isListening: true,
  isReading: false,
}
const state: RoomsState = {
  namespace: '/',
  thought: [],
  hidden: [],
  way: 'socket',
  sender: 'B',
  room: '',
  second: '',
  except: '',
  other: '',
  event: 'news',
  args: '"안녕", {"n": 1}',
  ms: '500',
  predicted: null,
  sendings: [],
}
const codeOf = (more: Partial<RoomsState>, where: Partial<Rooms> = {}): string => {
  const { line } = draftOf({ ...rooms, ...where }, { ...state, ...more })
  return line.ok ? line.line.code : line.message
}

test('each way is the line that the documentation shows for it', () => {
  const call = '("news", "안녕", { n: 1 })'
  const socket = 'const socket = io.sockets.sockets.get("id-b"); '
  expect(ways.map(({ id }) => codeOf({ way: id }))).toEqual([
    `${socket}socket.emit${call}`,
    `${socket}socket.broadcast.emit${call}`,
    `io.emit${call}`,
    `io.to("red").emit${call}`,
    `${socket}socket.to("red").emit${call}`,
    `io.to("red").to("blue").emit${call}`,
    `io.except("red").emit${call}`,
    `${socket}socket.to("red").except("blue").emit${call}`,
    `io.volatile.emit${call}`,
    `${socket}socket.volatile.emit${call}`,
    `await io.timeout(500).emitWithAck${call}`,
    `${socket}await socket.timeout(500).emitWithAck${call}`,
    `io.of("/news").emit${call}`,
  ])
})

test('in another namespace, lines begin there', () => {
  const there = { namespace: '/news', server: 'main' }
  expect(codeOf({ way: 'io' }, there)).toContain('main.of("/news").emit(')
  expect(codeOf({ way: 'socket' }, there)).toContain('const socket = main.of("/news").sockets.get("id-b");')
  expect(codeOf({ way: 'ioOf' }, there)).toContain('main.of("/").emit(')
})

test('a room can be a socket’s own, and what is no longer there is not chosen', () => {
  expect(codeOf({ way: 'ioTo', room: 'id-a' })).toContain('io.to("id-a").emit(')
  expect(codeOf({ way: 'ioTo', room: 'gone' })).toContain('io.to("red").emit(')
  expect(codeOf({ sender: 'E' })).toContain('get("id-a")')
})

test('what is missing for a line is said', () => {
  expect(codeOf({ event: '' })).toContain('이벤트 이름')
  expect(codeOf({ args: "'안녕'" })).toContain('큰따옴표')
  expect(codeOf({ way: 'ioAck', ms: '1e2' })).toContain('1부터 900까지')
  expect(codeOf({ way: 'ioAck', ms: '5000' })).toContain('1부터 900까지')
  expect(codeOf({}, { server: null })).toContain('서버 변수를 찾지 못했어요')
})

test('three clients are enough to see a difference', () => {
  expect(gathered(['A', 'B'])).toEqual(['A', 'B', 'C'])
  expect(gathered(['B', 'D'])).toEqual(['A', 'B', 'D'])
  expect(gathered(['A', 'B', 'C', 'D'])).toEqual(['A', 'B', 'C'])
})
