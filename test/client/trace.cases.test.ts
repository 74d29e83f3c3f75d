/** Cases of the flow that a good session does not show, written by hand from the protocols. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { stepName } from '../../client/pictures/names.ts'
import { answer, browser, get, open, post, traceOf } from './sessions/facts.ts'
import { everything, rolesOf, stepsOf } from './sessions/session.ts'

const nobody = () => undefined

test('nobody listens: the request stops at the server, the attempt failed, and the next one is a retry', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      { kind: 'http.refused', client: 'A', request: 1, reason: 'not-listening' },
      { kind: 'client.connect_error', client: 'A', namespace: '/', message: 'xhr poll error', retries: true },
      get('A', 'transport=polling'),
      { kind: 'http.refused', client: 'A', request: 4, reason: 'not-listening' },
    ]),
  )
  const request = flow.steps[0]?.crossings[0]
  expect(request?.via === 'wire' && request.unit.fate).toBe('refused')
  expect(flow.steps.map((step) => stepName(step, nobody))).toEqual(['A의 연결 실패', 'A의 재시도 1'])
  expect(flow.lanes[0]).toMatchObject({ status: 'refused', transport: null })
  expect(flow.lines.lanes['A']).toBe('none')
})

test('a path that nobody serves is a refusal, not a hidden answer, when the browser may see it', () => {
  const flow = flowOf(traceOf([get('A', 'transport=polling'), answer(1, 'Cannot GET /wrong/', 404)]))
  expect(rolesOf(flow.steps[0])).toBe('handshake-request refusal')
  expect(flow.steps[0]?.kind).toBe('failure')
})

test('credentials that the server does not allow hide the answer, and so does a missing header', () => {
  const withCookie: Fact = {
    ...get('A', 'transport=polling'),
    headers: { ...browser, cookie: 'a=b' },
  } as Fact
  const fates = [
    flowOf(traceOf([withCookie, answer(1, open)])),
    flowOf(traceOf([get('A', 'transport=polling'), { ...answer(1, open), headers: {} } as Fact])),
    flowOf(traceOf([get('A', 'transport=polling'), answer(1, open)])),
  ].map((flow) => flow.crossings.get('2.0'))
  expect(fates.map((crossing) => crossing?.via === 'wire' && crossing.unit.fate)).toEqual([
    'hidden',
    'hidden',
    'arrived',
  ])
})

test('a 200 that the page was told nothing of was hidden too, though no header shows why', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open, 200, { 'Access-Control-Allow-Origin': '*' }),
      { kind: 'client.connect_error', client: 'A', namespace: '/', message: 'xhr poll error', retries: true },
    ]),
  )
  const crossing = flow.crossings.get('2.0')
  expect(crossing?.via === 'wire' && crossing.unit.fate).toBe('hidden')
  expect(flow.steps[0]?.kind).toBe('failure')
})

test('a response with several packets shows each of them', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open),
      post('A', 's1', '40'),
      answer(3, 'ok'),
      get('A', 'transport=polling&sid=s1'),
      answer(5, '40{"sid":"x"}\x1e42["hello",1]\x1e2'),
    ]),
  )
  const parts = [0, 1, 2].map((part) => flow.crossings.get(`6.${part}`))
  expect(parts.map((crossing) => [crossing?.role, crossing?.layer, crossing?.raw])).toEqual([
    ['namespace-answer', 'sio', '40{"sid":"x"}'],
    ['event', 'sio', '42["hello",1]'],
    ['ping', 'eio', '2'],
  ])
  expect(flow.lanes[0]).toMatchObject({ status: 'connected', transport: 'polling' })
})

test('leaving over polling ends the lane with the close packet', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open),
      post('A', 's1', '40'),
      answer(3, 'ok'),
      get('A', 'transport=polling&sid=s1'),
      answer(5, '40{"sid":"x"}'),
      post('A', 's1', '41\x1e1'),
      answer(7, 'ok'),
      {
        kind: 'client.disconnect',
        client: 'A',
        namespace: '/',
        reason: 'io client disconnect',
        retries: false,
      },
      get('A', 'transport=polling'),
    ]),
  )
  const [goodbye] = stepsOf(flow, 'disconnect')
  expect(rolesOf(goodbye)).toBe('leave close post-ok client-disconnect')
  expect(goodbye?.crossings[1]?.after.lanes['A']).toBe('none')
  const [again] = stepsOf(flow, 'connection')
  expect(again && stepName(again, nobody)).toBe('A의 연결')
})

const emitted = {
  kind: 'client.emit',
  client: 'A',
  namespace: '/',
  event: 'early',
  args: [1],
  ack: false,
} as const
test('what a socket keeps until it is connected is told when it is emitted, and crosses later from that line', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      { ...emitted, buffered: true, line: 3 },
      answer(1, open),
      post('A', 's1', '40'),
      post('A', 's1', '42["early",1]'),
    ]),
  )
  const [kept] = stepsOf(flow, 'buffered')
  const cause = { file: 'client-a.js', line: 3 }
  expect(kept?.crossings[0]).toMatchObject({ via: 'code', raw: 'early', cause })
  expect(stepsOf(flow, 'event')[0]?.crossings[0]).toMatchObject({ raw: '42["early",1]', cause })
})

test('pings with nothing between them are one step, whoever they are for', () => {
  const frame = (client: string, direction: 'up' | 'down', data: string): Fact => ({
    kind: 'ws.frame',
    client,
    connection: `sid ${client}`,
    socket: client.charCodeAt(0),
    direction,
    opcode: 1,
    data,
    size: data.length,
  })
  const flow = flowOf(
    traceOf([
      frame('A', 'down', '2'),
      frame('B', 'down', '2'),
      frame('A', 'up', '3'),
      frame('B', 'up', '3'),
      frame('A', 'up', '42["x"]'),
      frame('A', 'down', '2'),
    ]),
  )
  const pings = stepsOf(flow, 'ping')
  expect(pings.map((step) => [rolesOf(step), step.client])).toEqual([
    ['ping ping pong pong', null],
    ['ping', 'A'],
  ])
})

test('a request of no Engine.IO is a step of its own', () => {
  const page: Fact = { kind: 'http.request', method: 'GET', url: '/hello', headers: {}, body: '', size: 0 }
  const flow = flowOf(
    traceOf([page, { kind: 'http.response', request: 1, status: 200, headers: {}, body: 'hi', size: 2 }]),
  )
  expect(flow.steps[0]?.kind).toBe('http')
  expect(flow.steps[0]?.crossings.map((crossing) => crossing.raw)).toEqual(['GET /hello', '200 hi'])
})

test('an error that ends the program says so once, with its line, in the step of the stop', () => {
  const flow = flowOf(
    traceOf([
      { kind: 'program.run', text: '', run: 1 },
      { kind: 'program.error', text: 'ReferenceError: x is not defined', line: 3 },
      { kind: 'program.stop', reason: 'error' },
    ]),
  )
  const [stop] = stepsOf(flow, 'stop')
  expect(rolesOf(stop)).toBe('program-error stop')
  expect(stop?.crossings[0]?.cause).toEqual({ file: 'server.js', line: 3, run: 1 })
})

test('a broadcast to nobody is told', () => {
  const flow = flowOf(
    traceOf([
      { kind: 'broadcast', namespace: '/', rooms: ['red'], except: [], event: 'x', args: [], recipients: [] },
    ]),
  )
  expect(rolesOf(flow.steps[0])).toBe('nobody')
})

test('a trace whose beginning is gone still shows events with what they caused, on lanes that are connected', () => {
  const from = everything.findIndex(
    (event) => event.kind === 'ws.frame' && event.data === '42["chat","안녕"]',
  )
  const flow = flowOf(everything.slice(from))
  const [chat] = stepsOf(flow, 'event')
  expect(chat?.crossings.map((crossing) => crossing.client)).toEqual(['A', 'A', 'B'])
  expect(chat?.crossings[2]?.after.lanes).toEqual({ A: 'websocket', B: 'websocket' })
  const keys = flow.steps.map((step) => step.key)
  expect(new Set(keys).size).toBe(keys.length)
})

const refused = (request: number): Fact => ({
  kind: 'http.refused',
  client: 'A',
  request,
  reason: 'not-listening',
})
const failed: Fact = {
  kind: 'client.connect_error',
  client: 'A',
  namespace: '/',
  message: 'xhr poll error',
  retries: true,
}
const names = (facts: readonly Fact[]) => flowOf(traceOf(facts)).steps.map((step) => stepName(step, nobody))

test('a browser that sends its request again by itself makes no second attempt', () => {
  const first = get('A', 'transport=polling&t=one')
  const next = get('A', 'transport=polling&t=two')
  expect(names([first, refused(1), first, refused(3), failed, next, refused(6)])).toEqual([
    'A의 연결 실패',
    'A의 재시도 1',
  ])
  expect(names([first, refused(1), first, { ...answer(3, open) }])).toEqual(['핸드셰이크'])
})

test('a client that gives up trying has no connection that could end', () => {
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling&t=one'),
      refused(1),
      failed,
      {
        kind: 'client.disconnect',
        client: 'A',
        namespace: '/',
        reason: 'io client disconnect',
        retries: false,
      },
    ]),
  )
  const last = flow.steps.at(-1)
  expect(last && stepName(last, nobody)).toBe('시도를 그만둠')
  expect(rolesOf(last)).toBe('client-gave-up')
})

test('what a client says of an end stands with the connection that ended, though its next one began before', () => {
  const admitted = (id: string, connection: string): Fact => ({
    kind: 'socket.connect',
    client: 'A',
    connection,
    namespace: '/',
    id,
  })
  const flow = flowOf(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open),
      post('A', 's1', '40'),
      answer(3, 'ok'),
      get('A', 'transport=polling&sid=s1'),
      admitted('x', 's1'),
      answer(5, '40{"sid":"x"}'),
      get('A', 'transport=polling&sid=s1'),
      answer(8, '41'),
      get('A', 'transport=polling'),
      answer(10, open.replace('s1', 's2')),
      {
        kind: 'client.disconnect',
        client: 'A',
        connection: 's1',
        namespace: '/',
        reason: 'io server disconnect',
        retries: false,
      },
      post('A', 's2', '40'),
      answer(13, 'ok'),
      get('A', 'transport=polling&sid=s2'),
      admitted('y', 's2'),
      answer(15, '40{"sid":"y"}'),
    ]),
  )
  expect(stepsOf(flow, 'disconnect').map(rolesOf)).toEqual(['leave client-disconnect'])
  expect(flow.steps.at(-1)?.kind).toBe('connection')
  expect(flow.lanes[0]).toMatchObject({ status: 'connected', reason: null })
})
