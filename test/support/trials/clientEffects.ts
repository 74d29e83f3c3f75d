/** What each option of the client's changes, on the real wire and in what the client's own page reported: rules of the test's own, not
 *  the panel's. */
import type { TraceEvent } from '#shared/trace.ts'

type Events = readonly TraceEvent[]
type Of<K extends TraceEvent['kind']> = TraceEvent & { kind: K }
type Seen = (events: Events) => boolean

/** Every event of a kind, of all clients but B. */
export const all = <K extends TraceEvent['kind']>(events: Events, kind: K): Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind && event.client !== 'B')
const asked =
  (fits: (request: Of<'http.request'>) => boolean): Seen =>
  (events) =>
    all(events, 'http.request').some(fits)
const url =
  (pattern: RegExp): Seen =>
  (events) =>
    all(events, 'http.request').some((request) => pattern.test(request.url) && request.method === 'GET')
const isJoin = (text: unknown) => typeof text === 'string' && /^40(\{|$)/.test(text)
const posted = (events: Events) => all(events, 'http.request').filter(({ method }) => method === 'POST')
const textsUp = (events: Events): string[] => [
  ...posted(events).flatMap(({ body }) => String(body).split('\x1e')),
  ...all(events, 'ws.frame')
    .filter(({ direction }) => direction === 'up')
    .map(({ data }) => String(data)),
]
const waited =
  (fits: (ms: number) => boolean): Seen =>
  (events) =>
    all(events, 'client.waiting').some(({ delay }) => fits(delay))
/** Two namespaces, and no connection that carries both. */
const apart: Seen = (events) => {
  const joined = all(events, 'client.connect')
  const two = joined.find(({ namespace }) => namespace === '/two')
  const main = joined.find(({ namespace }) => namespace === '/')
  return two !== undefined && main !== undefined && two.connection !== main.connection
}
/** An event went by polling, and no WebSocket was asked for by that session. */
const onPolling: Seen = (events) => {
  const event = posted(events).find(({ body }) => String(body).includes('42["no-one"]'))
  const upgrades = all(events, 'http.request').filter((one) => one.url.includes('transport=websocket'))
  return event !== undefined && !upgrades.some((one) => one.url.includes(`sid=${event.connection}`))
}
/** Before the client would have given up by itself; without the option it waits twenty seconds. */
const failedWith =
  (message: string): Seen =>
  (events) => {
    const error = all(events, 'client.connect_error').find((one) => one.message === message)
    const first = all(events, 'client.connecting')[0]
    return error !== undefined && first !== undefined && error.at - first.at < 15_000
  }

/** What is in the client’s code, and what is seen of it. */
export const effects = {
  auth: [
    'auth: { token: "abcd" }',
    (events) => posted(events).some(({ body }) => body === '40{"token":"abcd"}'),
  ],
  query: ['query: { a: "1" }', url(/^\/socket\.io\/\?a=1&EIO=4&transport=polling/)],
  transports: [
    'transports: ["websocket"]',
    (events) =>
      url(/transport=websocket$/)(events) &&
      all(events, 'client.connect').some(({ transport }) => transport === 'websocket'),
  ],
  path: ['path: "/chat"', url(/^\/chat\/\?EIO=4/)],
  autoConnect: ['autoConnect: false', (events) => all(events, 'client.connect').length === 1],
  reconnection: [
    'reconnection: false',
    (events) =>
      all(events, 'wire.cut').length > 0 &&
      all(events, 'client.disconnect').some(({ retries }) => !retries) &&
      all(events, 'client.waiting').length === 0,
  ],
  reconnectionAttempts: [
    'reconnectionAttempts: 2',
    (events) =>
      all(events, 'client.reconnecting')
        .map(({ attempt }) => attempt)
        .join() === '1,2' && all(events, 'client.connect_error').at(-1)?.retries === false,
  ],
  reconnectionDelay: ['reconnectionDelay: 300', waited((ms) => ms >= 150 && ms <= 450)],
  reconnectionDelayMax: ['reconnectionDelayMax: 300', waited((ms) => ms === 300)],
  randomizationFactor: ['randomizationFactor: 0', waited((ms) => ms === 400)],
  timeout: ['timeout: 1000', failedWith('timeout')],
  ackTimeout: [
    'ackTimeout: 1000',
    (events) =>
      textsUp(events).some((text) => /^42\d+\["no-one"\]$/.test(text)) &&
      all(events, 'client.log').some(({ text }) => text === 'Error: operation has timed out'),
  ],
  retries: [
    'retries: 2',
    (events) => new Set(textsUp(events).filter((text) => text.endsWith('["no-one",1]'))).size >= 2,
  ],
  extraHeaders: [
    'extraHeaders: { "x-token": "abcd" }',
    (events) =>
      asked(
        ({ method, headers }) =>
          method === 'OPTIONS' && headers['access-control-request-headers'] === 'x-token',
      )(events) && asked(({ method, headers }) => method === 'GET' && headers['x-token'] === 'abcd')(events),
  ],
  withCredentials: [
    'withCredentials: true',
    asked(({ method, headers }) => method === 'POST' && /^io=/.test(String(headers['cookie']))),
  ],
  upgrade: ['upgrade: false', onPolling],
  rememberUpgrade: ['rememberUpgrade: true', url(/transport=websocket$/)],
  tryAllTransports: [
    'tryAllTransports: true',
    (events) => {
      const requests = all(events, 'http.request').filter(({ url: asks }) => !asks.includes('sid='))
      return requests[0]?.url.includes('websocket') === true && requests[1]?.url.includes('polling') === true
    },
  ],
  forceNew: ['forceNew: true', apart],
  multiplex: ['multiplex: false', apart],
  parser: [
    'parser: msgpackParser',
    (events) =>
      posted(events).some(({ body }) => typeof body === 'string' && body.startsWith('bg6R0eXBlA')) &&
      !posted(events).some(({ body, seq }) => isJoin(body) && seq > (all(events, 'client.run')[0]?.seq ?? 0)),
  ],
  forceBase64: [
    'forceBase64: true',
    (events) =>
      all(events, 'ws.frame').some(({ data, opcode }) => opcode === 1 && data === 'bAQID') &&
      url(/[?&]b64=1/)(events),
  ],
  addTrailingSlash: ['addTrailingSlash: false', url(/^\/socket\.io\?EIO=4/)],
  timestampRequests: ['timestampRequests: false', url(/^\/socket\.io\/\?EIO=4&transport=polling$/)],
  timestampParam: ['timestampParam: "ts"', url(/^\/socket\.io\/\?EIO=4&transport=polling&ts=\w+$/)],
  requestTimeout: ['requestTimeout: 1000', failedWith('xhr poll error')],
  transportOptions: [
    'transportOptions: { polling: {',
    (events) =>
      asked(({ method, headers }) => method === 'GET' && headers['x-only'] === 'polling')(events) &&
      !asked(({ url: asks, headers }) => asks.includes('websocket') && 'x-only' in headers)(events),
  ],
  transportImplementations: ['transportImplementations: [Fetch]', onPolling],
  protocols: ['protocols: ["chat"]', asked(({ headers }) => headers['sec-websocket-protocol'] === 'chat')],
  closeOnBeforeunload: [
    'closeOnBeforeunload: true',
    (events) =>
      all(events, 'ws.frame').some(
        ({ direction, opcode, size }) => direction === 'up' && opcode === 8 && size === 0,
      ),
  ],
} satisfies Record<string, [code: string, seen: Seen]>

/** Options that can't be tried in a page. */
export const untried =
  'useNativeTimers autoUnref perMessageDeflate agent pfx key cert ca ciphers rejectUnauthorized'.split(' ')
