/** Generated traces of the wire, its conditions and its ends: whatever a lab could have recorded, and more. */
import fc from 'fast-check'
import type { Fact, Headers, Payload } from '#shared/trace.ts'
import { anyCharacter } from '../shared/trees.ts'

const optional = <K extends string, T>(name: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((one) => (one === undefined ? {} : { [name]: one })) as fc.Arbitrary<Record<K, T> | object>
const seq = fc.integer({ min: 1, max: 40 })
const size = fc.nat(70_000)
const text = fc.oneof(
  fc.constantFrom('', '40', '42["chat","안녕"]', '0{"sid":"s1","upgrades":["websocket"]}', '2probe', '\x1e'),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
)
export const payload: fc.Arbitrary<Payload> = fc.oneof(
  text,
  fc.uint8Array({ maxLength: 20 }).map((bytes) => ({ base64: Buffer.from(bytes).toString('base64') })),
)
const value = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.array(fc.string({ maxLength: 9 }), { minLength: 1, maxLength: 3 }),
)
export const headers: fc.Arbitrary<Headers> = fc.dictionary(
  fc.constantFrom(
    'host',
    'cookie',
    'set-cookie',
    'authorization',
    'content-type',
    'content-encoding',
    'upgrade',
    'location',
    'origin',
    'x-lab-key',
  ),
  fc.oneof(
    value,
    fc.constantFrom('localhost:4000', 'a=b; c', 'io=x; Path=/; HttpOnly; Expires=soon', 'websocket'),
  ),
)
const escaped = fc.string({ unit: anyCharacter.map(encodeURIComponent), maxLength: 6 })
const path = fc.array(escaped, { maxLength: 3 }).map((segments) => segments.map((one) => `/${one}`).join(''))
const url = fc.oneof(
  fc.constantFrom(
    '/socket.io/?EIO=4&transport=polling',
    '/socket.io/?EIO=4&transport=websocket&sid=s1',
    '*',
    '/?%ff&=&a',
  ),
  path,
  fc.tuple(fc.webAuthority(), path, escaped).map(([host, from, query]) => `https://${host}${from}?${query}`),
)
const who = fc
  .tuple(
    optional('client', fc.constantFrom('A', 'B', 'ext-1')),
    optional('connection', fc.constantFrom('s1', 's2')),
  )
  .map(([client, connection]) => ({ ...client, ...connection }))
const direction = fc.constantFrom('up' as const, 'down' as const)
const types = fc.constant(['message' as const])

const bare: readonly fc.Arbitrary<object>[] = [
  fc
    .tuple(
      fc.record({
        kind: fc.constant('http.request' as const),
        method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
        url,
        headers,
        body: payload,
        size,
      }),
      optional('cut', fc.constant(true as const)),
      optional('resent', seq),
    )
    .map((parts) => Object.assign({}, ...parts)),
  fc
    .tuple(
      fc.record({
        kind: fc.constant('http.response' as const),
        request: seq,
        status: fc.constantFrom(101, 200, 204, 400, 404, 413, 503),
        headers,
        body: payload,
        size,
      }),
      optional('decoded', text),
    )
    .map((parts) => Object.assign({}, ...parts)),
  fc.record({
    kind: fc.constant('http.refused' as const),
    request: seq,
    reason: fc.constant('not-listening' as const),
  }),
  fc.record({
    kind: fc.constant('http.cut' as const),
    request: seq,
    by: fc.constantFrom('client', 'server'),
  }),
  fc.record({ kind: fc.constant('ws.open' as const), url, headers, socket: seq }),
  fc
    .tuple(
      fc.record({ kind: fc.constant('ws.close' as const), socket: seq }),
      optional('code', fc.constantFrom(1000, 1005, 1009)),
      optional('reason', text),
    )
    .map((parts) => Object.assign({}, ...parts)),
  fc
    .tuple(
      fc.record({
        kind: fc.constant('ws.frame' as const),
        socket: seq,
        direction,
        opcode: fc.constantFrom(0, 1, 2, 8, 9, 10),
        data: payload,
        size,
      }),
      optional('compressed', fc.constant(true as const)),
      optional('more', fc.constant(true as const)),
      optional('resent', seq),
    )
    .map((parts) => Object.assign({}, ...parts)),
  fc.record({ kind: fc.constant('wire.held' as const), of: seq, direction, types }),
  fc.record({ kind: fc.constant('wire.released' as const), of: seq }),
  fc.record({
    kind: fc.constant('wire.dropped' as const),
    of: seq,
    by: fc.constantFrom('learner', 'silence', 'block', 'closed'),
  }),
  fc.record({ kind: fc.constant('wire.cut' as const), of: seq }),
  fc.record({ kind: fc.constant('wire.delayed' as const), of: seq, ms: fc.nat(9_000) }),
  fc.record({ kind: fc.constant('wire.edited' as const), of: seq, data: text }),
]

/** One fact of the wire. */
export const wireFact: fc.Arbitrary<Fact> = fc
  .tuple(fc.oneof(...bare), who)
  .map(([fact, lane]) => ({ ...fact, ...lane }) as Fact)
export const wireFacts = fc.array(wireFact, { maxLength: 40 })
