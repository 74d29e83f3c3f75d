/** Which packet words speak of: the one of the latest attempt, or of the attempt that is told of. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { createMoments } from '../../client/features/lessons/moments.ts'
import { checkSchema } from '../../server/shared/lesson/check.ts'
import { answer, get, traceOf } from '../client/sessions/facts.ts'
import { hears, opensPage, runs, says } from './support/traced.ts'

const open = (sid: string) =>
  `0{"sid":"${sid}","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}`
const checks = {
  open: checkSchema.parse([{ kind: 'packet', direction: 'down', text: { match: '^0\\{' } }]),
  failed: checkSchema.parse([{ kind: 'client.connect_error', client: 'A' }]),
  said: checkSchema.parse([{ kind: 'program.log', text: '안녕' }]),
}
const everywhere = () => true

function looking(facts: readonly Fact[]) {
  const moments = createMoments(checks)
  for (const event of traceOf(facts)) moments.add(event)
  return moments
}

test('[V8] a connection that the library made anew is another attempt', () => {
  const moments = looking([
    opensPage('A'),
    get('A', 'transport=polling'),
    answer(2, open('one')),
    get('A', 'transport=polling'),
    answer(4, open('two')),
  ])
  expect(moments.places(everywhere)['open']).toEqual({ seq: 5, part: 0 })
  expect(moments.places(everywhere, 3)['open']).toEqual({ seq: 3, part: 0 })
})

test('[V8] retries of the library are no attempts of the learner: the first failure is the one', () => {
  const facts = [opensPage('A'), hears('A', 'x'), hears('A', 'x'), hears('A', 'x')]
  expect(looking(facts).places(everywhere)['failed']?.seq).toBe(2)
  const again = looking([...facts, opensPage('A'), hears('A', 'x'), hears('A', 'x')])
  expect(again.places(everywhere)['failed']?.seq).toBe(6)
  expect(again.places(everywhere, 3)['failed']?.seq).toBe(2)
})

test('[V8] what a client tells late of what it does parts no answer from its question', () => {
  const lost = checkSchema.parse([
    { kind: 'http.request', client: 'A', seq: '$asked' },
    { kind: 'http.response', request: '$asked', status: 404 },
  ])
  const moments = createMoments({ lost })
  const facts = [
    runs(1),
    get('A', 'transport=polling'),
    answer(2, 'Not Found', 404),
    opensPage('A'),
    hears('A', 'xhr poll error'),
    get('A', 'transport=polling'),
    answer(6, 'Not Found', 404),
  ]
  for (const event of traceOf(facts)) moments.add(event)
  expect(moments.placeIn('lost', everywhere, 5)?.seq).toBe(3)
})

test('[V8] what an attempt does not show stays where it was seen last', () => {
  const moments = looking([runs(1), says('안녕'), runs(2), says('잘 가')])
  expect(moments.places(everywhere)['said']?.seq).toBe(2)
  expect(moments.places(everywhere, 4)['said']?.seq).toBe(2)
})

test('[V8] of what was found together the last that has a row is the place; what has none is nowhere', () => {
  const moments = createMoments({
    pair: checkSchema.parse([
      { kind: 'program.log', text: '안녕', as: 'first' },
      { kind: 'program.log', text: '잘 가', after: 'first' },
    ]),
  })
  for (const event of traceOf([runs(1), says('안녕'), says('잘 가')])) moments.add(event)
  expect(moments.places(everywhere)['pair']?.seq).toBe(3)
  expect(moments.places(({ seq }) => seq === 2)['pair']?.seq).toBe(2)
  expect(moments.places(() => false)).toEqual({})
})
