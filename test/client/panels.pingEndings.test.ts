/** Who ended a connection, and who found out by whom. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { connectionsOf } from '../../client/features/panels/ping/connections.ts'
import { endingsOf } from '../../client/features/panels/ping/endings.ts'
import { begun, frame, open, type Timed, traceAt } from './pingFacts.ts'

const connections = (facts: Timed) => connectionsOf(traceAt(facts)).connections
const at = (sid = 's1') => ({ client: 'A', connection: sid })
const closedBy = (reason: string): Fact => ({
  kind: 'engine.close',
  ...at(),
  transport: 'websocket',
  reason,
})
const socketGone = (reason: string, namespace = '/'): Fact => ({
  kind: 'socket.disconnect',
  ...at(),
  namespace,
  id: 'x',
  reason,
})
const toldEnd = (reason: string, namespace = '/', sid = 's1'): Fact => ({
  kind: 'client.disconnect',
  ...at(sid),
  namespace,
  reason,
  retries: false,
})
const admitted = (namespace = '/'): Fact => ({ kind: 'socket.connect', ...at(), namespace, id: 'x' })

test('whose goodbye it was decides who was first, however late a client tells of it', () => {
  const left: Timed = [
    ...begun,
    [2_500, admitted()],
    [3_010, socketGone('client namespace disconnect')],
    [3_012, closedBy('transport close')],
    [3_050, toldEnd('io client disconnect')],
  ]
  expect(endingsOf(connections(left))[0]).toMatchObject({
    told: { reason: 'io client disconnect', since: 'own' },
    server: { reason: 'client namespace disconnect', since: 'other', after: null },
  })
  const packet = { direction: 'up', transport: 'websocket', text: '41', when: 2_990 } as const
  const timed: Timed = [...left, [3_060, { kind: 'client.wire', ...at(), packets: [packet] }]]
  expect(endingsOf(connections(timed))[0]).toMatchObject({
    told: { since: 'own', at: 2_990 },
    server: { since: 'other', after: 20 },
  })
  const kicked: Timed = [
    ...begun,
    [2_500, admitted()],
    [3_010, socketGone('server namespace disconnect')],
    [3_030, closedBy('transport close')],
    [3_050, toldEnd('io server disconnect')],
  ]
  expect(endingsOf(connections(kicked))[0]).toMatchObject({
    server: { reason: 'server namespace disconnect', since: 'own' },
    told: { since: 'other', after: 40 },
  })
})

test('nobody is said to be first where nobody said so: a page that was closed leaves the server to find out', () => {
  const gone: Timed = [
    ...begun,
    [2_500, admitted()],
    [3_000, closedBy('transport close')],
    [3_001, socketGone('transport close')],
    [3_002, { kind: 'client.gone', client: 'A' }],
  ]
  expect(endingsOf(connections(gone))[0]).toMatchObject({
    server: { reason: 'transport close', since: null },
    told: null,
    untold: 'gone',
  })
})

test('who left one namespace and stays in another has not left the connection', () => {
  const chat: Fact = {
    kind: 'client.connect',
    ...at(),
    namespace: '/chat',
    id: 'y',
    transport: 'websocket',
  }
  const cutLater: Timed = [
    ...begun,
    [2_500, admitted()],
    [2_600, admitted('/chat')],
    [2_600, chat],
    [3_000, socketGone('client namespace disconnect', '/chat')],
    [3_001, toldEnd('io client disconnect', '/chat')],
    [4_000, closedBy('transport close')],
    [4_020, toldEnd('transport close')],
  ]
  expect(endingsOf(connections(cutLater))[0]).toMatchObject({
    server: { reason: 'transport close' },
    told: { reason: 'transport close' },
  })
})

test('a report names its connection: the next one may have begun before it comes', () => {
  const again: Timed = [
    ...begun,
    [3_000, closedBy('transport close')],
    [3_010, frame('down', open('s2', 2_000, 1_000), 's2')],
    [3_010, { kind: 'engine.open', ...at('s2'), transport: 'websocket' }],
    [3_040, toldEnd('io server disconnect')],
  ]
  expect(connections(again).map(({ sid, told }) => [sid, told?.reason])).toEqual([
    ['s1', 'io server disconnect'],
    ['s2', undefined],
  ])
})
