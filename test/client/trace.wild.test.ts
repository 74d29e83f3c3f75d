/** Whatever comes, the flow shows it: generated traces. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/trace/flow/flow.ts'
import { answer, get, post, traceOf } from './sessions/facts.ts'

test('whatever crosses the wire, and in whatever order, is shown and never throws', () => {
  const texts = fc.oneof(
    fc.constantFrom(
      '0{"sid":"s1"}',
      '40',
      '40/x,',
      '41',
      '420["a"]',
      '430[]',
      '44{}',
      '451-["b",{}]',
      '2',
      '3probe',
      '5',
      '6',
      '1',
      '',
    ),
    fc.string({ maxLength: 12 }),
  )
  const clients = fc.constantFrom('A', 'B', 'ext-1')
  const sids = fc.option(fc.constantFrom('s1', 's2'), { nil: undefined })
  const facts = fc.oneof(
    fc.tuple(clients, sids, texts, fc.boolean()).map(([client, connection, body, up]): Fact => {
      const query = `transport=polling${connection === undefined ? '' : `&sid=${connection}`}`
      return up && connection ? post(client, connection, body) : get(client, query)
    }),
    fc
      .tuple(fc.nat(20), texts, fc.constantFrom(101, 200, 400, 404))
      .map(([request, body, status]) => answer(request, body, status)),
    fc.record({
      kind: fc.constant('ws.frame' as const),
      client: clients,
      socket: fc.nat(8),
      direction: fc.constantFrom('up' as const, 'down' as const),
      opcode: fc.constantFrom(0, 1, 2, 8, 9, 10),
      data: fc.oneof(texts, fc.constant({ base64: 'AQID' })),
      size: fc.nat(9),
    }),
    fc.record({ kind: fc.constant('ws.close' as const), client: clients, socket: fc.nat(8) }),
    fc.record({
      kind: fc.constant('ws.open' as const),
      client: clients,
      socket: fc.nat(8),
      url: fc.constant('/'),
      headers: fc.constant({}),
    }),
    fc.record({
      kind: fc.constant('http.cut' as const),
      request: fc.nat(20),
      by: fc.constantFrom('client' as const, 'server' as const),
    }),
    fc.record({
      kind: fc.constant('engine.close' as const),
      connection: fc.constantFrom('s1', 's2'),
      transport: fc.constant('polling'),
      reason: fc.constant('x'),
    }),
    fc.record({
      kind: fc.constant('program.stop' as const),
      reason: fc.constantFrom('replaced' as const, 'error' as const),
    }),
    fc.record({ kind: fc.constant('program.run' as const), text: fc.constant('cors: {}'), run: fc.nat(3) }),
  )
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 40 }), (list) => {
      const events = traceOf(list)
      const flow = flowOf(events)
      for (const event of events)
        if (event.kind === 'ws.frame' || event.kind === 'http.request' || event.kind === 'http.response')
          expect(flow.crossings.has(`${event.seq}.0`)).toBe(true)
    }),
    { numRuns: 400 },
  )
})
