/** What the model makes of a trace: units and their fates, exchanges, sessions, and the browser's check. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCors } from '#shared/model/cors.ts'
import { createModel, happeningsOf } from '#shared/model/model.ts'
import { isLost, isWaiting, momentOf, type Unit } from '#shared/model/units.ts'
import type { Fact, HttpRequest, HttpResponse, TraceEvent } from '#shared/trace.ts'
import { answer, get, open, post, traceOf } from '../client/sessions/facts.ts'
import { generatedSession } from '../client/sessions/generated.ts'
import { everything } from '../client/sessions/session.ts'

const origin = 'http://localhost:3000'
const asking = (more: Record<string, string> = {}, method = 'GET'): HttpRequest => ({
  kind: 'http.request',
  seq: 1,
  at: 0,
  client: 'A',
  method,
  url: '/socket.io/?EIO=4&transport=polling',
  headers: { origin, host: 'localhost:4000', ...more },
  body: '',
  size: 0,
})
const answering = (headers: Record<string, string>, status = 200): HttpResponse => ({
  kind: 'http.response',
  seq: 2,
  at: 1,
  request: 1,
  status,
  headers,
  body: '',
  size: 0,
})
const preflight = (more: Record<string, string> = {}) =>
  asking({ 'access-control-request-method': 'GET', ...more }, 'OPTIONS')
const allow = { 'Access-Control-Allow-Origin': origin }
const star = { 'Access-Control-Allow-Origin': '*' }
const credentials = { 'Access-Control-Allow-Credentials': 'true' }
const token = { 'access-control-request-headers': 'X-Token' }

describe('[M3] the check of CORS', () => {
  const cases: [string, HttpRequest, HttpResponse, boolean, object][] = [
    ['no header', asking(), answering({}), false, { is: 'kept', reason: { is: 'no origin' } }],
    ['this origin', asking(), answering(allow), false, { is: 'allowed', by: 'origin' }],
    ['any origin', asking(), answering(star), false, { is: 'allowed', by: 'star' }],
    [
      'any origin, with cookies',
      asking(),
      answering(star),
      true,
      { reason: { is: 'star with credentials' } },
    ],
    [
      'any origin, with a cookie that was sent',
      asking({ cookie: 'a=b' }),
      answering(star),
      false,
      { reason: { is: 'star with credentials' } },
    ],
    ['credentials not allowed', asking(), answering(allow), true, { reason: { is: 'no credentials' } }],
    ['credentials', asking(), answering({ ...allow, ...credentials }), true, { is: 'allowed' }],
    [
      'an origin with a slash',
      asking(),
      answering({ 'access-control-allow-origin': `${origin}/` }),
      false,
      { reason: { is: 'other origin', slash: true } },
    ],
    ['a WebSocket', asking(), answering({}, 101), true, { is: 'unchecked', because: 'websocket' }],
    [
      'the same origin',
      asking({ host: 'localhost:3000' }),
      answering({}),
      false,
      { is: 'unchecked', because: 'same origin' },
    ],
    [
      'no browser',
      { ...asking(), client: 'ext-1' },
      answering({}),
      false,
      { is: 'unchecked', because: 'no browser' },
    ],
    [
      'a preflight that is refused',
      preflight(),
      answering(allow, 404),
      false,
      { reason: { is: 'preflight status', status: 404 } },
    ],
    [
      'a header that is not named',
      preflight(token),
      answering(allow, 204),
      false,
      { reason: { is: 'header', name: 'x-token' } },
    ],
    [
      'a header that is named',
      preflight(token),
      answering({ ...allow, 'Access-Control-Allow-Headers': 'a, X-TOKEN' }, 204),
      false,
      { is: 'allowed' },
    ],
    [
      'any header',
      preflight(token),
      answering({ ...allow, 'access-control-allow-headers': '*' }, 204),
      false,
      { is: 'allowed' },
    ],
    [
      'any header, with credentials: a name like any other',
      preflight(token),
      answering({ ...allow, ...credentials, 'access-control-allow-headers': '*' }, 204),
      true,
      { reason: { is: 'header', name: 'x-token' }, header: 'access-control-allow-headers' },
    ],
    [
      'any header, and authorization',
      preflight({ 'access-control-request-headers': 'authorization' }),
      answering({ ...allow, 'access-control-allow-headers': '*' }, 204),
      false,
      { reason: { is: 'header', name: 'authorization' } },
    ],
    [
      'a method that is not named',
      preflight({ 'access-control-request-method': 'PUT' }),
      answering(allow, 204),
      false,
      { reason: { is: 'method', name: 'PUT' } },
    ],
    [
      'an OPTIONS request that is no preflight',
      asking({}, 'OPTIONS'),
      answering(allow, 404),
      false,
      { is: 'allowed' },
    ],
  ]
  test.each(cases)('%s', (_name, request, response, withCredentials, verdict) => {
    expect(checkCors(request, response, withCredentials)).toMatchObject(verdict)
  })
})

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
