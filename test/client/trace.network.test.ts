/** What conditions on the wire did, in the flow: what waits has not arrived, and changes nothing until it does. */
import { expect, test } from 'vitest'
import { delayOf } from '#shared/model/units.ts'
import { freeConditions } from '#shared/network.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { originalOf } from '../../client/pictures/flow/crossings.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { WireCrossing } from '../../client/pictures/flow/types.ts'
import { createFollower } from '../../client/pictures/follower.ts'
import { wireOf } from '../../client/pictures/network.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'
import { rolesOf, stepsOf } from './sessions/session.ts'

const held = (of: number, direction: 'up' | 'down' = 'up'): Fact => ({
  kind: 'wire.held',
  client: 'A',
  of,
  direction,
  types: ['http'],
})
const released = (of: number): Fact => ({ kind: 'wire.released', client: 'A', of })
const dropped = (of: number, by: 'learner' | 'silence' | 'block' | 'closed' = 'learner'): Fact => ({
  kind: 'wire.dropped',
  client: 'A',
  of,
  by,
})
const frame = (direction: 'up' | 'down', data: string): Fact => ({
  kind: 'ws.frame',
  client: 'A',
  connection: 's1',
  socket: 1,
  direction,
  opcode: 1,
  data,
  size: data.length,
})
const wireAt = (events: readonly TraceEvent[], key: string): WireCrossing => {
  const crossing = flowOf(events).crossings.get(key)
  if (crossing?.via !== 'wire') throw new Error(`no packet ${key}`)
  return crossing
}

test('a held session ID has not reached the client: it goes on connecting until it is let go', () => {
  const facts = [get('A', 'transport=polling'), answer(1, open), held(2, 'down')]
  const flow = flowOf(traceOf(facts))
  expect(rolesOf(flow.steps[0])).toBe('handshake-request open')
  expect(flow.lanes[0]).toMatchObject({ status: 'connecting', sid: null })
  expect(wireOf(traceOf(facts)).held).toMatchObject([{ unit: { seq: 2, client: 'A', direction: 'down' } }])
  const after = traceOf([...facts, released(2)])
  expect(flowOf(after).lanes[0]).toMatchObject({ sid: 's1' })
  expect(wireOf(after).held).toEqual([])
})

test('a row of something held stands for the moment at which it was held', () => {
  const events = traceOf([get('A', 'transport=polling'), answer(1, open), held(2, 'down'), released(2)])
  const crossing = wireAt(events, '3.0')
  expect(crossing.event.seq).toBe(2)
  expect(crossing.unit.turns.map(({ seq, fate }) => [seq, fate])).toEqual([
    [3, 'held'],
    [4, 'arrived'],
  ])
  expect(wireAt(events.slice(0, 3), '3.0').unit.fate).toBe('held')
  expect(crossing.unit.fate).toBe('arrived')
})

const joining = [get('A', 'transport=polling'), answer(1, open), post('A', 's1', '40'), answer(3, 'ok')]

test('the lane of a held upgrade stays dashed until the packet arrives', () => {
  const upgrading = [
    ...joining,
    get('A', 'transport=websocket&sid=s1'),
    answer(5, '', 101),
    frame('up', '5'),
    held(7),
  ]
  expect(flowOf(traceOf(upgrading)).lines.lanes['A']).toBe('polling')
  const flow = flowOf(traceOf([...upgrading, released(7)]))
  expect(flow.lines.lanes['A']).toBe('websocket')
  expect(flow.crossings.get('8.0')).toMatchObject({
    role: 'upgrade',
    before: { lanes: { A: 'polling' } },
    after: { lanes: { A: 'websocket' } },
  })
})

test('what is dropped never arrives, whoever dropped it', () => {
  const fates = (['learner', 'silence', 'block', 'closed'] as const).map((by) => {
    const events = traceOf([...joining, frame('down', '40{"sid":"x"}'), dropped(5, by)])
    const flow = flowOf(events)
    expect(flow.lanes[0]?.status).toBe('connecting')
    return wireAt(events, '6.0').unit.fate
  })
  expect(fates).toEqual(['dropped', 'vanished', 'blocked', 'closed'])
})

test('a held event wakes no listener: what the server sends meanwhile is of another step', () => {
  const handler: Fact = { kind: 'program.handler', event: 'chat', namespace: '/', id: 'x' }
  const said: Fact = {
    kind: 'socket.emit',
    client: 'A',
    connection: 's1',
    namespace: '/',
    id: 'x',
    event: 'news',
    args: [],
  }
  const connected: Fact = { kind: 'socket.connect', client: 'A', connection: 's1', namespace: '/', id: 'x' }
  const start = [...joining, frame('down', '40{"sid":"x"}'), connected, frame('up', '42["chat"]'), held(7)]
  const apart = flowOf(traceOf([...start, said, frame('down', '42["news"]')]))
  expect(stepsOf(apart, 'event').map(rolesOf)).toEqual(['event', 'event'])
  const together = flowOf(traceOf([...start, released(7), handler, said, frame('down', '42["news"]')]))
  expect(stepsOf(together, 'event').map(rolesOf)).toEqual(['event event'])
})

test('an edited event shows what arrives, and for ever what it was', () => {
  const edited: Fact = { kind: 'wire.edited', client: 'A', of: 5, data: '42["chat","다른 말"]' }
  const events = traceOf([...joining, frame('up', '42["chat","안녕"]'), held(5), edited, released(5)])
  const crossing = wireAt(events, '6.0')
  expect(crossing).toMatchObject({
    raw: '42["chat","다른 말"]',
    unit: { fate: 'arrived' },
    socket: { data: ['chat', '다른 말'] },
  })
  expect(originalOf(crossing)).toBe('42["chat","안녕"]')
  const before = wireAt(events.slice(0, 6), '6.0')
  expect(before).toMatchObject({ raw: '42["chat","안녕"]', unit: { fate: 'held' } })
  expect(originalOf(before)).toBeUndefined()
  expect(wireAt(events.slice(0, 7), '6.0')).toMatchObject({
    raw: '42["chat","다른 말"]',
    unit: { fate: 'held' },
  })
})

test('a delayed packet is on its way until it is let go, and says by how much', () => {
  const delayed: Fact = { kind: 'wire.delayed', client: 'A', of: 5, ms: 800 }
  const facts = [...joining, frame('down', '40{"sid":"x"}'), delayed]
  const waits = wireAt(traceOf(facts), '6.0')
  expect([waits.unit.fate, delayOf(waits.unit)]).toEqual(['delayed', 800])
  expect(flowOf(traceOf(facts)).lanes[0]?.status).toBe('connecting')
  const done = traceOf([...facts, released(5)])
  const came = wireAt(done, '6.0')
  expect([came.unit.fate, delayOf(came.unit)]).toEqual(['arrived', 800])
  expect(flowOf(done).lanes[0]?.status).toBe('connected')
  expect(wireOf(traceOf(facts)).held).toEqual([])
})

test('what the learner sends once more came from no line of code', () => {
  const emit: Fact = {
    kind: 'client.emit',
    client: 'A',
    namespace: '/',
    event: 'a',
    args: [],
    line: 3,
    ack: false,
  }
  const flow = flowOf(
    traceOf([
      ...joining,
      frame('up', '42["a"]'),
      emit,
      { ...frame('up', '42["a"]'), resent: 5 } as Fact,
      emit,
    ]),
  )
  expect([flow.causes.get('5.0')?.line, flow.causes.get('7.0')]).toEqual([3, undefined])
  expect(flow.crossings.get('7.0')).toMatchObject({ unit: { resent: 5 } })
})

test('several held are listed oldest first, and conditions are those said last', () => {
  const network = { lab: { ...freeConditions, hold: {} }, clients: {} }
  const wire = wireOf(
    traceOf([
      { kind: 'wire.conditions', network },
      ...[get('A', 'transport=polling'), held(2), get('B', 'transport=polling'), held(4)],
    ]),
  )
  expect(wire.network).toEqual(network)
  expect(wire.held.map(({ unit }) => [unit.seq, unit.client])).toEqual([
    [2, 'A'],
    [4, 'B'],
  ])
})

test('wherever a reader stops, between a packet and what stopped it too, the picture is that of these events', () => {
  const events = traceOf([
    ...joining,
    frame('down', '40{"sid":"x"}'),
    held(5, 'down'),
    frame('up', '2probe'),
    released(5),
    frame('up', '5'),
    held(9),
    released(9),
  ])
  const follow = createFollower(flowOf)
  const moment = { epoch: 'e', events, last: events.length }
  const shown = (flow: ReturnType<typeof flowOf>) =>
    structuredClone([
      flow.steps.filter(({ crossings }) => crossings.length > 0),
      flow.lanes,
      flow.lines,
      flow.wire,
    ])
  const cursors = [...events.keys(), ...[...events.keys()].reverse(), 4, 5, 9, 10, 11]
  for (const cursor of cursors)
    expect(shown(follow({ ...moment, cursor })), `at ${cursor}`).toEqual(
      shown(flowOf(events.slice(0, cursor))),
    )
})

test('an answer that turns out hidden while it waits makes no connection when it is let go', () => {
  const star = { 'Access-Control-Allow-Origin': '*' } as never
  const asked: Fact = {
    kind: 'client.connecting',
    client: 'A',
    url: 'http://localhost:4000',
    namespace: '/',
    withCredentials: true,
  }
  const flow = flowOf(
    traceOf([get('A', 'transport=polling'), answer(1, open, 200, star), held(2, 'down'), asked, released(2)]),
  )
  expect(flow.steps[0]?.kind).toBe('failure')
  expect(flow.lines.lanes['A'] ?? 'none').toBe('none')
})

test('an answer that was read after all makes the connection that it seemed to deny', () => {
  const star = { 'Access-Control-Allow-Origin': '*' } as never
  const asked = (withCredentials?: true): Fact => ({
    kind: 'client.connecting',
    client: 'A',
    url: 'http://localhost:4000',
    namespace: '/',
    ...(withCredentials && { withCredentials }),
  })
  const gone: Fact = {
    kind: 'client.connect_error',
    client: 'A',
    namespace: '/',
    message: 'xhr poll error',
    retries: false,
  }
  const first = [asked(true), get('A', 'transport=polling'), answer(2, '', 403, star), gone]
  const flow = flowOf(traceOf([...first, get('A', 'transport=polling'), answer(5, open, 200, star), asked()]))
  expect(flow.lanes[0]).toMatchObject({ sid: 's1', transport: 'polling' })
  expect(flow.lines.lanes['A']).toBe('polling')
  expect(stepsOf(flow, 'failure')).toHaveLength(1)
})

test('one packet of a payload is changed: its neighbours stay as they are', () => {
  const facts: Fact[] = [
    ...joining,
    get('A', 'transport=polling&sid=s1'),
    answer(5, '451-["f",{"_placeholder":true,"num":0}]\x1ebAQID\x1e2'),
    held(6, 'down'),
    {
      kind: 'wire.edited',
      client: 'A',
      of: 6,
      data: '451-["f",{"_placeholder":true,"num":0}]\x1ebAQID\x1e6',
    },
  ]
  const flow = flowOf(traceOf(facts))
  expect([0, 1, 2].map((part) => flow.crossings.get(`7.${part}`)?.raw)).toEqual([
    '451-["f",{"_placeholder":true,"num":0}]',
    '(3 B)',
    '6',
  ])
})

test('a long payload is turned in time that grows with its length alone', () => {
  const body = Array.from({ length: 3_000 }, (_, n) => `42["e",${n}]`).join('\x1e')
  const delayed: Fact = { kind: 'wire.delayed', client: 'A', of: 6, ms: 5 }
  const facts = [...joining, get('A', 'transport=polling&sid=s1'), answer(5, body), delayed, released(6)]
  const began = process.cpuUsage()
  expect(flowOf(traceOf(facts)).steps.length).toBeGreaterThan(3_000)
  const { user } = process.cpuUsage(began)
  expect(user / 1_000).toBeLessThan(1_500)
})
