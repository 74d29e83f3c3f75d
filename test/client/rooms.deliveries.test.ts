/** What came of a sending: read off the wire, and told apart from whatever else crossed it. */
import { expect, test } from 'vitest'
import type { Fact, Json } from '#shared/trace.ts'
import { arrivalsOf } from '../../client/features/panels/rooms/arrivals.ts'
import { deliveriesIn, type Sending, wrongIn } from '../../client/features/panels/rooms/deliveries.ts'
import { saidOf } from '../../client/features/panels/rooms/said.ts'
import { traceOf } from './sessions/facts.ts'

const joined = (client: string): Fact => ({
  kind: 'socket.connect',
  client,
  connection: `s${client}`,
  namespace: '/',
  id: `id-${client}`,
})
const everybody = ['A', 'B', 'C'].map(joined)
const ran = (code: string, ok = true): Fact => ({ kind: 'program.console', code, value: 'true', ok })
const told = (clients: readonly string[], args: readonly Json[] = [], line?: number): Fact => ({
  kind: 'broadcast',
  namespace: '/',
  rooms: [],
  except: [],
  event: 'hi',
  args,
  recipients: clients.map((client) => `id-${client}`),
  ...(line !== undefined && { line }),
})
const frame = (client: string, data: string, more: object = {}): Fact =>
  ({
    kind: 'ws.frame',
    client,
    connection: `s${client}`,
    socket: client.charCodeAt(0),
    direction: 'down',
    opcode: 1,
    data,
    size: data.length,
    ...more,
  }) as Fact
const sending = (id: number, after: number, more: Partial<Sending> = {}): Sending => ({
  id,
  epoch: 'e',
  after,
  code: 'io.emit("hi")',
  head: 'io.emit',
  waits: false,
  namespace: '/',
  data: ['hi'],
  sender: null,
  clients: ['A', 'B', 'C'],
  predicted: null,
  ...more,
})
const deliveries = (facts: readonly Fact[], ...sendings: Sending[]) => {
  const events = traceOf(facts)
  return deliveriesIn(sendings, saidOf(events), arrivalsOf(events).after)
}
/** `A B?` : A has got it, and B’s is missing. */
const shown = (facts: readonly Fact[], ...sendings: Sending[]) =>
  deliveries(facts, ...sendings).map(({ packets, missing }) =>
    [
      ...[...packets].map(([client, [packet]]) => `${client} ${packet?.status} ${packet?.key}`),
      ...missing.map((client) => `${client}?`),
    ].join(', '),
  )
const hi = '42["hi"]'
const line = 'io.emit("hi")'

test('a sending has the packets that its line sent, and nobody else’s', () => {
  const facts = [
    ...everybody,
    frame('C', hi),
    ran(line),
    told(['A', 'B']),
    frame('A', hi),
    frame('B', '42["other"]'),
    frame('B', '42/news,["hi"]'),
    frame('B', hi),
  ]
  expect(shown(facts, sending(1, 4))).toEqual(['A received 7.0, B received 10.0'])
  expect(shown(facts.slice(0, 7), sending(1, 4))).toEqual(['A received 7.0, B?'])
})

test('the same event from a line of server.js is not counted', () => {
  const facts = [...everybody, ran(line), told(['A']), frame('A', hi), told(['B'], [], 20), frame('B', hi)]
  expect(shown(facts, sending(1, 3))).toEqual(['A received 6.0'])
})

test('equal sendings keep their packets apart; what a volatile one lost stays lost', () => {
  const facts = [
    ...everybody,
    ran(line),
    told(['A', 'B']),
    frame('A', hi),
    ran(line),
    told(['B']),
    frame('B', hi),
  ]
  expect(shown(facts, sending(1, 3), sending(2, 6))).toEqual(['A received 6.0, B?', 'B received 9.0'])
})

test('packets of a sending may come after the next one', () => {
  const facts = [...everybody, ran(line), told(['A']), ran(line), told(['B']), frame('B', hi), frame('A', hi)]
  expect(shown(facts, sending(1, 3), sending(2, 5))).toEqual(['A received 9.0', 'B received 8.0'])
})

test('what is held has not arrived; what is dropped never does', () => {
  const held: Fact = { kind: 'wire.held', client: 'A', of: 6, direction: 'down', types: ['message'] }
  const facts = [...everybody, ran(line), told(['A']), frame('A', hi), held]
  expect(shown(facts, sending(1, 3))).toEqual(['A waiting 7.0'])
  expect(shown([...facts, { kind: 'wire.released', client: 'A', of: 6 }], sending(1, 3))).toEqual([
    'A received 7.0',
  ])
  const dropped: Fact = { kind: 'wire.dropped', client: 'A', of: 6, by: 'learner' }
  expect(shown([...facts, dropped], sending(1, 3))).toEqual(['A lost 7.0'])
})

test('arguments, acknowledgements and the offset of connection state recovery', () => {
  const one = sending(1, 3, { data: ['hi', 1] })
  const facts = [...everybody, ran(line), told(['A', 'B'], [1])]
  expect(shown([...facts, frame('A', '420["hi",1]'), frame('B', '42["hi",1,"offset"]')], one)).toEqual([
    'A received 6.0, B received 7.0',
  ])
  expect(shown([...facts, frame('A', '42["hi",2]')], one)).toEqual(['A?, B?'])
})

test('a frame that cannot be read counts when its client was given the event', () => {
  const facts = [
    ...everybody,
    ran(line),
    told(['A', 'B']),
    frame('A', hi, { compressed: true }),
    frame('B', hi, { compressed: true }),
  ]
  const heard: Fact = { kind: 'client.receive', client: 'A', namespace: '/', event: 'hi', args: [] }
  expect(shown([...facts, heard], sending(1, 3))).toEqual(['A received 6.0, B?'])
})

test('a line that fails has sent nothing, whatever is sent later', () => {
  const facts = [...everybody, ran(line, false), ran(line), told(['A']), frame('A', hi)]
  expect(shown(facts, sending(1, 3), sending(2, 4))).toEqual(['', 'A received 7.0'])
})

test('prediction and wire are compared for everybody who was there', () => {
  const facts = [...everybody, ran(line), told(['A', 'B']), frame('A', hi), frame('B', hi)]
  const wrong = (predicted: string[] | null) =>
    deliveries(facts, sending(1, 3, { predicted })).map((one) => wrongIn(one))
  expect(wrong(null)).toEqual([null])
  expect(wrong(['A', 'B'])).toEqual([[]])
  expect(wrong(['A', 'C'])).toEqual([['B', 'C']])
  expect(wrong([])).toEqual([['A', 'B']])
})
