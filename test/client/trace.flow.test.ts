/** The flow of a recorded session: real server, real clients, the real wire. */
import { describe, expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { stepName } from '../../client/pictures/names.ts'
import { answer, get, open, traceOf } from './sessions/facts.ts'
import { everything, rolesOf, stepsOf } from './sessions/session.ts'

const flow = flowOf(everything)
const laneOf = (client: string) => flow.lanes.find((lane) => lane.client === client)

test('a first connection is shown in three steps, from the handshake to the upgrade', () => {
  const [handshake] = stepsOf(flow, 'handshake')
  const [namespace] = stepsOf(flow, 'namespace')
  const [upgrade] = stepsOf(flow, 'upgrade')
  expect(rolesOf(handshake)).toBe('handshake-request open')
  expect(rolesOf(namespace)).toBe('namespace-request post-ok poll namespace-answer')
  expect(rolesOf(upgrade)).toMatch(
    /^upgrade-request upgrade-answer probe-ping probe-pong (poll noop )?upgrade$/,
  )
  expect(handshake?.crossings.map((crossing) => crossing.layer)).toEqual(['http', 'eio'])
  expect(handshake?.crossings[1]?.raw).toMatch(/^0\{"sid":/)
})

test('later connections are one step each, and one after a lost connection says so', () => {
  const names = stepsOf(flow, 'connection').map((step) => stepName(step, laneOf))
  expect(names).toEqual(['B의 연결', '외부 1의 연결', 'A의 재연결'])
})

test('a connection beside one that still stands is no reconnection; after the word of its end the next one is', () => {
  const namesOf = (facts: readonly Fact[]) =>
    stepsOf(flowOf(traceOf(facts)), 'connection').map((step) => stepName(step, laneOf))
  const two = [
    get('A', 'transport=polling'),
    answer(1, open.replace('s1', 'one')),
    get('A', 'transport=polling'),
    answer(3, open.replace('s1', 'two')),
  ]
  expect(namesOf(two)).toEqual(['A의 연결'])
  const lost: Fact = {
    kind: 'client.disconnect',
    client: 'A',
    namespace: '/',
    reason: 'transport close',
    retries: true,
  }
  expect(
    namesOf([...two, lost, get('A', 'transport=polling'), answer(6, open.replace('s1', 'three'))]),
  ).toEqual(['A의 연결', 'A의 재연결'])
})

test('what a listener sends belongs to the step of its event', () => {
  const [chat] = stepsOf(flow, 'event')
  expect(chat?.crossings.map((crossing) => `${crossing.client} ${crossing.raw}`)).toEqual([
    'A 42["chat","안녕"]',
    'A 42["chat","안녕"]',
    'B 42["chat","안녕"]',
  ])
  const [asked] = stepsOf(flow, 'event-ack')
  expect(rolesOf(asked)).toBe('event-asking event event ack')
  const entered = stepsOf(flow, 'event').find((step) => rolesOf(step).includes('room-join'))
  expect(rolesOf(entered)).toBe('event room-join')
})

test('a binary event keeps its bytes, up and down, with the client that they belong to', () => {
  const binary = stepsOf(flow, 'event').find((step) => rolesOf(step).includes('attachment'))
  expect(rolesOf(binary)).toBe('event attachment event event event attachment attachment attachment')
  expect(binary?.crossings.every((crossing) => crossing.layer === 'sio')).toBe(true)
})

test('a broadcast from the console is one step with an arrow for each recipient', () => {
  const [broadcast] = stepsOf(flow, 'broadcast')
  expect(broadcast?.crossings.map((crossing) => crossing.client)).toEqual(['A', 'B', 'ext-1'])
})

test('an answer that the browser keeps from its page is hidden, and the server has a session nobody will use', () => {
  const [failure] = stepsOf(flow, 'failure')
  expect(failure && stepName(failure, laneOf)).toBe('C의 연결 실패')
  const answer = failure?.crossings[1]
  expect(answer?.via === 'wire' && [answer.unit.fate, answer.raw.slice(0, 5), answer.layer]).toEqual([
    'hidden',
    '200 0',
    'http',
  ])
  expect(rolesOf(failure)).toBe('handshake-request open client-refused')
})

test('a namespace that refuses leaves the connection as it is', () => {
  const [refusal] = stepsOf(flow, 'refusal')
  expect(rolesOf(refusal)).toBe('namespace-request namespace-refusal client-refused')
  const after = refusal?.crossings.at(-1)?.after.lanes
  expect(after?.['A']).toBe('websocket')
})

describe('lanes', () => {
  test('go from dashed to solid at the upgrade, and end when the connection does', () => {
    const [upgrade] = stepsOf(flow, 'upgrade')
    const last = upgrade?.crossings.at(-1)
    expect([last?.raw, last?.before.lanes['A'], last?.after.lanes['A']]).toEqual([
      '5',
      'polling',
      'websocket',
    ])
    const goodbye = stepsOf(flow, 'disconnect').find((step) => step.client === 'B')
    expect(rolesOf(goodbye)).toContain('leave')
    expect(goodbye?.crossings.at(-1)?.after.lanes['B']).toBe('none')
  })
  test('of a stopped program all end in the step of the stop', () => {
    const [stop] = stepsOf(flow, 'stop')
    const after = stop?.crossings.at(-1)?.after.lanes
    expect([after?.['A'], after?.['ext-1']]).toEqual(['none', 'none'])
    const [, again] = stepsOf(flow, 'server')
    expect(again?.crossings[0]?.before.lanes['A']).toBe('none')
  })
})

test('every request, response and frame is in exactly one place, and none is in two', () => {
  const shown = new Set(flow.steps.flatMap((step) => step.crossings.map((crossing) => crossing.seq)))
  const wire = everything.filter((event) => /^(http\.(request|response)|ws\.frame)$/.test(event.kind))
  expect(wire.filter((event) => !shown.has(event.seq))).toEqual([])
  const keys = flow.steps.flatMap((step) => step.crossings.map((crossing) => crossing.key))
  expect(new Set(keys).size).toBe(keys.length)
})
