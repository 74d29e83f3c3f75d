/** Every kind of event, and every choice that its type leaves, comes back from a saved record. */
import { expect, test } from 'vitest'
import type { Conditions, PacketType } from '#shared/network.ts'
import type { Deed, Payload, Stamp, TraceEvent, TraceKind } from '#shared/trace.ts'
import { readRecord, writeRecord } from '../../client/lab/record/record.ts'

type EventOf<K, E = TraceEvent> = E extends TraceEvent ? (K extends E['kind'] ? E : never) : never
type FieldsOf<K extends TraceKind> = Omit<EventOf<K>, keyof Stamp | 'kind'>
type Optional<T> = { [F in keyof T]-?: object extends Pick<T, F> ? F : never }[keyof T]
/** The choices of a field that names one of a few words; forgetting one does not compile. */
type Words<T> = [T] extends [string] ? (string extends T ? never : T) : never
type Choices<T> = {
  [F in keyof T as [Words<Exclude<T[F], undefined>>] extends [never] ? never : F]-?: Record<
    Words<Exclude<T[F], undefined>>,
    true
  >
}
/** What an event must say, what it may say besides, and the words that it chooses from. */
interface Sample<K extends TraceKind> {
  must: Omit<FieldsOf<K>, Optional<FieldsOf<K>>>
  may: Required<Pick<FieldsOf<K>, Optional<FieldsOf<K>>>>
  choices: Choices<FieldsOf<K>>
}

const directions = { up: true, down: true } as const
const packets: Record<PacketType, true> = {
  ping: true,
  pong: true,
  message: true,
  open: true,
  close: true,
  upgrade: true,
  noop: true,
  http: true,
}
const types = Object.keys(packets) as PacketType[]
const levels = { log: true, info: true, warn: true, error: true, debug: true } as const
const headers = { host: 'x', 'set-cookie': ['a', 'b'] }
const http = { headers, body: 'x' as Payload, size: 1 }
const none = { may: {}, choices: {} }
const line = { line: 1 }
const where = { line: 1, place: { file: 'rooms.js', line: 1, column: 1 } }
const at = { namespace: '/' }
const socket = { ...at, id: 's' }
const room = { ...at, room: 'r' }
const talk = { ...at, event: 'e', args: [null, 1, { a: [true] }] }
const said = { must: { text: 'x', level: 'log' as const }, may: line, choices: { level: levels } }
const stops = { held: true, delayed: true, dropped: true } as const
const free: Conditions = { hold: null, delay: null, blockUpgrade: false, silence: null }
const full: Conditions = {
  hold: { direction: 'up', types, client: 'A' },
  delay: { ms: 1, jitter: 1 },
  blockUpgrade: true,
  silence: 'both',
}

const samples: { [K in TraceKind]: Sample<K> } = {
  'http.request': {
    must: { ...http, method: 'GET', url: '/' },
    may: { base: '/lab/x', cut: true, resent: 1, stopped: 'held' },
    choices: { stopped: stops },
  },
  'http.response': {
    must: { ...http, request: 1, status: 200 },
    may: { cut: true, decoded: 'x', stopped: 'held' },
    choices: { stopped: stops },
  },
  'http.refused': {
    must: { request: 1, reason: 'not-listening' },
    may: {},
    choices: { reason: { 'not-listening': true } },
  },
  'http.cut': {
    must: { request: 1, by: 'client' },
    may: {},
    choices: { by: { client: true, server: true, learner: true } },
  },
  'ws.open': { must: { url: '/', headers, socket: 1 }, ...none },
  'ws.close': { must: { socket: 1 }, may: { code: 1000, reason: 'x' }, choices: {} },
  'ws.frame': {
    must: { socket: 1, direction: 'up', opcode: 2, data: { base64: 'AA==' }, size: 1 },
    may: { cut: true, compressed: true, more: true, resent: 1, stopped: 'held' },
    choices: { direction: directions, stopped: stops },
  },
  'wire.held': { must: { of: 1, direction: 'up', types }, may: {}, choices: { direction: directions } },
  'wire.released': {
    must: { of: 1 },
    may: { by: 'lifted' },
    choices: { by: { lifted: true, limit: true } },
  },
  'wire.dropped': {
    must: { of: 1, by: 'learner' },
    may: {},
    choices: { by: { learner: true, silence: true, block: true, closed: true } },
  },
  'wire.cut': { must: { of: 1 }, ...none },
  'wire.delayed': { must: { of: 1, ms: 0.5 }, ...none },
  'wire.edited': { must: { of: 1, data: 'x' }, ...none },
  'wire.conditions': { must: { network: { lab: free, clients: { A: full } } }, ...none },
  'wire.slowed': { must: { limit: 500 }, ...none },
  'engine.open': { must: { transport: 'polling' }, ...none },
  'engine.upgrade': { must: { transport: 'websocket' }, ...none },
  'engine.close': {
    must: { transport: 'polling', reason: 'x' },
    may: { detail: 'x', waited: 1 },
    choices: {},
  },
  'engine.error': { must: { code: 1, message: 'x' }, may: { context: 'x' }, choices: {} },
  'socket.connect': { must: socket, ...none },
  'socket.refused': { must: { ...at, reason: 'x' }, ...none },
  'socket.disconnect': { must: { ...socket, reason: 'x' }, ...none },
  'socket.emit': { must: { ...socket, event: 'e', args: [1] }, may: where, choices: {} },
  'socket.ack': { must: { ...socket, args: [1] }, may: where, choices: {} },
  'socket.unheard': { must: { ...socket, event: 'e' }, ...none },
  'namespace.create': { must: at, may: { pattern: '/x/' }, choices: {} },
  'namespace.delete': { must: at, ...none },
  'namespace.pattern': { must: { pattern: '/x/' }, may: where, choices: {} },
  'room.create': { must: room, ...none },
  'room.delete': { must: room, ...none },
  'room.join': { must: { ...room, id: 's' }, ...none },
  'room.leave': { must: { ...room, id: 's' }, ...none },
  broadcast: {
    must: { ...talk, rooms: ['r'], except: ['q'], recipients: ['s'] },
    may: { ...where, leftOut: 1 },
    choices: {},
  },
  'program.run': { must: { text: 'x', run: 1 }, may: { patient: true }, choices: {} },
  'program.server': { must: { path: '/', options: { cors: { origin: ['x'] } } }, may: where, choices: {} },
  'program.listen': { must: { port: null }, may: where, choices: {} },
  'program.stop': {
    must: { reason: 'replaced' },
    may: {},
    choices: { reason: { replaced: true, error: true, limit: true, closed: true } },
  },
  'program.log': { ...said, may: where },
  'program.error': { must: { text: 'x' }, may: { ...where, column: 1 }, choices: {} },
  'program.handler': {
    must: { event: 'e' },
    may: { namespace: '/', id: 's', ...where, nth: 2 },
    choices: {},
  },
  'program.console': { must: { code: 'x', value: '1', ok: false }, ...none },
  'client.connecting': {
    must: { url: 'http://x', ...at },
    may: {
      timeout: 1,
      withCredentials: true,
      transports: ['polling'],
      tryAllTransports: true,
      extraHeaders: ['x'],
      ownPage: true,
    },
    choices: {},
  },
  'client.connect': { must: { ...socket, transport: 'polling' }, may: { recovered: true }, choices: {} },
  'client.connect_error': {
    must: { ...at, message: 'x', retries: true },
    may: { data: { a: 1 }, description: 0 },
    choices: {},
  },
  'client.upgrade': { must: { transport: 'websocket' }, ...none },
  'client.disconnect': { must: { ...at, reason: 'x', retries: false }, ...none },
  'client.reconnecting': { must: { attempt: 1 }, may: { timeout: 1 }, choices: {} },
  'client.waiting': { must: { delay: 1 }, ...none },
  'client.emit': { must: { ...talk, ack: true }, may: { line: 1, buffered: true }, choices: {} },
  'client.receive': { must: talk, may: { ...line, times: 2 }, choices: {} },
  'client.answer': { must: talk, may: line, choices: {} },
  'client.log': said,
  'client.error': said,
  'client.run': { must: { text: 'x', origin: 'http://x' }, ...none },
  'client.gone': { must: {}, ...none },
  'client.act': { must: { deed: { do: 'connect' } }, ...none },
  'client.wire': {
    must: { packets: [{ direction: 'up', transport: 'polling', text: '40', when: 1, missed: 1 }] },
    may: { within: 1 },
    choices: {},
  },
}

const deeds: { [D in Deed['do']]: Extract<Deed, { do: D }> } = {
  connect: { do: 'connect' },
  disconnect: { do: 'disconnect' },
  emit: { do: 'emit', namespace: '/', event: 'e', args: [1], ack: true },
  evaluate: { do: 'evaluate', code: 'x' },
}
const silences: Record<Exclude<Conditions['silence'], null>, true> = { up: true, down: true, both: true }

/** The events of one kind: with what they must say, with all they may, and with each word of each choice. */
function eventsOf(kind: TraceKind, { must, may, choices }: Sample<TraceKind>): TraceEvent[] {
  const chosen = Object.entries(choices as Record<string, Record<string, true>>).flatMap(([field, words]) =>
    Object.keys(words).map((word) => ({ [field]: word })),
  )
  const stamp = { seq: 1, at: 0.5 }
  const all = [{}, may, { ...may, client: 'A', connection: 'c' }, ...chosen]
  return all.map((more) => ({ ...stamp, kind, ...must, ...more }) as TraceEvent)
}
/** What stands deeper in an event and is a choice too. */
const deeper: TraceEvent[] = [
  ...Object.values(deeds).map((deed) => ({ seq: 1, at: 0, kind: 'client.act' as const, deed })),
  ...[...Object.keys(silences), null].flatMap((silence) =>
    Object.keys(directions).map((direction) => {
      const lab = { ...full, hold: { direction }, silence } as Conditions
      return { seq: 1, at: 0, kind: 'wire.conditions' as const, network: { lab, clients: {} } }
    }),
  ),
]

test('[T5] every kind of event, with every word that it may choose, is in a record that is opened again', () => {
  const kinds = Object.entries(samples) as [TraceKind, Sample<TraceKind>][]
  const each = [...kinds.flatMap(([kind, sample]) => eventsOf(kind, sample)), ...deeper]
  const events = each.map((event, index) => ({ ...event, seq: index + 1 }))
  const viewed = {
    name: 'x.socketio.json',
    madeAt: 0,
    born: 0,
    page: 'http://localhost:4000/',
    ports: { port: 4000, clientPort: 3000, otherPort: 3001 },
    files: [{ name: 'server.js', text: '', running: null }],
    clients: [],
  }
  const trace = { events, standing: [], dropped: 0, last: events.length, cursor: null, part: 0 }
  const opened = readRecord(viewed.name, writeRecord({ viewed, trace }))
  expect(opened).toEqual({ ok: true, recorded: { viewed, trace } })
})
