/** A check speaks of Engine.IO packets, however they were carried. */
import { expect, test } from 'vitest'
import { look } from '../../client/features/lessons/check/check.ts'
import { withPackets } from '../../client/features/lessons/watch.ts'
import { checkSchema } from '../../server/shared/lesson/check.ts'
import { happeningsOf } from '../../server/shared/model/model.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { traced } from './support/traced.ts'

const url = '/socket.io/?EIO=4&transport=polling&sid=s'
const request = (body: string, more: object = {}): Fact =>
  ({
    kind: 'http.request',
    client: 'A',
    connection: 's',
    method: 'POST',
    url,
    headers: {},
    body,
    size: 0,
    ...more,
  }) as Fact
/** Unless said otherwise, its request is gone from the trace. */
const response = (body: string, more: object = {}): Fact =>
  ({
    kind: 'http.response',
    client: 'A',
    connection: 's',
    request: 0,
    status: 200,
    headers: {},
    body,
    size: 0,
    ...more,
  }) as Fact
const frame = (direction: 'up' | 'down', data: unknown, opcode = 1): Fact =>
  ({ kind: 'ws.frame', client: 'A', connection: 's', socket: 1, direction, opcode, data, size: 0 }) as Fact

const packetsOf = (...facts: Fact[]) =>
  happeningsOf(traced(facts))
    .flatMap(withPackets)
    .flatMap((one) =>
      one.kind === 'packet' ? [`${one.seq}.${one.part} ${one.direction} ${one.over} ${one.text}`] : [],
    )

test('[V3] a polling payload holds its packets in order, up in requests and down in responses', () => {
  expect(packetsOf(request('40\x1e42["a"]'), response('3\x1e42["b"]\x1e2'))).toEqual([
    '1.0 up polling 40',
    '1.1 up polling 42["a"]',
    '2.0 down polling 3',
    '2.1 down polling 42["b"]',
    '2.2 down polling 2',
  ])
})

test('[V3] a frame of text or bytes is one packet; control frames are none', () => {
  expect(
    packetsOf(frame('up', '2probe'), frame('down', { base64: 'AAE=' }, 2), frame('down', 'x', 9)),
  ).toEqual(['1.0 up websocket 2probe', '2.0 down websocket '])
})

test('[V3] what carries no packets has none: the `ok` of a POST, a refusal, a page, an empty body', () => {
  expect(
    packetsOf(
      response('ok'),
      response('{"code":1}', { status: 400 }),
      response('<html>', { connection: undefined }),
      response(''),
      request('', {}),
      request('a=1', { url: '/form' }),
      request('40', { method: 'GET' }),
    ),
  ).toEqual([])
})

test('[V3] what answers a post carries no packets, a poll’s answer does', () => {
  expect(packetsOf(request('40'), response('40', { request: 1 }))).toEqual(['1.0 up polling 40'])
  expect(packetsOf(request('', { method: 'GET' }), response('40', { request: 1 }))).toEqual([
    '2.0 down polling 40',
  ])
})

test('[V3] a message that comes in several frames is one packet, told with the last', () => {
  const first = { ...frame('up', '42["a'), more: true } as Fact
  expect(packetsOf(first, frame('down', '2'), frame('up', '"]', 0))).toEqual([
    '2.0 down websocket 2',
    '3.0 up websocket 42["a"]',
  ])
})

test('[V3] a compressed answer is read as it was before', () => {
  expect(packetsOf(response('', { body: { base64: 'H4sI' }, decoded: '2\x1e42["a"]' }))).toEqual([
    '1.0 down polling 2',
    '1.1 down polling 42["a"]',
  ])
})

test('[V3] the same check finds an event and its answer over polling and over a WebSocket', () => {
  const answered = checkSchema.parse([
    {
      kind: 'packet',
      client: 'A',
      connection: '$c',
      direction: 'up',
      text: { match: '^42(?<n>\\d+)\\[' },
      as: 'asked',
    },
    {
      kind: 'packet',
      connection: '$c',
      direction: 'down',
      text: { match: '^43(?<n>\\d+)\\[' },
      after: 'asked',
    },
  ])
  const met = (...facts: Fact[]) => look(answered, happeningsOf(traced(facts)).flatMap(withPackets)).met
  expect(met(request('420["a"]'), response('2\x1e430["b"]'))).toBe(true)
  expect(met(frame('up', '420["a"]'), frame('down', '430["b"]'))).toBe(true)
  expect(met(request('420["a"]'), frame('down', '430["b"]'))).toBe(true)
  expect(met(frame('up', '420["a"]'), frame('down', '431["b"]'))).toBe(false)
  expect(met(frame('down', '430["b"]'), frame('up', '420["a"]'))).toBe(false)
})
