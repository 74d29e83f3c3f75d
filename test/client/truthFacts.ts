/** Facts as recorders tell them, for tests of the truth strip. */
import { withStops } from '#shared/model/stops.ts'
import type { Fact, Json, TraceEvent } from '#shared/trace.ts'
import { groundOf } from '../../client/features/truth/evidence.ts'
import { focusOf } from '../../client/features/truth/focus.ts'
import { type StripTruth, truthOf } from '../../client/features/truth/truths.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'

/** Stamps facts 10 ms apart. */
export const trace = (facts: readonly Fact[]): readonly TraceEvent[] =>
  withStops(facts.map((fact, index) => ({ seq: index + 1, at: index * 10, ...fact }) as TraceEvent))

/** What the strip says after these facts; at the newest of them, or live. */
export function told(facts: readonly Fact[], at: 'live' | 'newest' = 'live'): StripTruth {
  const events = trace(facts)
  const ground = groundOf(events)
  return truthOf(ground, focusOf(flowOf(events), ground, at === 'live' ? null : events.length))
}

export const client = 'A'
export const connection = 'sid1'
export const origin = 'http://localhost:3001'
const who = { client, connection }

export const running = (options: { [key: string]: Json } = {}, text = 'server.listen(4000)'): Fact[] => [
  { kind: 'program.run', text, run: 1 },
  { kind: 'program.server', path: '/socket.io', options },
  { kind: 'namespace.create', namespace: '/' },
  { kind: 'program.listen', port: 4000, line: 1 },
]
export const asked = (
  query = 'transport=polling',
  more: Partial<Extract<Fact, { kind: 'http.request' }>> = {},
): Fact => ({
  kind: 'http.request',
  client,
  method: 'GET',
  url: `/socket.io/?EIO=4&${query}`,
  headers: { origin, host: 'localhost:4000' },
  body: '',
  size: 0,
  ...more,
})
/** The answer to the `seq` of a request. */
export const answered = (request: number, status: number, headers = {}, body = ''): Fact => ({
  kind: 'http.response',
  client,
  request,
  status,
  headers,
  body,
  size: body.length,
})
export const failed = (message = 'xhr poll error', namespace = '/'): Fact => ({
  kind: 'client.connect_error',
  client,
  namespace,
  message,
  description: 0,
  retries: true,
})
const opened = `0{"sid":"${connection}","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000}`
/** Everything from the first request to the report that it is connected; begins at `seq` 5, after `running()`. */
export const connected = (): Fact[] => [
  asked(),
  { kind: 'engine.open', ...who, transport: 'polling' },
  { ...answered(5, 200, { 'access-control-allow-origin': '*' }, opened), connection } as Fact,
  { kind: 'socket.connect', ...who, namespace: '/', id: 'id1' },
  { kind: 'client.connect', client, namespace: '/', id: 'id1', transport: 'polling' },
]
/** Both ends tell of the end, the server first; `theirs`: only the client does. */
export const parted = (mine: string, theirs: string | null, more: { detail?: string } = {}): Fact[] => [
  ...(theirs === null
    ? []
    : ([
        { kind: 'socket.disconnect', ...who, namespace: '/', id: 'id1', reason: theirs },
        { kind: 'engine.close', ...who, transport: 'polling', reason: theirs, ...more },
      ] satisfies Fact[])),
  { kind: 'client.disconnect', client, namespace: '/', reason: mine, retries: true },
]
export const frame = (direction: 'up' | 'down', data: string): Fact => ({
  kind: 'ws.frame',
  ...who,
  socket: 5,
  direction,
  opcode: 1,
  data,
  size: data.length,
})
