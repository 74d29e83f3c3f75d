/** The host's door: every message of a program has the shape that its kind says, or is none. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessage, type Taken } from '../../server/program/host/door.ts'

const socket = { server: 1, namespace: '/', id: 's' }
const values = { json: '["e",1]', bytes: [new Uint8Array([1])] }
const line = 1
const failure = { name: 'Error', message: 'x', stack: 'x', status: 500, values }

/** One whole message of each kind: with a new kind this does not compile until it is here. */
const messages: { [K in Taken['kind']]: Extract<Taken, { kind: K }> } = {
  log: { kind: 'log', level: 'log', text: 'x', line },
  handler: { kind: 'handler', event: 'e', namespace: '/', id: 's', connection: 'c', server: 1, line, nth: 2 },
  emit: {
    kind: 'emit',
    ...socket,
    ...values,
    flags: { volatile: true, compress: false, local: true, timeout: 1.5 },
    ack: 1,
    line,
  },
  ack: { kind: 'ack', ...socket, ...values, ack: 1, line },
  broadcast: {
    kind: 'broadcast',
    server: 1,
    namespace: '/',
    rooms: ['r'],
    except: ['q'],
    ...values,
    flags: {},
    ack: 1,
    line,
  },
  join: { kind: 'join', ...socket, rooms: ['r'], line },
  leave: { kind: 'leave', ...socket, rooms: ['r'], line },
  file: { kind: 'file', path: 'a.txt', content: 'x', bytes: new Uint8Array([1]) },
  'response.file': {
    kind: 'response.file',
    request: 1,
    path: '/app/a.txt',
    download: true,
    as: 'a',
    options: { maxAge: 1 },
    ack: 1,
    line,
  },
  'http.create': { kind: 'http.create', http: 1, app: 2, line },
  'http.answer404': { kind: 'http.answer404', http: 1 },
  'http.handler': {
    kind: 'http.handler',
    http: 1,
    step: { kind: 'handler', handler: 1, error: false },
    line,
  },
  'http.handler.off': { kind: 'http.handler.off', http: 1, handler: 1 },
  'http.listen': { kind: 'http.listen', http: 1, port: 4000, line },
  'http.close': { kind: 'http.close', http: 1, line },
  'http.cut': { kind: 'http.cut', http: 1 },
  'request.read': { kind: 'request.read', request: 1 },
  'request.delegate': { kind: 'request.delegate', request: 1, app: 1 },
  response: { kind: 'response', request: 1, method: 'end', args: values, line },
  'express.app': { kind: 'express.app', app: 1, router: { strict: true }, line },
  'express.add': {
    kind: 'express.add',
    app: 1,
    method: 'get',
    path: ['/'],
    steps: [
      { kind: 'app', app: 2 },
      { kind: 'parser', parser: 'json', options: { limit: 1 } },
    ],
    line,
  },
  'express.param': { kind: 'express.param', app: 1, name: 'id', handler: 1, line },
  'express.set': { kind: 'express.set', app: 1, name: 'etag', value: null, line },
  server: { kind: 'server', server: 1, options: { a: [1] }, inForce: {}, line },
  'server.attach': { kind: 'server.attach', server: 1, http: 1, options: {}, line },
  'server.set': { kind: 'server.set', server: 1, name: 'path', value: '/x' },
  'server.close': { kind: 'server.close', server: 1, line },
  parent: { kind: 'parent', server: 1, parent: 1, pattern: '/x/', line },
  namespace: { kind: 'namespace', server: 1, namespace: '/', parent: 1, line },
  'namespace.forget': { kind: 'namespace.forget', server: 1, namespace: '/', retired: 1 },
  'parent.forget': { kind: 'parent.forget', server: 1, parent: 1 },
  'adapter.edit': {
    kind: 'adapter.edit',
    server: 1,
    namespace: '/',
    map: 'rooms',
    edit: { do: 'add', key: 'r', member: 's' },
    line,
  },
  admit: { kind: 'admit', ...socket },
  'socket.rename': { kind: 'socket.rename', ...socket, to: 'kim' },
  refuse: { kind: 'refuse', ...socket, error: values },
  parted: { kind: 'parted', ...socket },
  breathe: { kind: 'breathe', ticks: 1 },
  unheard: { kind: 'unheard', ...socket, event: 'e', socketId: 'kim' },
  disconnect: { kind: 'disconnect', ...socket, close: true, line },
  'engine.watch': { kind: 'engine.watch', server: 1, event: 'headers' },
  'engine.use': { kind: 'engine.use', server: 1, handler: 1, line },
  'engine.generateId': { kind: 'engine.generateId', server: 1, handler: 1 },
  'engine.close': { kind: 'engine.close', server: 1 },
  'conn.watch': { kind: 'conn.watch', server: 1, conn: 'c' },
  'conn.close': { kind: 'conn.close', server: 1, conn: 'c', discard: false },
  'conn.send': { kind: 'conn.send', server: 1, conn: 'c', data: { json: '["x"]' }, compress: true, line: 1 },
  'transport.close': { kind: 'transport.close', server: 1, conn: 'c', transport: 'polling' },
  answer: { kind: 'answer', call: 1, value: { any: 'thing' }, failure, values },
}
const all = Object.values(messages)
/** Fields that may hold anything that JSON can hold. */
const open = new Set(['answer.value', 'express.set.value', 'server.set.value'])
const maybe = new Set([
  'line',
  'ack',
  'bytes',
  'app',
  'parent',
  'value',
  'failure',
  'values',
  'content',
  'as',
])
const wrong = [{ kind: 'x' }, [{}], 'text' as unknown, -0.5, true]

test.each(all)('[L32] $kind passes whole, and nothing of it is lost', (message) => {
  expect(readMessage(message)).toEqual(message)
})

test.each(all)(
  '[L32] $kind does not pass with a field that holds something else, or is missing',
  (message) => {
    for (const field of Object.keys(message).filter((name) => name !== 'kind')) {
      const given = (message as Record<string, unknown>)[field]
      const needed = !maybe.has(field) || (field === 'ack' && message.kind === 'ack')
      const without = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field))
      const known =
        ['handler'].includes(message.kind) &&
        ['namespace', 'id', 'connection', 'server', 'nth'].includes(field)
      if (needed && !known) expect(readMessage(without), field).toBeUndefined()
      if (open.has(`${message.kind}.${field}`)) continue
      for (const other of [...wrong, null].filter((one) => typeof one !== typeof given || one === null)) {
        if ((field === 'router' || field === 'ticks') && other === null) continue
        if (field === 'path' && typeof other === 'string') continue
        if (field === 'options' || field === 'inForce' || field === 'router') {
          if (other !== null && typeof other === 'object') continue
        }
        expect(
          readMessage({ ...message, [field]: other }),
          `${field}: ${JSON.stringify(other)}`,
        ).toBeUndefined()
      }
    }
  },
)

test('[L32] rooms may be named as Socket.IO lets them, and by nothing else', () => {
  const rooms = ['r', '', 1, true, null]
  for (const kind of ['join', 'leave', 'broadcast'] as const) {
    expect(readMessage({ ...messages[kind], rooms })).toMatchObject({ rooms })
    for (const room of [{}, [], undefined])
      expect(readMessage({ ...messages[kind], rooms: [room] })).toBeUndefined()
  }
})

test('[L32] nothing that a program makes up passes for a message, or throws', () => {
  const kinds = fc.constantFrom(
    ...Object.keys(messages),
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
  )
  const made = fc
    .record({ kind: kinds }, { requiredKeys: [] })
    .chain((head) => fc.object({ maxDepth: 3 }).map((rest) => ({ ...rest, ...head })))
  fc.assert(
    fc.property(fc.oneof(made, fc.jsonValue(), fc.anything()), (raw) => {
      const message = readMessage(raw)
      if (message !== undefined) expect(Object.hasOwn(messages, message.kind)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  for (const kind of ['constructor', '__proto__', 'toString', 'nothing', '', 5, null, undefined])
    expect(readMessage({ kind })).toBeUndefined()
})

test('[L32] a name that the guest library does not send is none', () => {
  for (const name of ['x', '__proto__', 'etag '])
    expect(readMessage({ ...messages['express.set'], name })).toBeUndefined()
  for (const event of ['x', 'packet', '__proto__'])
    expect(readMessage({ ...messages['engine.watch'], event })).toBeUndefined()
})

test('[L32] a value that is nested deeper than can be followed is none', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(readMessage({ kind: 'express.set', app: 1, name: 'etag', value: deep })).toBeUndefined()
})
