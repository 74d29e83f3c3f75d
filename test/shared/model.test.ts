/** What the model makes of a trace: units and their fates, exchanges, sessions, and the browser's check. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createModel, happeningsOf } from '#shared/model/model.ts'
import { isLost, isWaiting, momentOf, type Unit } from '#shared/model/units.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { answer, get, open, post, traceOf } from '../client/sessions/facts.ts'
import { generatedSession } from '../client/sessions/generated.ts'
import { everything } from '../client/sessions/session.ts'

const star = { 'Access-Control-Allow-Origin': '*' }

const connecting = (withCredentials?: true): Fact => ({
  kind: 'client.connecting',
  client: 'A',
  url: 'http://localhost:4000',
  namespace: '/',
  ...(withCredentials && { withCredentials }),
})
const starred = answer(1, open, 200, star as never)
const unitIn = (facts: readonly Fact[], seq: number): Unit => {
  const model = createModel()
  for (const event of traceOf(facts)) model.take(event)
  const unit = model.unit(seq)
  if (!unit) throw new Error(`no unit ${seq}`)
  return unit
}

describe('[M4] credentials that the client tells of', () => {
  test('before the answer: it is hidden when it comes', () => {
    const facts = [connecting(true), get('A', 'transport=polling'), { ...starred, request: 2 } as Fact]
    expect(unitIn(facts, 3)).toMatchObject({ fate: 'hidden', turns: [] })
  })
  test('after the answer: it is hidden from then on', () => {
    const unit = unitIn([get('A', 'transport=polling'), starred, connecting(true)], 2)
    expect(unit).toMatchObject({ fate: 'hidden', turns: [{ seq: 3, fate: 'hidden' }] })
  })
  test('after the client has gone on from it: that was another attempt', () => {
    const facts = [
      get('A', 'transport=polling'),
      starred,
      get('A', 'transport=polling&sid=s1'),
      connecting(true),
    ]
    expect(unitIn(facts, 2)).toMatchObject({ fate: 'arrived', turns: [] })
  })
  test('while the answer is held: it is hidden when it is let go', () => {
    const facts: Fact[] = [
      get('A', 'transport=polling'),
      starred,
      { kind: 'wire.held', of: 2, direction: 'down', types: ['open'] },
      connecting(true),
      { kind: 'wire.released', of: 2 },
    ]
    expect(unitIn(facts, 2)).toMatchObject({
      fate: 'hidden',
      turns: [
        { seq: 3, fate: 'held' },
        { seq: 5, fate: 'hidden' },
      ],
    })
  })
})

const frame = (direction: 'up' | 'down', data: string, more: Partial<Fact> = {}): Fact =>
  ({
    kind: 'ws.frame',
    client: 'A',
    socket: 1,
    direction,
    opcode: 1,
    data,
    size: data.length,
    ...more,
  }) as Fact

test('[M5] a session is known over both transports, and by its WebSocket', () => {
  const model = createModel()
  const events = traceOf([
    get('A', 'transport=polling'),
    answer(1, open),
    get('A', 'transport=websocket&sid=s1'),
    answer(3, '', 101),
    { kind: 'ws.open', client: 'A', socket: 3, url: '/?sid=s1', headers: {} },
    frame('up', '2probe', { socket: 3 } as Partial<Fact>),
    { kind: 'engine.upgrade', client: 'A', connection: 's1', transport: 'websocket' },
    frame('down', '2', { socket: 3 } as Partial<Fact>),
    post('A', 's1', '3'),
    { kind: 'engine.close', client: 'A', connection: 's1', transport: 'websocket', reason: 'ping timeout' },
  ])
  const upgrades = events.map((event) => {
    model.take(event)
    return model.session('s1')?.upgrade.is
  })
  expect(upgrades).toEqual([
    undefined,
    'none',
    'asked',
    'asked',
    'trial',
    'trial',
    'done',
    'done',
    'done',
    undefined,
  ])
  const session = model.unit(8)?.session
  expect(session).toMatchObject({
    sid: 's1',
    client: 'A',
    opened: { seq: 2 },
    end: { event: { reason: 'ping timeout' } },
  })
  expect(session?.beats.map(({ packet, unit }) => [packet, unit.seq])).toEqual([
    ['ping', 8],
    ['pong', 9],
  ])
  expect(model.unit(1)?.session).toBe(session)
})

test('a message in several frames is one packet of its last frame', () => {
  const more = { more: true } as Partial<Fact>
  const facts = [
    frame('up', '42["a', more),
    frame('down', '2'),
    frame('up', 'b"]', { opcode: 0 } as Partial<Fact>),
  ]
  const texts = happeningsOf(traceOf(facts)).map((one) =>
    one.is === 'crossed' ? one.unit.packets.map(({ text }) => text) : null,
  )
  expect(texts).toEqual([[], ['2'], ['42["ab"]']])
})

test('[M2] an edit keeps what stood there before', () => {
  const facts: Fact[] = [
    frame('up', '42["a"]'),
    { kind: 'wire.held', of: 1, direction: 'up', types: ['message'] },
    { kind: 'wire.edited', of: 1, data: '42["b"]' },
  ]
  const unit = unitIn(facts, 1)
  expect(unit.packets.map(({ text }) => text)).toEqual(['42["b"]'])
  const edit = unit.turns.at(-1)
  expect(edit).toMatchObject({ fate: 'held', why: { is: 'edited' } })
  expect(edit?.why.is === 'edited' && edit.why.before.map(({ text }) => text)).toEqual(['42["a"]'])
})

/** What holds of a unit at any time. */
function check(unit: Unit, events: readonly TraceEvent[]): void {
  const stopped = unit.event.stopped !== undefined
  const last = unit.turns.at(-1)
  if (last) expect(last.fate).toBe(unit.fate)
  else expect(isWaiting(unit.fate) || isLost(unit.fate)).toBe(stopped)
  const seqs = unit.turns.map(({ seq }) => seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  expect(seqs.every((seq) => seq > unit.seq)).toBe(true)
  expect(momentOf(unit)).toBe(stopped ? unit.seq + 1 : unit.seq)
  if (stopped) expect(events[unit.seq]?.kind).toMatch(/^wire\./)
}

test('[M1][M2] whatever comes is one happening each, and every unit is what its turns say', () => {
  fc.assert(
    fc.property(generatedSession(60), (events) => {
      const happenings = happeningsOf(events)
      expect(happenings.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
      for (const one of happenings) if (one.is === 'crossed') check(one.unit, events)
    }),
    { numRuns: 200 },
  )
  for (const one of happeningsOf(everything)) if (one.is === 'crossed') check(one.unit, everything)
})

describe('[M4] whose credentials they are', () => {
  const polling = (request: number): Fact => ({ ...starred, request }) as Fact
  const connected: Fact = {
    kind: 'client.connect',
    client: 'A',
    namespace: '/',
    id: 'x',
    transport: 'polling',
  }
  test('of a connection that is there already nothing is judged anew', () => {
    const facts = [
      connecting(),
      get('A', 'transport=polling'),
      polling(2),
      connected,
      connecting(true),
      get('A', 'transport=polling&sid=s1'),
      { ...answer(6, '2', 200, star as never) } as Fact,
    ]
    expect(unitIn(facts, 7)).toMatchObject({ fate: 'arrived', turns: [] })
  })
  test('of two attempts at once with different wishes, neither answer is said to be hidden', () => {
    const facts = [connecting(), connecting(true), get('A', 'transport=polling'), polling(3)]
    expect(unitIn(facts, 4)).toMatchObject({ fate: 'arrived' })
  })
  test('what the code asks by itself is none of them', () => {
    const own = { ...get('A', ''), url: '/data' } as Fact
    expect(unitIn([connecting(true), own, polling(2)], 3)).toMatchObject({ fate: 'arrived' })
  })
})

test('an upgrade that comes to nothing is none: its WebSocket closes, or its request is cut', () => {
  const begun = [get('A', 'transport=polling'), answer(1, open), get('A', 'transport=websocket&sid=s1')]
  const upgradeAfter = (facts: readonly Fact[]) => {
    const model = createModel()
    for (const event of traceOf(facts)) model.take(event)
    return model.session('s1')?.upgrade.is
  }
  const opened: Fact = { kind: 'ws.open', client: 'A', socket: 3, url: '/?sid=s1', headers: {} }
  expect(upgradeAfter([...begun, answer(3, '', 101), opened])).toBe('trial')
  const closed: Fact = { kind: 'ws.close', client: 'A', socket: 3 }
  expect(upgradeAfter([...begun, answer(3, '', 101), opened, closed])).toBe('none')
  expect(upgradeAfter([...begun, { kind: 'http.cut', request: 3, by: 'server' }])).toBe('none')
})

test('bytes in several frames are one message of bytes', () => {
  const facts = [
    { ...frame('up', '', { more: true } as Partial<Fact>), opcode: 2, data: { base64: 'AQI=' } } as Fact,
    { ...frame('up', ''), opcode: 0, data: { base64: 'Aw==' } } as Fact,
  ]
  const [first, last] = happeningsOf(traceOf(facts)).map((one) =>
    one.is === 'crossed' ? one.unit.packets : [],
  )
  expect(first).toEqual([])
  expect(last?.[0]?.engine).toMatchObject({ type: 'message', binary: true })
})

test('an empty sid is none, as Engine.IO has it', () => {
  const [one] = happeningsOf(traceOf([get('A', 'transport=polling&sid=')]))
  expect(one?.is === 'crossed' && one.unit.kind === 'request' && one.unit.exchange.purpose).toBe('handshake')
})
