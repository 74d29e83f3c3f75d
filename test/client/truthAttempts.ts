/** Attempts to connect that came to nothing, by cause: the plainest evidence that shows it. */
import type { Fact } from '#shared/trace.ts'
import { answered, asked, client, failed, origin, running } from './truthFacts.ts'

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
/** By cause. */
export const attempts: Record<string, readonly Fact[]> = {
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
  'run-since': [
    ...running({}, 'const app = express(); app.listen(4000)'),
    asked(),
    answered(5, 404),
    failed(),
    { kind: 'program.stop', reason: 'replaced' },
    ...running(),
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
  'preflight-method': [
    ...running({ cors: { origin: '*' } }),
    asked('transport=polling', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'DELETE' },
    }),
    answered(5, 204, acao('*', { 'access-control-allow-methods': 'GET' })),
    failed(),
  ],
  'preflight-status': [
    ...running({ cors: { origin: '*' } }),
    asked('transport=polling', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'x-token' },
    }),
    answered(5, 500, acao('*')),
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
  'lab-full': [...running(), asked(), answered(5, 429), failed()],
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
  'answer-lost': [
    ...running(),
    asked(),
    answered(5, 200, acao('*')),
    { kind: 'wire.dropped', of: 6, by: 'learner' },
    failed('timeout'),
  ],
  'request-dropped': [...running(), asked(), { kind: 'wire.dropped', of: 5, by: 'learner' }, failed()],
}
