/** Each cause from the plainest evidence that shows it. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { causes } from '../../client/truth/truths.ts'
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

const acao = (value: string, more = {}) => ({ 'access-control-allow-origin': value, ...more })
const connecting = (more = {}): Fact => ({
  kind: 'client.connecting',
  client,
  namespace: '/',
  url: 'http://localhost:4000',
  ...more,
})
const refusal = (code: number, request = 6) => [
  { kind: 'engine.error', client, code, message: '' } satisfies Fact,
  answered(request - 1, code === 4 ? 403 : 400, acao('*'), `{"code":${code},"message":""}`),
]
const live: Record<string, readonly Fact[]> = {
  'wrong-path': [
    ...running(),
    asked('', { url: '/chat/?EIO=4&transport=polling' }),
    answered(5, 404),
    failed(),
  ],
  'app-listen': [
    ...running({}, 'const app = express(); app.listen(4000)'),
    asked(),
    answered(5, 404),
    failed(),
  ],
  'other-server': [...running({}, 'another.listen(4000)'), asked(), answered(5, 404), failed()],
  'no-socketio': [
    { kind: 'program.run', text: '', run: 1 },
    { kind: 'program.listen', port: 4000 },
    asked(),
    answered(3, 404),
    failed(),
  ],
  'not-listening': [asked(), { kind: 'http.refused', client, request: 1, reason: 'not-listening' }, failed()],
  'other-port': [
    ...running(),
    asked(),
    { kind: 'http.refused', client, request: 5, reason: 'not-listening' },
    failed(),
  ],
  'program-stopped': [
    ...running(),
    { kind: 'program.stop', reason: 'error' },
    asked(),
    { kind: 'http.refused', client, request: 6, reason: 'not-listening' },
    failed(),
  ],
  'never-came': [...running(), connecting(), failed()],
  'no-answer': [...running(), asked(), failed('timeout')],
  'handshake-cut': [...running(), asked(), { kind: 'http.cut', client, request: 5, by: 'server' }, failed()],
  unexplained: [...running(), asked(), answered(5, 200, acao('*')), failed()],
  'origin-string': [
    ...running({ cors: { origin: 'http://a' } }),
    asked(),
    answered(5, 200, acao('http://a')),
    failed(),
  ],
  'origin-list': [...running({ cors: { origin: ['http://a'] } }), asked(), answered(5, 200), failed()],
  'origin-off': [...running({ cors: { origin: false } }), asked(), answered(5, 200), failed()],
  'origin-pattern': [...running({ cors: { origin: '/a$/' } }), asked(), answered(5, 200), failed()],
  'origin-function': [...running({ cors: '[Function]' }), asked(), answered(5, 200), failed()],
  'wildcard-in-list': [...running({ cors: { origin: ['*'] } }), asked(), answered(5, 200), failed()],
  'trailing-slash': [
    ...running({ cors: { origin: `${origin}/` } }),
    asked(),
    answered(5, 200, acao(`${origin}/`)),
    failed(),
  ],
  'cors-none': [...running(), asked(), answered(5, 200), failed()],
  'cors-unnamed': [...running({ cors: { origin: true } }), asked(), answered(5, 200), failed()],
  'wildcard-credentials': [
    ...running({ cors: { origin: '*' } }),
    asked(),
    answered(5, 200, acao('*')),
    connecting({ withCredentials: true }),
    failed(),
  ],
  'credentials-not-allowed': [
    ...running({ cors: { origin } }),
    asked(),
    answered(5, 200, acao(origin)),
    connecting({ withCredentials: true }),
    failed(),
  ],
  'preflight-headers': [
    ...running({ cors: { origin: '*' } }),
    asked('transport=polling', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'x-token' },
    }),
    answered(5, 204, acao('*', { 'access-control-allow-headers': 'x-other' })),
    failed(),
  ],
  'transport-not-allowed': [...running({ transports: ['websocket'] }), asked(), ...refusal(0), failed()],
  'transport-unknown': [...running(), asked('transport=pigeon'), ...refusal(0)],
  'unknown-sid': [
    ...running(),
    asked('transport=polling&sid=nobody'),
    answered(5, 400, {}, '{"code":1,"message":""}'),
  ],
  'bad-method': [...running(), asked('transport=polling', { method: 'POST' }), ...refusal(2)],
  'allow-request': [...running(), asked(), ...refusal(4), failed()],
  'allow-request-websocket': [
    ...running(),
    asked('transport=websocket'),
    ...refusal(4),
    failed('websocket error'),
  ],
  'wrong-eio': [...running(), asked('', { url: '/socket.io/?EIO=3&transport=polling' }), ...refusal(5)],
  ...Object.fromEntries(
    (
      [
        ['transport-mismatch', 'TRANSPORT_MISMATCH'],
        ['protocol-mismatch', 'PROTOCOL_MISMATCH'],
        ['engine-middleware', 'MIDDLEWARE_FAILURE'],
        ['not-an-upgrade', 'TRANSPORT_HANDSHAKE_ERROR'],
      ] as const
    ).map(([id, context]) => [
      id,
      [
        ...running(),
        asked(),
        { kind: 'engine.error', client, code: 3, message: '', context } as Fact,
        answered(5, 400),
        failed(),
      ],
    ]),
  ),
  'lab-full': [...running(), asked(), answered(5, 503), failed()],
  refused: [...running(), asked(), answered(5, 500), failed()],
  middleware: [
    ...running(),
    asked(),
    { kind: 'socket.refused', client, namespace: '/', reason: 'no' },
    failed('no'),
  ],
  'invalid-namespace': [
    ...running(),
    asked(),
    { kind: 'socket.refused', client, namespace: '/x', reason: 'Invalid namespace' },
    failed('Invalid namespace', '/x'),
  ],
  'namespace-refused': [
    ...running(),
    asked(),
    { kind: 'socket.refused', client, namespace: '/x', reason: 'no' },
    failed('no', '/x'),
  ],
  'websocket-blocked': [
    ...running(),
    asked('transport=websocket'),
    { kind: 'wire.dropped', of: 5, by: 'block' },
    failed('websocket error'),
  ],
  'request-dropped': [...running(), asked(), { kind: 'wire.dropped', of: 5, by: 'learner' }, failed()],
  'client-disconnect': [
    ...running(),
    ...connected(),
    ...parted('io client disconnect', 'client namespace disconnect'),
  ],
  'server-disconnect': [
    ...running(),
    ...connected(),
    ...parted('io server disconnect', 'server namespace disconnect'),
  ],
  'program-error': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'error' },
    ...parted('transport close', null),
  ],
  'program-limit': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'limit' },
    ...parted('transport close', null),
  ],
  'lab-closed': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'closed' },
    ...parted('transport close', null),
  ],
  'program-replaced': [
    ...running(),
    ...connected(),
    { kind: 'program.stop', reason: 'replaced' },
    ...running(),
    ...parted('transport close', null),
  ],
  'wire-cut': [
    ...running(),
    ...connected(),
    { kind: 'wire.cut', client, of: 5 },
    ...parted('transport close', 'transport close'),
  ],
  'payload-websocket': [
    ...running(),
    ...connected(),
    { kind: 'ws.close', client, connection, socket: 5, code: 1009 },
    ...parted('transport close', 'transport error', { detail: 'Max payload size exceeded' }),
  ],
  'payload-polling': [
    ...running(),
    ...connected(),
    asked(`transport=polling&sid=${connection}`, { method: 'POST', connection }),
    { ...answered(10, 413), connection } as Fact,
    ...parted('transport error', 'transport close'),
  ],
  'ping-timeout-client': [...running(), ...connected(), ...parted('ping timeout', 'transport close')],
  'ping-timeout-server': [...running(), ...connected(), ...parted('transport close', 'ping timeout')],
  'server-close': [...running(), ...connected(), ...parted('transport close', 'server shutting down')],
  'invalid-packet-up': [
    ...running(),
    ...connected(),
    ...parted('transport close', 'forced close', { detail: 'invalid payload' }),
  ],
  'conn-close': [...running(), ...connected(), ...parted('transport close', 'forced close')],
  'not-joined': [...running(), ...connected(), ...parted('transport close', 'forced server close')],
  'engine-close': [...running(), ...connected(), ...parted('forced close', 'transport close')],
  'invalid-packet-down': [...running(), ...connected(), ...parted('parse error', 'transport close')],
  'bad-frame': [...running(), ...connected(), ...parted('transport close', 'parse error')],
  'connection-lost': [
    ...running(),
    ...connected(),
    { kind: 'engine.upgrade', client, connection, transport: 'websocket' },
    ...parted('transport close', 'transport close'),
  ],
  'unexplained-loss': [...running(), ...connected(), ...parted('transport close', 'transport close')],
  'connect-timeout': [
    ...running({ connectTimeout: 5 }),
    asked(),
    { kind: 'engine.open', client, connection, transport: 'polling' },
    answered(5, 200, acao('*')),
    { kind: 'engine.close', client, connection, transport: 'polling', reason: 'forced close' },
  ],
  'page-closed': [...running(), ...connected(), { kind: 'client.gone', client }],
  'upgrade-blocked': [
    ...running(),
    ...connected(),
    asked(`transport=websocket&sid=${connection}`, { connection }),
    { kind: 'wire.dropped', of: 10, by: 'block' },
  ],
  'upgrade-refused': [
    ...running(),
    ...connected(),
    asked(`transport=websocket&sid=${connection}`, { connection }),
    { ...answered(10, 400), connection } as Fact,
  ],
  silence: [
    ...running(),
    ...connected(),
    {
      kind: 'wire.conditions',
      network: { lab: { hold: null, delay: null, blockUpgrade: false, silence: 'up' }, clients: {} },
    },
  ],
  outside: [{ ...asked(), client: 'ext-1' } as Fact],
  connecting: [...running(), connecting()],
  connected: [...running(), ...connected()],
  'one-sided': [
    ...running(),
    ...connected(),
    { kind: 'socket.disconnect', client, connection, namespace: '/', id: 'id1', reason: 'ping timeout' },
  ],
  idle: [...running(), { kind: 'client.run', client, text: '', origin }],
}
const ws: readonly Fact[] = [...running(), ...connected()]
const held = (direction: 'up' | 'down', of: number): Fact => ({ kind: 'wire.held', of, direction, types: [] })
/** Of the newest packet. */
const waiting: Record<string, readonly Fact[]> = {
  'pong-held': [...ws, frame('up', '3'), held('up', 10)],
  'ping-held': [...ws, frame('down', '2'), held('down', 10)],
  'handshake-held': [...running(), asked(), held('up', 5)],
  'packet-held-up': [...ws, frame('up', '42["chat",1]'), held('up', 10)],
  'packet-held-down': [...ws, frame('down', '42["chat",1]'), held('down', 10)],
}

for (const [id, facts] of Object.entries({ ...live, ...waiting }))
  test(`${id} is told`, () => {
    expect(told(facts).cause).toBe(id)
  })

test('no two causes share an id or a name', () => {
  const ids = causes.map(({ id }) => id)
  const names = causes.flatMap(({ name }) => name ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(names).size).toBe(names.length)
})

test('every sentence fits its cell, ends as a sentence, and says something', () => {
  for (const [id, facts] of Object.entries({ ...live, ...waiting })) {
    const { truth } = told(facts)
    for (const sentence of [truth.browser, truth.server, truth.why]) {
      const words = sentence.replaceAll('`', '')
      expect(words.length, `${id}: ${words}`).toBeLessThanOrEqual(60)
      expect(words.replace(/http:\S+/, '출처').length, `${id}: ${words}`).toBeLessThanOrEqual(48)
    }
  }
})
