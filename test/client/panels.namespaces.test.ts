/** The namespaces panel: its fold, its packets, and the lines that it writes. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { outcomeOf, packetsOf, receivedOf } from '../../client/features/panels/namespaces/asks.ts'
import { columnsOf } from '../../client/features/panels/namespaces/columns.ts'
import {
  clientLine,
  readNamespace,
  seedSpaces,
  variableFor,
} from '../../client/features/panels/namespaces/lines.ts'
import { spacesOf } from '../../client/features/panels/namespaces/spaces.ts'
import { insertAfterServer } from '../../client/lab/code/insert.ts'
import { socketsIn } from '../../client/lab/code/sockets.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'

const frame = (direction: 'up' | 'down', data: string): Fact => ({
  kind: 'ws.frame',
  client: 'A',
  connection: 's1',
  socket: 5,
  direction,
  opcode: 1,
  data,
  size: data.length,
})
const main = 'const socket = io("http://localhost:4000")'
const run = (text: string): Fact => ({ kind: 'program.run', text, run: 1 })
const opened: Fact = { kind: 'engine.open', client: 'A', connection: 's1', transport: 'polling' }
const joined = (namespace: string, id: string): Fact => ({
  kind: 'socket.connect',
  client: 'A',
  connection: 's1',
  namespace,
  id,
})

test('one connection has one sid and a socket id in each namespace; what is left is gone', () => {
  const facts: Fact[] = [
    run('io'),
    { kind: 'namespace.create', namespace: '/' },
    { kind: 'namespace.pattern', pattern: '/^\\/room-/', line: 4 },
    opened,
    joined('/', 'x1'),
    { kind: 'namespace.create', namespace: '/room-1', pattern: '/^\\/room-/' },
    joined('/room-1', 'y1'),
  ]
  const { connections, spaces, patterns } = spacesOf(traceOf(facts))
  expect(connections.map(({ sid, sockets }) => [sid, ...sockets.map(({ id }) => id)])).toEqual([
    ['s1', 'x1', 'y1'],
  ])
  expect(spaces.map(({ name, pattern }) => [name, pattern])).toEqual([
    ['/', null],
    ['/room-1', '/^\\/room-/'],
  ])
  expect(patterns).toMatchObject([{ text: '/^\\/room-/', line: 4 }])
  const left: Fact[] = [
    { kind: 'socket.disconnect', client: 'A', connection: 's1', namespace: '/room-1', id: 'y1', reason: 'x' },
    { kind: 'namespace.delete', namespace: '/room-1' },
  ]
  const after = spacesOf(traceOf([...facts, ...left]))
  expect(after.spaces.map(({ name }) => name)).toEqual(['/'])
  expect(after.connections[0]?.sockets.map(({ id }) => id)).toEqual(['x1'])
  const over = spacesOf(traceOf([...facts, { kind: 'program.stop', reason: 'replaced' }]))
  expect(over).toMatchObject({ program: null, spaces: [], connections: [], patterns: [] })
})

test('the page’s clients stand first, with or without a connection, then the others', () => {
  const one = (sid: string, client: string | null) => ({ sid, client, seq: 1, sockets: [] })
  const columns = columnsOf(['A', 'B'], [one('s9', 'ext-1'), one('s1', 'B'), one('s2', 'B')])
  expect(columns.map(({ client, connection }) => `${client} ${connection?.sid ?? '-'}`)).toEqual([
    'A -',
    'B s1',
    'B s2',
    'ext-1 s9',
  ])
})

const session: Fact[] = [
  get('A', 'transport=polling'),
  answer(1, open),
  opened,
  post('A', 's1', '40'),
  frame('down', '40{"sid":"x1"}'),
  frame('up', '40/news,'),
  frame('down', '40/news,{"sid":"y1"}'),
  frame('up', '40/none,'),
  frame('down', '44/none,{"message":"Invalid namespace"}'),
  frame('up', '40/late,'),
]

test('what was asked for has its answer, and over which connection it went', () => {
  const at = (namespace: string, until = session.length) =>
    outcomeOf(packetsOf(traceOf(session).slice(0, until)), 'A', namespace)
  expect(at('/')).toMatchObject({ is: 'joined', ask: { shared: false } })
  expect(at('/news')).toMatchObject({ is: 'joined', ask: { shared: true }, answer: { seq: 7 } })
  expect(at('/none')).toMatchObject({
    is: 'refused',
    ask: { shared: true },
    answer: { seq: 9, raw: '44/none,{"message":"Invalid namespace"}' },
  })
  expect(at('/late')).toMatchObject({ is: 'waiting' })
  expect(at('/news', 6)).toMatchObject({ is: 'waiting' })
  expect(at('/news', 5)).toBeNull()
  expect(outcomeOf(packetsOf(traceOf(session)), 'B', '/news')).toBeNull()
})

test('the moment in which a client is told an id has that id', () => {
  const own: Fact = { kind: 'room.join', client: 'A', connection: 's1', namespace: '/', room: 'x1', id: 'x1' }
  const told = traceOf([
    run('io'),
    get('A', 'transport=polling'),
    answer(2, open),
    opened,
    own,
    frame('down', '40{"sid":"x1"}'),
    joined('/', 'x1'),
  ])
  const at = (seq: number) =>
    spacesOf(told.slice(0, seq)).connections.map(({ sid, sockets }) => [sid, ...sockets.map(({ id }) => id)])
  expect(at(2)).toEqual([])
  expect(at(3)).toEqual([['s1']])
  expect(at(6)).toEqual([['s1', 'x1']])
  expect(at(7)).toEqual([['s1', 'x1']])
})

test('an answer that was dropped on the wire is lost', () => {
  const dropped: Fact[] = [...session.slice(0, 7), { kind: 'wire.dropped', of: 7, by: 'learner' }]
  expect(outcomeOf(packetsOf(traceOf(dropped)), 'A', '/news')).toMatchObject({
    is: 'lost',
    packet: { role: 'namespace-answer' },
  })
})

test('who received a send is told by the packets that arrived, in that namespace only', () => {
  const facts: Fact[] = [
    ...session.slice(0, 7),
    {
      kind: 'broadcast',
      namespace: '/news',
      rooms: [],
      except: [],
      event: 'hello',
      args: [1],
      recipients: ['y1'],
    },
    frame('down', '42/news,["hello",1]'),
    frame('down', '42["hello",2]'),
  ]
  const got = (namespace: string, until = facts.length) =>
    receivedOf(packetsOf(traceOf(facts).slice(0, until)), { seq: 8, event: 'hello', namespace }, 's1').map(
      ({ seq }) => seq,
    )
  expect(got('/news')).toEqual([9])
  expect(got('/')).toEqual([10])
  expect(got('/news', 8)).toEqual([])
  expect(spacesOf(traceOf([run('io'), ...facts])).sends.get('/news')).toMatchObject({ event: 'hello' })
})

test('a client joins by a variable of its own, comes back by it, and leaves by it', () => {
  const socket = (namespace: string, status: 'connected' | 'off') =>
    ({ namespace, status, id: null, transport: null }) as const
  const page = { ran: main, sockets: [socket('/', 'connected')] }
  const names = new Map([['/', 'socket']])
  expect(clientLine('/news', page, names)).toEqual({
    does: 'join',
    code: 'var news = io("http://localhost:4000/news")',
  })
  expect(clientLine('/', page, names)).toEqual({ does: 'leave', code: 'socket.disconnect()' })
  const inNews = { ...page, sockets: [...page.sockets, socket('/news', 'connected')] }
  const both = new Map([...names, ['/news', 'news']])
  expect(clientLine('/news', inNews, both)).toEqual({ does: 'leave', code: 'news.disconnect()' })
  const left = { ...page, sockets: [...page.sockets, socket('/news', 'off')] }
  expect(clientLine('/news', left, both)).toEqual({ does: 'join', code: 'news.connect()' })
  expect(clientLine('/news', left, names)).toEqual({ does: 'join', code: 'socket.io.socket("/news")' })
  expect(clientLine('/news', inNews, names)?.code).toBe('socket.io.socket("/news").disconnect()')
  expect(clientLine('/news', inNews, new Map())).toBeNull()
})

test('the same server and path as the client’s own: else it would be another connection', () => {
  const ran = 'const s = io("http://192.168.0.2:4000/chat?x=1", { path: "/p", auth: { a: 1 } })'
  expect(clientLine('/news', { ran, sockets: [] }, undefined)?.code).toBe(
    'var news = io("http://192.168.0.2:4000/news", { path: "/p" })',
  )
})

test('a variable is no word of the language, none of the page, and none of the code', () => {
  expect(variableFor('/room-12', '')).toBe('room12')
  expect(variableFor('/chat/room', '')).toBe('chatRoom')
  expect(variableFor('/뉴스', '')).toBe('뉴스')
  expect(variableFor('/1', '')).toBe('space1')
  expect(variableFor('/new', '')).toBe('newSocket')
  expect(variableFor('/console', '')).toBe('consoleSocket')
  expect(variableFor('/news', 'const news = 1, newsSocket = 2')).toBe('newsSocket2')
})

test('a namespace as it is typed', () => {
  expect(readNamespace(' news ')).toEqual({ name: '/news', problem: null })
  expect(readNamespace('')).toEqual({ name: '/', problem: null })
  for (const wrong of ['/a,b', '/a?b', '/a b', '/"', `/${'x'.repeat(60)}`])
    expect(readNamespace(wrong).problem).not.toBeNull()
})

test('the sockets of a client’s text', () => {
  const text = `const socket = io("http://localhost:4000");\nlet chat = io("http://localhost:4000/chat");\nio("/admin");\nio({ path: "/x" }); io(somewhere)`
  expect(socketsIn(text)).toEqual([
    { name: 'socket', server: 'http://localhost:4000', namespace: '/' },
    { name: 'chat', server: 'http://localhost:4000', namespace: '/chat' },
    { name: null, server: null, namespace: '/admin' },
    { name: null, server: null, namespace: '/' },
  ])
})

test('statements are put behind the one that makes the Server, and nothing else changes', () => {
  const text = 'const io = new Server(server, {\n  cors: {} // all\n}); // made\n\nio.on("connection", f)\n'
  const written = insertAfterServer(text, seedSpaces('io'))
  if (!written.ok) throw new Error(written.message)
  expect(written.text).toBe(
    `const io = new Server(server, {\n  cors: {} // all\n}); // made\n\n${seedSpaces('io')}\n\nio.on("connection", f)\n`,
  )
  expect(written.text.split('\n')[written.line - 1]).toContain("'뉴스', '스포츠'")
  const inside = insertAfterServer('function start() {\n  const io = new Server()\n}', 'io.of("/a")')
  expect(inside.ok && inside.text).toBe('function start() {\n  const io = new Server()\n\n  io.of("/a")\n\n}')
  expect(insertAfterServer('let x = 1', 'y')).toMatchObject({ ok: false })
})
