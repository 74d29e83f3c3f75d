/** What was emitted long before it crossed, and what was handled more often than it came. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { crossingName, noteWords, stepName } from '../../client/pictures/names.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'
import { rolesOf, stepsOf } from './sessions/session.ts'

const nobody = () => undefined
const who = { client: 'A', connection: 's1', namespace: '/' } as const
const buffered: Fact = { kind: 'client.emit', ...who, event: 'chat', args: [1], ack: false, buffered: true }
const connected: Fact = { kind: 'client.connect', ...who, id: 'x', transport: 'polling' }
const lost: Fact = { kind: 'client.disconnect', ...who, reason: 'transport close', retries: true }
/** Begins at `seq` 1. */
const joining = [get('A', 'transport=polling'), answer(1, open), post('A', 's1', '40')]
const admitted: Fact = { kind: 'socket.connect', ...who, id: 'x' }
const chat = post('A', 's1', '42["chat",1]')

const nameOf = (facts: readonly Fact[]) => {
  const [step] = stepsOf(flowOf(traceOf(facts)), 'event')
  const [crossing] = step?.crossings ?? []
  return step && crossing && [stepName(step, nobody), crossingName(crossing, nobody)]
}

test('an event that was kept while its client was away says so, folded and open', () => {
  const away = '끊긴 동안 부른 것'
  expect(nameOf([...joining, connected, lost, buffered, chat])).toEqual([away, away])
  const early = '연결 전에 부른 것'
  expect(nameOf([buffered, ...joining, connected, chat])).toEqual([early, early])
  expect(nameOf([...joining, connected, chat])).toEqual(['이벤트', 'A가 보냄'])
})

test('the next page of a client was not away: it is only early', () => {
  const run: Fact = { kind: 'client.run', client: 'A', text: '', origin: 'http://localhost:3000' }
  expect(nameOf([...joining, connected, lost, run, buffered, chat])?.[0]).toBe('연결 전에 부른 것')
})

const handler = (event: string, nth?: number): Fact => ({
  kind: 'program.handler',
  ...who,
  id: 'x',
  event,
  line: 7,
  ...(nth !== undefined && { nth }),
})

test('listeners of one line that are there several times are one row, which counts them', () => {
  const calls = [handler('chat'), handler('chat', 2), handler('chat', 3)]
  const flow = flowOf(traceOf([...joining, admitted, chat, ...calls]))
  const [step] = stepsOf(flow, 'event')
  expect(rolesOf(step)).toBe('event heard-again')
  const note = step?.crossings[1]
  expect(note?.via === 'code' && noteWords(note, nobody)).toBe('3번 처리했어요')
  expect(note?.cause).toMatchObject({ file: 'server.js', line: 7 })
})

test('every packet has its own count, and what Socket.IO tells of an end is nobody’s event', () => {
  const twice = [chat, handler('chat'), handler('chat', 2)]
  const flow = flowOf(traceOf([...joining, admitted, ...twice, ...twice, handler('disconnect', 2)]))
  expect(stepsOf(flow, 'event').map(rolesOf)).toEqual(['event heard-again', 'event heard-again'])
})

test('a client that hears one packet several times says it beside the packet', () => {
  const received: Fact = { kind: 'client.receive', ...who, event: 'news', args: [1], line: 3, times: 4 }
  const flow = flowOf(
    traceOf([
      ...joining,
      admitted,
      get('A', 'transport=polling&sid=s1'),
      answer(5, '42["news",1]'),
      received,
    ]),
  )
  const [step] = stepsOf(flow, 'event')
  expect(rolesOf(step)).toBe('event heard-again')
  expect(step?.crossings[1]).toMatchObject({ end: 'client', raw: '4', cause: { line: 3 } })
})
