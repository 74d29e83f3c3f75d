/** Sessions that nobody would plan: units, what the wire does to them, and what both ends tell, in any order. */
import fc from 'fast-check'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { answer, browser, get, post, traceOf } from './facts.ts'

const clients = fc.constantFrom('A', 'B', 'ext-1')
const texts = fc.constantFrom(
  '0{"sid":"s1","upgrades":["websocket"],"pingInterval":300,"pingTimeout":200,"maxPayload":1000}',
  '0{"sid":"s2","upgrades":[],"pingInterval":300,"pingTimeout":200,"maxPayload":1000}',
  '40',
  '40{"sid":"x"}',
  '40/news,',
  '44/news,{"message":"no"}',
  '41',
  '42["a"]',
  '42["b",1]\x1e2',
  '420["a"]',
  '430[]',
  '451-["b",{"_placeholder":true,"num":0}]',
  '2',
  '3',
  '2probe',
  '3probe',
  '5',
  '6',
  '1',
)
const directions = fc.constantFrom('up' as const, 'down' as const)
const of = fc.nat(40)
const namespace = fc.constantFrom('/', '/news')

const preflight: Fact = {
  kind: 'http.request',
  client: 'A',
  method: 'OPTIONS',
  url: '/socket.io/?EIO=4&transport=polling',
  headers: {
    ...browser,
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'x-token',
  },
  body: '',
  size: 0,
}
const origins = fc.constantFrom(
  { 'Access-Control-Allow-Origin': 'http://localhost:3000' },
  { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
  { 'Access-Control-Allow-Origin': 'http://else.example' },
)

const units: fc.Arbitrary<Fact> = fc.oneof(
  clients.map((client) => get(client, 'transport=polling')),
  fc.constant(preflight),
  fc
    .tuple(clients, fc.constantFrom('s1', 's2'))
    .map(([client, sid]) => get(client, `transport=polling&sid=${sid}`)),
  fc.constant(get('A', 'transport=websocket&sid=s1')),
  fc.tuple(clients, texts).map(([client, body]) => post(client, 's1', body)),
  fc
    .tuple(of, texts, fc.constantFrom(200, 200, 200, 101, 400), origins)
    .map(([request, body, status, headers]) => answer(request, body, status, headers as never)),
  fc.record({
    kind: fc.constant('ws.frame' as const),
    client: clients,
    connection: fc.option(fc.constantFrom('s1', 's2'), { nil: undefined as never }),
    socket: fc.nat(12),
    direction: directions,
    opcode: fc.constantFrom(1, 1, 1, 2, 8, 9),
    data: texts,
    size: fc.nat(90),
  }),
)
const onWire: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ kind: fc.constant('wire.held' as const), of, direction: directions, types: fc.constant([]) }),
  fc.record({ kind: fc.constant('wire.released' as const), of }),
  fc.record({ kind: fc.constant('wire.delayed' as const), of, ms: fc.nat(900) }),
  fc.record({
    kind: fc.constant('wire.dropped' as const),
    of,
    by: fc.constantFrom('learner' as const, 'silence' as const, 'block' as const, 'closed' as const),
  }),
  fc.record({ kind: fc.constant('wire.edited' as const), of, data: texts }),
  fc.record({ kind: fc.constant('wire.cut' as const), of }),
  fc.record({
    kind: fc.constant('http.cut' as const),
    request: of,
    by: fc.constantFrom('client' as const, 'server' as const),
  }),
  fc.record({
    kind: fc.constant('http.refused' as const),
    request: of,
    reason: fc.constant('not-listening' as const),
  }),
  fc.record({
    kind: fc.constant('ws.open' as const),
    client: clients,
    socket: fc.nat(12),
    url: fc.constant('/?sid=s1'),
    headers: fc.constant({}),
  }),
  fc.record({ kind: fc.constant('ws.close' as const), client: clients, socket: fc.nat(12) }),
)
const told: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    kind: fc.constant('engine.open' as const),
    client: clients,
    connection: fc.constantFrom('s1', 's2'),
    transport: fc.constant('polling'),
  }),
  fc.record({
    kind: fc.constant('engine.close' as const),
    client: clients,
    connection: fc.constantFrom('s1', 's2'),
    transport: fc.constant('polling'),
    reason: fc.constant('ping timeout'),
  }),
  fc.record({
    kind: fc.constantFrom('socket.connect' as const),
    client: clients,
    connection: fc.constantFrom('s1', 's2'),
    namespace,
    id: fc.constant('x'),
  }),
  fc.record({
    kind: fc.constant('client.connecting' as const),
    client: clients,
    url: fc.constant('http://localhost:4000'),
    namespace,
    withCredentials: fc.option(fc.constant(true as const), { nil: undefined as never }),
  }),
  fc.record({
    kind: fc.constant('client.connect_error' as const),
    client: clients,
    namespace,
    message: fc.constantFrom('xhr poll error', 'no'),
    retries: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('client.disconnect' as const),
    client: clients,
    namespace,
    reason: fc.constantFrom('transport close', 'io client disconnect'),
    retries: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('client.gone' as const), client: clients }),
  fc.record({
    kind: fc.constantFrom('room.join' as const, 'room.leave' as const),
    client: clients,
    connection: fc.constantFrom('s1', 's2'),
    namespace,
    room: fc.constant('r'),
    id: fc.constant('x'),
  }),
  fc.record({
    kind: fc.constant('socket.emit' as const),
    client: clients,
    connection: fc.constantFrom('s1', 's2'),
    namespace,
    id: fc.constant('x'),
    event: fc.constantFrom('a', 'b'),
    args: fc.constantFrom([], [1]),
    line: fc.nat(3),
  }),
  fc.record({
    kind: fc.constant('client.emit' as const),
    client: clients,
    namespace,
    event: fc.constantFrom('a', 'b'),
    args: fc.constantFrom([], [1]),
    ack: fc.boolean(),
    line: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('program.run' as const), text: fc.constant('cors: {}'), run: fc.nat(3) }),
  fc.record({
    kind: fc.constant('program.stop' as const),
    reason: fc.constantFrom('replaced' as const, 'error' as const),
  }),
)
/** What acts on another event acts on a new one, mostly. */
const onNewest = (fact: Fact, seq: number): Fact => {
  const near = (far: number) => Math.max(1, seq - 1 - (far % 4))
  if ('of' in fact && fact.of % 2 === 0) return { ...fact, of: near(fact.of) } as Fact
  if ('request' in fact && fact.request % 2 === 0) return { ...fact, request: near(fact.request) } as Fact
  return fact
}

/** A session of at most `length` events. */
export const generatedSession = (length: number): fc.Arbitrary<readonly TraceEvent[]> =>
  fc
    .array(
      fc.oneof(
        { arbitrary: units, weight: 5 },
        { arbitrary: onWire, weight: 4 },
        { arbitrary: told, weight: 3 },
      ),
      { minLength: 1, maxLength: length },
    )
    .map((facts) => traceOf(facts.map((fact, index) => onNewest(fact, index + 1))))
