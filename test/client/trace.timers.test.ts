/** The timers of both ends, against what Engine.IO's own code does. */
import { expect, test } from 'vitest'
import { freeConditions } from '#shared/network.ts'
import type { Fact } from '#shared/trace.ts'
import { shownTime } from '../../client/lab/trace/store.ts'
import { headlineOf, headlineText } from '../../client/pictures/headline.ts'
import { leftOf, timersAt, timersOf } from '../../client/pictures/timers.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'
import { everything, upTo } from './sessions/session.ts'

const frame = (direction: 'up' | 'down', data: string, client = 'A'): Fact => ({
  kind: 'ws.frame',
  client,
  connection: 's1',
  socket: 9,
  direction,
  opcode: 1,
  data,
  size: data.length,
})
const begun: readonly Fact[] = [
  get('A', 'transport=polling'),
  answer(1, open),
  { kind: 'engine.open', client: 'A', connection: 's1', transport: 'polling' },
]
const at = (seq: number) => (seq - 1) * 5
const shown = (facts: readonly Fact[]) =>
  timersOf(traceOf(facts)).map(({ kind, waits, from, until, held }) => [kind, waits, from, until, held])

test('after a handshake the server waits to ping and for a namespace, the client for the first ping', () => {
  expect(shown(begun)).toEqual([
    ['pingInterval', 'server', at(3), at(3) + 25_000, null],
    ['pingTimeout', 'client', at(2), at(2) + 45_000, null],
    ['connectTimeout', 'server', at(3), at(3) + 45_000, null],
  ])
})

test('a namespace that is joined ends connectTimeout; being asked for does not', () => {
  const asked = [...begun, post('A', 's1', '40')]
  expect(shown(asked).map(([kind]) => kind)).toContain('connectTimeout')
  const joined: Fact = { kind: 'socket.connect', client: 'A', connection: 's1', namespace: '/', id: 'x' }
  expect(shown([...asked, joined]).map(([kind]) => kind)).not.toContain('connectTimeout')
})

const joined: readonly Fact[] = [
  ...begun,
  { kind: 'socket.connect', client: 'A', connection: 's1', namespace: '/', id: 'x' },
]

test('a ping lets the server wait for the pong, and the client begin anew; a pong lets the server rest', () => {
  const pinged = [...joined, frame('down', '2')]
  expect(shown(pinged)).toEqual([
    ['pingTimeout', 'server', at(5), at(5) + 20_000, null],
    ['pingTimeout', 'client', at(5), at(5) + 45_000, null],
  ])
  expect(shown([...pinged, frame('up', '3')])).toEqual([
    ['pingInterval', 'server', at(6), at(6) + 25_000, null],
    ['pingTimeout', 'client', at(5), at(5) + 45_000, null],
  ])
})

test('another packet lets the wait for a pong begin anew, once', () => {
  const once = [...joined, frame('down', '2'), frame('up', '42["a"]')]
  expect(shown(once)[0]).toEqual(['pingTimeout', 'server', at(6), at(6) + 20_000, null])
  expect(shown([...once, frame('up', '42["b"]')])[0]).toEqual(shown(once)[0])
})

test('while the pong is held the server goes on waiting; released, it arrives then; dropped, never', () => {
  const held: readonly Fact[] = [
    ...joined,
    frame('down', '2'),
    frame('up', '3'),
    { kind: 'wire.held', of: 6, direction: 'up', types: ['pong'] },
  ]
  expect(shown(held)[0]).toEqual(['pingTimeout', 'server', at(5), at(5) + 20_000, 6])
  expect(shown([...held, { kind: 'wire.released', of: 6 }])[0]).toEqual([
    'pingInterval',
    'server',
    at(8),
    at(8) + 25_000,
    null,
  ])
  expect(shown([...held, { kind: 'wire.dropped', of: 6, by: 'learner' }])[0]).toEqual([
    'pingTimeout',
    'server',
    at(5),
    at(5) + 20_000,
    null,
  ])
})

test('a ping that is held has left the server, and has not reached the client', () => {
  const facts: Fact[] = [
    ...joined,
    frame('down', '2'),
    { kind: 'wire.held', of: 5, direction: 'down', types: ['ping'] },
  ]
  expect(shown(facts)).toEqual([
    ['pingTimeout', 'server', at(5), at(5) + 20_000, null],
    ['pingTimeout', 'client', at(2), at(2) + 45_000, 5],
  ])
})

test('a handshake that is held starts nothing at the client', () => {
  const facts: Fact[] = [
    ...begun.slice(0, 2),
    { kind: 'wire.held', of: 2, direction: 'down', types: ['http', 'open'] },
    { kind: 'engine.open', client: 'A', connection: 's1', transport: 'polling' },
  ]
  expect(shown(facts).map(([kind, waits]) => `${waits} ${kind}`)).toEqual([
    'server pingInterval',
    'server connectTimeout',
  ])
})

test('a WebSocket on trial has upgradeTimeout until 5; the probe ends nothing', () => {
  const trial: readonly Fact[] = [
    ...joined,
    {
      kind: 'ws.open',
      client: 'A',
      connection: 's1',
      url: '/socket.io/?EIO=4&transport=websocket&sid=s1',
      headers: {},
      socket: 9,
    },
    frame('up', '2probe'),
    frame('down', '3probe'),
  ]
  const upgrade = ['upgradeTimeout', 'server', at(5), at(5) + 10_000, null]
  expect(shown(trial)).toContainEqual(upgrade)
  expect(shown([...trial, frame('up', '5')]).map(([kind]) => kind)).not.toContain('upgradeTimeout')
})

test('the program’s own values hold, and a session of an ended run has no timers', () => {
  const options = { upgradeTimeout: 700, connectTimeout: 900, pingInterval: 1, pingTimeout: 1 }
  const facts: Fact[] = [{ kind: 'program.server', path: '/socket.io', options }, ...begun]
  // The handshake says what the client goes by.
  expect(shown(facts)).toContainEqual(['connectTimeout', 'server', at(4), at(4) + 900, null])
  expect(shown([...facts, { kind: 'program.stop', reason: 'replaced' }])).toEqual([])
})

test('a client under silence goes on waiting after the server has given up, until it is told', () => {
  const silence: Fact = {
    kind: 'wire.conditions',
    network: { lab: { ...freeConditions, silence: 'both' }, clients: {} },
  }
  const closed: Fact = {
    kind: 'engine.close',
    client: 'A',
    connection: 's1',
    transport: 'polling',
    reason: 'ping timeout',
  }
  const gone: Fact = {
    kind: 'client.disconnect',
    client: 'A',
    namespace: '/',
    reason: 'ping timeout',
    retries: true,
  }
  expect(shown([...joined, closed])).toEqual([])
  expect(shown([...joined, silence, closed]).map(([kind, waits]) => `${waits} ${kind}`)).toEqual([
    'client pingTimeout',
  ])
  expect(shown([...joined, silence, closed, gone])).toEqual([])
})

test('a client waits for its handshake, and before it tries again, as long as it says', () => {
  const facts: Fact[] = [
    { kind: 'client.connecting', client: 'A', namespace: '/', url: 'x', timeout: 20_000 },
    get('A', 'transport=polling'),
    { kind: 'wire.held', of: 2, direction: 'up', types: ['http'] },
  ]
  expect(shown(facts)).toEqual([['timeout', 'client', 0, 20_000, 2]])
  const refused: Fact = {
    kind: 'client.connect_error',
    client: 'A',
    namespace: '/',
    message: 'timeout',
    retries: true,
  }
  expect(shown([...facts, refused])).toEqual([])
  const waiting: Fact[] = [...facts, refused, { kind: 'client.waiting', client: 'A', delay: 812 }]
  expect(shown(waiting)).toEqual([['reconnectionDelay', 'client', at(5), at(5) + 812, null]])
})

test('an interval that is over is a wait for the pong, though its ping could not get out', () => {
  const timers = timersOf(traceOf(joined))
  const [server] = timersAt(timers, at(3) + 25_100)
  expect(server).toMatchObject({ kind: 'pingTimeout', waits: 'server', until: at(3) + 45_000 })
  expect(server && leftOf(server, at(3) + 25_100)).toBe(19_900)
})

test('in a recorded session every open connection has a heartbeat, and none runs at its end', () => {
  const broadcast = everything.findLast((event) => event.kind === 'broadcast')?.seq ?? 0
  const sids = (kind: string) =>
    new Set(timersOf(upTo(broadcast)).flatMap((timer) => (timer.kind === kind ? [timer.connection] : [])))
  expect(sids('pingInterval').size).toBe(4)
  expect(sids('upgradeTimeout').size).toBe(0)
  expect(timersOf(everything)).toEqual([])
})

test('what ends something soonest is told first, and an interval only when nothing else is waited for', () => {
  const said = (facts: readonly Fact[], time: number) => {
    const headline = headlineOf(timersOf(traceOf(facts)), time)
    return headline && [headlineText(headline), Math.round(headline.share * 100)]
  }
  expect(said(begun, at(3))).toEqual(['소켓 45초', 100])
  expect(said(joined, at(3) + 12_500)).toEqual(['핑 13초', 50])
  expect(said([...joined, frame('down', '2')], at(5) + 19_400)).toEqual(['퐁 0.6초', 3])
  expect(said([], 5)).toBeNull()
})

test('the time that is shown goes on in the present, and stands still in the past', () => {
  const events = traceOf([...joined])
  expect(shownTime({ events, cursor: null }, 700)).toBe(700)
  expect(shownTime({ events, cursor: null }, null)).toBe(at(4))
  expect(shownTime({ events: events.slice(1), cursor: 3 }, 700)).toBe(at(3))
})
