/** The ping panel's pictures: what its strip, its table and its sums are made of. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { rowOf, waitOf } from '../../client/features/panels/ping/clocks.ts'
import { isAlive } from '../../client/features/panels/ping/connection.ts'
import { connectionsOf } from '../../client/features/panels/ping/connections.ts'
import { endingsOf, tracksOf } from '../../client/features/panels/ping/endings.ts'
import type { Flights } from '../../client/pictures/flights.ts'
import { timersOf } from '../../client/pictures/timers.ts'
import { begun, frame, open, type Timed, traceAt } from './pingFacts.ts'
import { everything } from './sessions/session.ts'

const noFlights: Flights = new Map()

const connections = (facts: Timed) => connectionsOf(traceAt(facts)).connections
const first = (facts: Timed) => {
  const [one] = connections(facts)
  if (!one) throw new Error('no connection')
  return one
}

test('a connection lives by the values of its handshake, whatever the program says later', () => {
  const later: Fact = { kind: 'program.server', path: '/socket.io', options: { pingInterval: 9_000 } }
  expect(first([...begun, [3_000, later]])).toMatchObject({
    pingInterval: 2_000,
    pingTimeout: 1_000,
    handshake: 1,
  })
})

test('the server sees its ping leave and the pong come, the client the other way round', () => {
  const server = rowOf(first(begun), 'server', noFlights)
  expect(server.points.map(({ packet, at, trip }) => [packet, at, trip])).toEqual([
    ['ping', 2_000, null],
    ['pong', 2_010, 10],
  ])
  expect(server.rests).toEqual([
    { from: 0, to: 2_000 },
    { from: 2_010, to: null },
  ])
  const told: Flights = new Map([
    ['4.0', { left: 2_000, wire: 2_000, passed: 2_000, arrived: 2_004, within: 1, status: 'arrived' }],
    ['5.0', { left: 2_005, wire: 2_010, passed: 2_010, arrived: 2_010, within: 1, status: 'arrived' }],
  ])
  expect(rowOf(first(begun), 'client', told).points.map(({ at }) => at)).toEqual([2_004, 2_005])
  expect(rowOf(first(begun), 'server', told).points[1]?.legs).toEqual({ there: 4, back: 5 })
})

const heldPong: Timed = [
  ...begun,
  [4_010, frame('down', '2')],
  [4_020, frame('up', '3')],
  [4_020, { kind: 'wire.held', of: 7, direction: 'up', types: ['pong'] }],
]
const timedOut: Timed = [
  ...heldPong,
  [5_010, { kind: 'wire.dropped', of: 7, by: 'closed' }],
  [
    5_010,
    { kind: 'engine.close', client: 'A', connection: 's1', transport: 'websocket', reason: 'ping timeout' },
  ],
  [
    5_060,
    { kind: 'client.disconnect', client: 'A', namespace: '/', reason: 'transport close', retries: true },
  ],
]

test('a held pong: the server waits for it until its deadline, the client until its own', () => {
  const timers = timersOf(traceAt(heldPong))
  const one = first(heldPong)
  expect(waitOf(one, 'server', timers, 4_500)).toEqual({
    kind: 'pong',
    from: 4_010,
    until: 5_010,
    held: true,
  })
  expect(waitOf(one, 'client', timers, 4_500)).toEqual({
    kind: 'ping',
    from: 4_010,
    until: 7_010,
    held: false,
  })
  expect(rowOf(first(timedOut), 'server', noFlights).gaps.at(-1)).toEqual({
    from: 4_010,
    to: 5_010,
    held: true,
  })
})

test('released in time, the pong is a wait that is over, and the server rests again', () => {
  const row = rowOf(first([...heldPong, [4_600, { kind: 'wire.released', of: 7 }]]), 'server', noFlights)
  expect(row.gaps.at(-1)).toEqual({ from: 4_010, to: 4_600, held: true })
  expect(row.points.at(-1)).toMatchObject({ packet: 'pong', at: 4_600, trip: 590 })
  expect(row.rests.at(-1)).toEqual({ from: 4_600, to: null })
})

test('who noticed when: the server by its clock since the last packet it heard, the client by the closing', () => {
  const [ending] = endingsOf(connections(timedOut))
  expect(ending).toMatchObject({ client: 'A', cause: 'pong-held', worst: 3_000 })
  expect(ending?.server).toMatchObject({ reason: 'ping timeout', since: 'heard', after: 3_000 })
  expect(ending?.told).toMatchObject({ reason: 'transport close', since: 'other', after: 50 })
})

test('another packet while the pong is held is heard too', () => {
  const chatty: Timed = [
    ...heldPong,
    [4_500, frame('up', '42["a"]')],
    [
      5_500,
      { kind: 'engine.close', client: 'A', connection: 's1', transport: 'websocket', reason: 'ping timeout' },
    ],
  ]
  expect(endingsOf(connections(chatty))[0]?.server).toMatchObject({ since: 'heard', after: 1_000 })
})

test('a cut is counted from the cut; what a run ended nobody had to notice', () => {
  const cut: Timed = [
    ...begun,
    [3_000, { kind: 'wire.cut', client: 'A', connection: 's1', of: 9 }],
    [
      3_001,
      {
        kind: 'engine.close',
        client: 'A',
        connection: 's1',
        transport: 'websocket',
        reason: 'transport close',
      },
    ],
    [
      3_040,
      { kind: 'client.disconnect', client: 'A', namespace: '/', reason: 'transport close', retries: true },
    ],
  ]
  const [ending] = endingsOf(connections(cut))
  expect(ending).toMatchObject({
    cause: 'cut',
    server: { since: 'cut', after: 1 },
    told: { since: 'cut', after: 40 },
  })
  expect(endingsOf(connections([...begun, [3_000, { kind: 'program.stop', reason: 'replaced' }]]))).toEqual(
    [],
  )
})

test('in silence both ends find out by themselves', () => {
  const silent: Timed = [
    ...begun,
    [4_010, frame('down', '2')],
    [4_010, { kind: 'wire.dropped', of: 6, by: 'silence' }],
    [
      5_010,
      { kind: 'engine.close', client: 'A', connection: 's1', transport: 'websocket', reason: 'ping timeout' },
    ],
    [
      5_030,
      { kind: 'client.disconnect', client: 'A', namespace: '/', reason: 'ping timeout', retries: true },
    ],
  ]
  const [ending] = endingsOf(connections(silent))
  expect(ending).toMatchObject({
    cause: 'silence',
    server: { since: 'heard', after: 3_000 },
    told: { since: 'heard', after: 3_030 },
  })
})

test('leaving a namespace is no end of the connection, until the connection ends', () => {
  const left: Timed = [
    ...begun,
    [
      3_000,
      {
        kind: 'client.disconnect',
        client: 'A',
        namespace: '/',
        reason: 'io client disconnect',
        retries: false,
      },
    ],
  ]
  expect(first(left).told).toBe(null)
  const closed: Fact = {
    kind: 'engine.close',
    client: 'A',
    connection: 's1',
    transport: 'websocket',
    reason: 'transport close',
  }
  expect(first([...left, [3_010, closed]]).told).toMatchObject({ reason: 'io client disconnect' })
})

test('a client that tries anew has given up what the server ended, though it never said so', () => {
  const closed: Fact = {
    kind: 'engine.close',
    client: 'A',
    connection: 's1',
    transport: 'websocket',
    reason: 'transport close',
  }
  const [, opened, , ...beats] = begun
  const unsaid: Timed = [
    [0, frame('down', open('s1', 2_000, 1_000))],
    ...(opened ? [opened] : []),
    ...beats,
    [3_000, closed],
  ]
  expect(isAlive(first(unsaid))).toBe(true)
  const anew: Timed = [...unsaid, [4_000, { kind: 'client.reconnecting', client: 'A', attempt: 1 }]]
  expect(isAlive(first(anew))).toBe(false)
  expect(endingsOf(connections(anew))[0]).toMatchObject({ told: null, untold: 'gone' })
})

test('a client that connects anew stays in its row; a second connection beside it gets one of its own', () => {
  const again = frame('down', open('s2', 2_000, 1_000), 's2')
  const opened: Fact = { kind: 'engine.open', client: 'A', connection: 's2', transport: 'websocket' }
  const anew = connections([...timedOut, [6_000, again], [6_000, opened]])
  expect(tracksOf(anew, 4_000).tracks.map(({ connections }) => connections.map(({ sid }) => sid))).toEqual([
    ['s1', 's2'],
  ])
  expect(tracksOf(anew, 5_900).tracks.map(({ connections }) => connections.map(({ sid }) => sid))).toEqual([
    ['s2'],
  ])
  const beside = connections([...begun, [3_000, again], [3_000, opened]])
  expect(tracksOf(beside, 0).tracks.map(({ connections }) => connections.map(({ sid }) => sid))).toEqual([
    ['s1'],
    ['s2'],
  ])
})

test('of a recorded session, each connection has the last word that the server gave it', () => {
  const stopped = everything.find(({ kind }) => kind === 'program.stop')?.seq ?? Infinity
  // Of who was told goodbye, or said it, that is the last word.
  const goodbyeOf = (connection: string | undefined, before: number) =>
    everything.findLast(
      (event) => event.kind === 'socket.disconnect' && event.connection === connection && event.seq < before,
    )
  const words = everything.flatMap((event) => {
    if (event.kind !== 'engine.close' || event.seq > stopped) return []
    const goodbye = goodbyeOf(event.connection, event.seq)
    const reason = goodbye?.kind === 'socket.disconnect' ? goodbye.reason : event.reason
    return [`${event.connection} ${reason}`]
  })
  const told = connectionsOf(everything).connections.map(({ sid, server }) => `${sid} ${server?.reason}`)
  expect(words.length).toBeGreaterThan(0)
  for (const word of words) expect(told).toContain(word)
})
