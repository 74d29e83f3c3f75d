/** Whom the strip is about, what is told of moments, and where two causes lie close to each other. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { partsOf } from '../../client/ui/Sentence.tsx'
import {
  answered,
  asked,
  client,
  connected,
  connection,
  failed,
  frame,
  origin,
  parted,
  running,
  told,
} from './truthFacts.ts'

const causeOf = (...facts: readonly Fact[]) => told(facts).cause
const allows = (value: string) => ({ 'access-control-allow-origin': value })

test('a 404 of a wrong path, of app.listen, and of a program without Socket.IO are three things', () => {
  const app = 'const app = express(); app.listen(4000)'
  const answer = [answered(5, 404), failed()]
  expect(causeOf(...running({}, app), asked('', { url: '/x/?EIO=4' }), ...answer)).toBe('wrong-path')
  expect(causeOf(...running({}, app), asked(), ...answer)).toBe('app-listen')
  expect(causeOf(...running({}, 'const app = other(); app.listen(4000)'), asked(), ...answer)).toBe(
    'other-server',
  )
})

test('answers without an allowed origin differ by what the options say', () => {
  const after = (cors: Fact) => causeOf(cors, ...running().slice(2), asked(), answered(4, 200), failed())
  const server = (options: Extract<Fact, { kind: 'program.server' }>['options']): Fact => ({
    kind: 'program.server',
    path: '/socket.io',
    options,
  })
  expect(after(server({}))).toBe('cors-none')
  expect(after(server({ cors: { origin: [] } }))).toBe('origin-list')
  expect(after(server({ cors: { origin: [`${origin}/`] } }))).toBe('trailing-slash')
  expect(after(server({ cors: { origin: ['/x/'] } }))).toBe('origin-pattern')
})

test('a page without io() tells nothing: what its first words did to its connection is told all the same', () => {
  const hello: Fact[] = [
    ...running(),
    asked(),
    { kind: 'engine.open', client, connection, transport: 'websocket' },
    answered(5, 101),
    frame('up', '안녕하세요'),
  ]
  expect(causeOf(...hello)).toBe('connecting')
  const closed: Fact = {
    kind: 'engine.close',
    client,
    connection,
    transport: 'websocket',
    reason: 'parse error',
  }
  expect(told([...hello, closed])).toMatchObject({
    cause: 'bad-frame',
    truth: { server: '끊겼다고 알고 있어요. 이유: `parse error`' },
  })
  expect(causeOf(...hello, closed, asked())).toBe('connecting')
})

test('only the server itself knows that its own patience closed a connection', () => {
  const engine = { client, connection, transport: 'polling' }
  const facts: readonly Fact[] = [
    ...running({ connectTimeout: 5 }),
    asked('transport=polling', { connection }),
    { kind: 'engine.open', ...engine },
  ]
  const end = { kind: 'engine.close', ...engine, reason: 'forced close' } as const
  expect(causeOf(...facts, { ...end, waited: 5 })).toBe('connect-timeout')
  expect(causeOf(...facts, end)).not.toBe('connect-timeout')
})

test('a page that tells late that it runs takes nothing away of what the server and the wire showed', () => {
  const run: Fact = { kind: 'client.run', client, text: '', origin }
  const hook: Fact = { kind: 'program.handler', event: 'allowRequest', line: 4 }
  expect(causeOf(...running(), asked(), hook, run)).toBe('hook-waits')
  const who = { client, connection }
  const use: Fact = { kind: 'program.handler', ...who, namespace: '/', id: 'x', event: 'use', line: 5 }
  const waiting = [...running(), ...connected().slice(0, 3), frame('up', '40'), use]
  expect(causeOf(...waiting, run)).toBe('middleware-waits')
})

test('who gave up asking is not waited for', () => {
  const who = { client, connection }
  const use: Fact = { kind: 'program.handler', ...who, namespace: '/chat', id: 'x', event: 'use', line: 5 }
  const waiting = [...running(), ...connected(), frame('up', '40/chat,'), use]
  expect(causeOf(...waiting)).toBe('middleware-waits')
  const gaveUp = { kind: 'client.disconnect', client, namespace: '/chat', retries: false } as const
  expect(causeOf(...waiting, { ...gaveUp, reason: 'io client disconnect' })).not.toBe('middleware-waits')
})

test('what is held when its client gives up did not come, and says so in its place', () => {
  const held = (of: number): Fact => ({ kind: 'wire.held', of, direction: 'up', types: [] })
  const closed = (of: number): Fact => ({ kind: 'wire.dropped', of, by: 'closed' })
  const cut: Fact = { kind: 'http.cut', client, request: 5, by: 'client' }
  const request = [...running(), asked(), held(5)]
  expect(causeOf(...request)).toBe('handshake-held')
  expect(causeOf(...request, failed('timeout'))).toBe('request-dropped')
  expect(causeOf(...request, closed(5), cut, failed('timeout'))).toBe('request-dropped')
  const answer = [...running(), asked(), answered(5, 200, allows('*'), '0{"sid":"s"}'), held(6)]
  expect(causeOf(...answer)).toBe('open-held')
  expect(causeOf(...answer, failed('timeout'))).toBe('answer-lost')
  expect(causeOf(...answer, closed(6), failed('timeout'))).toBe('answer-lost')
})

test('the same 200 is hidden with cookies, and read without', () => {
  const facts = [...running({ cors: { origin: '*' } }), asked(), answered(5, 200, allows('*'))]
  const begins: Fact = { kind: 'client.connecting', client, namespace: '/', url: '', withCredentials: true }
  expect(causeOf(...facts, begins, failed())).toBe('wildcard-credentials')
  expect(causeOf(...facts, failed())).toBe('unexplained')
})

test('a page that asks anew was told nothing of what the page before it was told', () => {
  const gone: Fact = { kind: 'client.gone', client }
  const ran: Fact = { kind: 'client.act', client, deed: { do: 'evaluate', code: 'io()' } }
  const stop: Fact = { kind: 'program.stop', reason: 'replaced' }
  const lost = [...running(), ...connected(), stop, ...parted('transport close', 'forced close')]
  for (const words of [[ran], []]) {
    const before = [...lost, gone, ...running({ cors: { origin: [] } }), ...words]
    const facts = [...before, asked(), answered(before.length + 1, 200)]
    expect(told(facts, 'newest').cause).toBe('origin-list')
  }
})

test('a middleware that speaks of a missing namespace is still a middleware', () => {
  const refused: Fact = { kind: 'socket.refused', client, namespace: '/x', reason: 'Invalid namespace' }
  const report = failed('Invalid namespace', '/x')
  const exists: Fact = { kind: 'namespace.create', namespace: '/x' }
  expect(causeOf(...running(), refused, report)).toBe('invalid-namespace')
  expect(causeOf(...running(), exists, refused, report)).toBe('middleware')
})

test('conn.close() and a packet that cannot be read have the same reasons, and are told apart', () => {
  const facts = [...running(), ...connected()]
  expect(causeOf(...facts, ...parted('transport close', 'forced close'))).toBe('conn-close')
  expect(causeOf(...facts, ...parted('transport close', 'forced close', { detail: 'invalid' }))).toBe(
    'invalid-packet-up',
  )
})

test('the answer of an earlier attempt does not explain a later failure', () => {
  const between = Array.from({ length: 40 }, (): Fact => ({ kind: 'program.log', text: '', level: 'log' }))
  const facts = [...running(), asked(), answered(5, 200), failed(), ...between, failed('timeout')]
  expect(causeOf(...facts)).toBe('never-came')
})

test('a failure stays the newest one while the client tries again', () => {
  const facts = [...running(), asked(), answered(5, 200), failed()]
  const again: Fact = { kind: 'client.reconnecting', client, attempt: 1 }
  expect(causeOf(...facts, again)).toBe('cors-none')
  expect(causeOf(...facts, again, asked())).toBe('cors-none')
})

test('a lost connection keeps its reason until it is back, and then says that it is a new one', () => {
  const facts = [...running(), ...connected(), ...parted('transport close', 'ping timeout')]
  const again: Fact = { kind: 'client.reconnecting', client, attempt: 2 }
  expect(causeOf(...facts, again)).toBe('ping-timeout-server')
  expect(told([...facts, again]).truth.browser).toContain('2번째로')
  const back: readonly Fact[] = [
    { kind: 'engine.open', client, connection: 'sid2', transport: 'polling' },
    { kind: 'socket.connect', client, connection: 'sid2', namespace: '/', id: 'id2' },
    { kind: 'client.connect', client, namespace: '/', id: 'id2', transport: 'polling' },
  ]
  expect(told([...facts, again, ...back]).truth.why).toContain('새 손님')
})

test('each end’s reason is heard, and whether the client comes back', () => {
  const facts = [...running(), ...connected()]
  const { truth } = told([...facts, ...parted('transport close', 'ping timeout')])
  expect(truth.browser).toBe('끊겼어요. 이유: `transport close`. 저절로 다시 연결해요.')
  expect(truth.server).toContain('`ping timeout`')
})

test('each namespace of a client has a truth of its own', () => {
  const chat: readonly Fact[] = [
    { kind: 'socket.refused', client, connection, namespace: '/chat', reason: 'Invalid namespace' },
    failed('Invalid namespace', '/chat'),
  ]
  const facts = [...running(), ...connected(), ...chat]
  expect(told(facts).cause).toBe('invalid-namespace')
  const upgraded: Fact = { kind: 'client.connect', client, namespace: '/', id: 'id', transport: 'websocket' }
  expect(told([...facts, upgraded]).cause).toBe('invalid-namespace')
  expect(told([...facts, upgraded], 'newest').cause).toBe('connected')
})

test('live, the newest failure is told; at a chosen moment, whoever it is about', () => {
  const other: Fact = { kind: 'client.connecting', client: 'B', namespace: '/', url: 'http://localhost:4000' }
  const facts = [...running(), asked(), answered(5, 200), failed(), other]
  expect(told(facts).client).toBe('A')
  expect(told(facts, 'newest')).toMatchObject({ client: 'B', cause: 'connecting' })
})

test('each packet of a connection has words of its own', () => {
  const facts = [...running(), ...connected()]
  const at = (...more: readonly Fact[]) => told([...facts, ...more], 'newest').cause
  const opens: Fact = {
    kind: 'ws.open',
    client,
    connection,
    url: `/?sid=${connection}`,
    headers: {},
    socket: 5,
  }
  const cases: readonly [string, Fact][] = [
    ['probe-ping', frame('up', '2probe')],
    ['probe-pong', frame('down', '3probe')],
    ['upgraded', frame('up', '5')],
    ['ping', frame('down', '2')],
    ['pong', frame('up', '3')],
    ['namespace-asked', frame('up', '40/chat,')],
    ['event-up', frame('up', '42["chat"]')],
    ['event-down', frame('down', '42["chat"]')],
    ['ack-awaited', frame('up', '421["chat"]')],
    ['ack', frame('down', '431["ok"]')],
    ['leave', frame('up', '41')],
  ]
  for (const [cause, fact] of cases) expect(at(opens, fact)).toBe(cause)
  expect(told([...running(), asked()], 'newest').cause).toBe('handshake-asked')
  const preflight = asked('transport=polling', { method: 'OPTIONS' })
  expect(told([...running(), preflight], 'newest').cause).toBe('preflight')
})

test('a preflight whose answer leaves a header out is no permission', () => {
  const headers = { origin, 'access-control-request-headers': 'x-token' }
  const facts = [
    ...running({ cors: { origin: '*' } }),
    asked('transport=polling', { method: 'OPTIONS', headers }),
  ]
  const names = (list: string) => answered(5, 204, { ...allows('*'), 'access-control-allow-headers': list })
  expect(told([...facts, names('x-token')], 'newest').cause).toBe('preflight-answered')
  expect(told([...facts, names('x-other')], 'newest').cause).toBe('preflight-headers')
})

test('an event without a listener, and a broadcast without recipients, are said', () => {
  const facts = [...running(), ...connected()]
  const unheard: Fact = { kind: 'socket.unheard', connection, namespace: '/', id: 'id1', event: 'chat' }
  expect(told([...facts, frame('up', '42["chat"]'), unheard])).toMatchObject({
    cause: 'unheard-event',
    client,
  })
  const broadcast = {
    kind: 'broadcast',
    namespace: '/',
    rooms: [],
    except: [],
    event: 'news',
    args: [],
  } as const
  expect(told([...running(), { ...broadcast, recipients: [] }]).cause).toBe('nobody')
})

test('heartbeats do not take the place of what was said before them', () => {
  const facts = [...running(), ...connected(), frame('up', '42["chat"]')]
  expect(told([...facts, frame('down', '2'), frame('up', '3')]).cause).toBe('event-up')
})

test('code stands between backticks', () => {
  expect(partsOf('`a`만 해요').map((part) => [part.isCode, part.text])).toEqual([
    [false, ''],
    [true, 'a'],
    [false, '만 해요'],
  ])
})
