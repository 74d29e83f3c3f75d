/** Facts of one connection with the times at which they happened. */
import { withStops } from '#shared/model/stops.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'

export type Timed = readonly (readonly [number, Fact])[]

/** Facts with the times at which they happened. */
export const traceAt = (facts: Timed): readonly TraceEvent[] =>
  withStops(facts.map(([at, fact], index) => ({ seq: index + 1, at, ...fact }) as TraceEvent))
export const frame = (direction: 'up' | 'down', data: string, sid = 's1', client = 'A'): Fact => ({
  kind: 'ws.frame',
  client,
  connection: sid,
  socket: 9,
  direction,
  opcode: 1,
  data,
  size: data.length,
})
export const open = (sid: string, pingInterval: number, pingTimeout: number) =>
  `0${JSON.stringify({ sid, upgrades: [], pingInterval, pingTimeout, maxPayload: 1e6 })}`
export const begun: Timed = [
  [0, frame('down', open('s1', 2_000, 1_000))],
  [0, { kind: 'engine.open', client: 'A', connection: 's1', transport: 'websocket' }],
  [
    5,
    {
      kind: 'client.connect',
      client: 'A',
      connection: 's1',
      namespace: '/',
      id: 'x',
      transport: 'websocket',
    },
  ],
  [2_000, frame('down', '2')],
  [2_010, frame('up', '3')],
]
