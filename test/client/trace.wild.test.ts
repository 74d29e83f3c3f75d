/** Whatever comes, the flow shows it: generated traces. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { createFollower } from '../../client/pictures/follower.ts'
import { answer, get, post, traceOf } from './sessions/facts.ts'

const wireEvents = fc.oneof(
  fc.record({
    kind: fc.constant('wire.held' as const),
    of: fc.nat(30),
    direction: fc.constantFrom('up' as const, 'down' as const),
    types: fc.constant([]),
  }),
  fc.record({ kind: fc.constant('wire.released' as const), of: fc.nat(30) }),
  fc.record({ kind: fc.constant('wire.delayed' as const), of: fc.nat(30), ms: fc.nat(900) }),
  fc.record({
    kind: fc.constant('wire.dropped' as const),
    of: fc.nat(30),
    by: fc.constantFrom('learner' as const, 'silence' as const, 'block' as const, 'closed' as const),
  }),
  fc.record({
    kind: fc.constant('wire.edited' as const),
    of: fc.nat(30),
    data: fc.constantFrom('42["b"]', '3', '', '40\x1e41', '0{"sid":"s2"}'),
  }),
  fc.record({ kind: fc.constant('wire.cut' as const), of: fc.nat(30) }),
)
/** An act on the newest packet is likelier than one on any other. */
const onNewest = (fact: Fact, seq: number): Fact =>
  'of' in fact && fact.of % 2 === 0 ? ({ ...fact, of: Math.max(1, seq - 1 - (fact.of % 4)) } as Fact) : fact

test('whatever happens on the wire, nothing is lost, and stepping shows what the events alone show', () => {
  const body = fc.constantFrom('0{"sid":"s1"}', '40', '40{"sid":"x"}', '42["a"]', '5', '1', '41', '2\x1e3')
  const units = fc.oneof(
    fc.constant(get('A', 'transport=polling')),
    body.map((text) => post('A', 's1', text)),
    fc.tuple(fc.nat(30), body).map(([request, text]) => answer(request, text)),
    fc.tuple(body, fc.boolean()).map(
      ([data, up]): Fact => ({
        kind: 'ws.frame',
        client: 'A',
        connection: 's1',
        socket: 1,
        direction: up ? 'up' : 'down',
        opcode: 1,
        data,
        size: data.length,
      }),
    ),
  )
  const facts = fc.array(fc.oneof({ arbitrary: units, weight: 2 }, { arbitrary: wireEvents, weight: 3 }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(facts, fc.array(fc.nat(40), { maxLength: 6 }), (list, cursors) => {
      const events = traceOf(list.map((fact, index) => onNewest(fact, index + 1)))
      const shown = new Set([...flowOf(events).crossings.values()].map(({ event }) => event.seq))
      for (const event of events)
        if (event.kind === 'ws.frame' || event.kind === 'http.request' || event.kind === 'http.response')
          expect(shown.has(event.seq)).toBe(true)
      const follow = createFollower(flowOf)
      const picture = ({ steps, lanes, lines, wire }: ReturnType<typeof flowOf>) =>
        structuredClone([steps.filter(({ crossings }) => crossings.length > 0), lanes, lines, wire])
      for (const cursor of cursors) {
        const moment = { epoch: 'e', events, last: events.length, cursor: Math.min(cursor, events.length) }
        expect(picture(follow(moment))).toEqual(picture(flowOf(events.slice(0, cursor))))
      }
    }),
    { numRuns: 400 },
  )
})

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
