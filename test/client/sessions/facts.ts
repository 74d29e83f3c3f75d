/** Facts written by hand from the protocols, for cases that a good session does not show. */
import { withStops } from '#shared/model/stops.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'

/** Stamps facts as the recorder does, 5 ms apart. */
export const traceOf = (facts: readonly Fact[]): readonly TraceEvent[] =>
  withStops(facts.map((fact, index) => ({ seq: index + 1, at: index * 5, ...fact }) as TraceEvent))

export const browser = {
  origin: 'http://localhost:3000',
  'user-agent': 'Mozilla/5.0',
  host: 'localhost:4000',
}
const allowed = { 'Access-Control-Allow-Origin': 'http://localhost:3000' }
export const get = (client: string, query: string): Fact => ({
  kind: 'http.request',
  client,
  method: 'GET',
  url: `/socket.io/?EIO=4&${query}`,
  headers: browser,
  body: '',
  size: 0,
})
export const post = (client: string, sid: string, body: string): Fact => ({
  kind: 'http.request',
  client,
  connection: sid,
  method: 'POST',
  url: `/socket.io/?EIO=4&transport=polling&sid=${sid}`,
  headers: browser,
  body,
  size: body.length,
})
export const answer = (request: number, body: string, status = 200, headers = allowed): Fact => ({
  kind: 'http.response',
  client: 'A',
  request,
  status,
  headers,
  body,
  size: body.length,
})
export const open =
  '0{"sid":"s1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
