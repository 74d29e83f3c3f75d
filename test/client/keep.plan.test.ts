/** What is done again: the learner's own acts up to a moment, in their order, and what each had waited for. */
import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { type Plan, planOf } from '../../client/features/keep/plan.ts'
import { freeNetwork } from '../../server/shared/network.ts'
import { get, traceOf } from './sessions/facts.ts'

const run = (text: string, number = 1): Fact => ({ kind: 'program.run', text, run: number })
const starts = (client: string, origin = 'http://localhost:3000'): Fact => ({
  kind: 'client.run',
  client,
  text: `// ${client}`,
  origin,
})
const connects = (client: string): Fact => ({
  kind: 'client.connect',
  client,
  namespace: '/',
  id: 'x',
  transport: 'polling',
})
const loses = (client: string): Fact => ({
  kind: 'client.disconnect',
  client,
  namespace: '/',
  reason: 'transport close',
  retries: true,
})
const emits = (client: string, event: string): Fact => ({
  kind: 'client.act',
  client,
  deed: { do: 'emit', namespace: '/', event, args: [1], ack: false },
})
const line = (code: string): Fact => ({ kind: 'program.console', code, value: '', ok: true })
const planned = (...facts: Fact[]): Plan => {
  const plan = planOf(traceOf(facts), (origin) => (origin === 'null' ? 'null' : 'app'))
  if (!plan) throw new Error('no plan')
  return plan
}
const words = ({ acts }: Plan) =>
  acts.map(({ act }) => {
    if (act.do === 'run') return `run ${act.lane} ${act.place}`
    if (act.do === 'client') return `${act.deed.do} ${act.lane}`
    return act.do === 'close' ? `close ${act.lane}` : act.do
  })

test('nothing ran: there is nothing to do again', () => {
  expect(planOf([], () => 'app')).toBeNull()
})

test('acts in their order, each after what had happened before it', () => {
  const plan = planned(
    run('// s'),
    starts('A'),
    connects('A'),
    line('1 + 1'),
    starts('B', 'null'),
    connects('B'),
    emits('A', 'x'),
  )
  expect(plan.program).toBe('// s')
  expect(words(plan)).toEqual(['run A app', 'console', 'run B null', 'emit A'])
  expect(plan.acts.map(({ after }) => after)).toEqual([
    {},
    { 'client.connect A /': 1 },
    {},
    { 'client.connect B /': 1 },
  ])
})

test('of an earlier run only the clients are made again; what else was done then is counted', () => {
  const plan = planned(
    run('// 1'),
    starts('A'),
    connects('A'),
    emits('A', 'x'),
    line('2'),
    run('// 2', 2),
    loses('A'),
    connects('A'),
    emits('A', 'y'),
  )
  expect(plan.program).toBe('// 2')
  expect(words(plan)).toEqual(['run A app', 'emit A'])
  expect(plan.acts[1]?.after).toEqual({ 'client.connect A /': 1 })
  expect(plan.skipped.earlier).toBe(2)
})

test('a client that was taken away is not made; one that was run again is made once per run', () => {
  const plan = planned(
    run('//'),
    starts('A'),
    starts('A'),
    { kind: 'client.gone', client: 'A' },
    emits('A', 'x'),
  )
  expect(words(plan)).toEqual(['run A app', 'run A app', 'close A'])
  expect(words(planned(run('//'), starts('A'), { kind: 'client.gone', client: 'A' }, run('//', 2)))).toEqual(
    [],
  )
})

test('conditions are done again; hands on single packets and clients from elsewhere are counted', () => {
  const blocked = { ...freeNetwork, lab: { ...freeNetwork.lab, blockUpgrade: true } }
  const plan = planned(
    run('//'),
    { kind: 'wire.conditions', network: blocked },
    get('ext-1', 'transport=polling'),
    get('A', 'transport=polling'),
    get('A', 'transport=polling'),
    { kind: 'wire.delayed', of: 5, ms: 10 },
    { kind: 'wire.released', of: 5 },
    { kind: 'wire.held', of: 3, direction: 'up', types: ['http'] },
    { kind: 'wire.released', of: 3 },
    { kind: 'wire.held', of: 4, direction: 'up', types: ['http'] },
    { kind: 'wire.released', of: 4, by: 'lifted' },
    { kind: 'wire.edited', of: 4, data: '' },
    { ...get('A', 'transport=polling'), resent: 3 } as Fact,
    { kind: 'wire.cut', of: 4 },
    { kind: 'wire.dropped', of: 4, by: 'silence' },
    { kind: 'wire.dropped', of: 4, by: 'learner' },
  )
  expect(words(plan)).toEqual(['conditions'])
  // Released, edited, sent again, cut, dropped: five by hand.
  expect(plan.skipped).toEqual({ outside: 1, wire: 5, earlier: 0 })
  expect(words(planned(run('//'), { kind: 'wire.conditions', network: blocked }, run('//', 2)))).toEqual([
    'conditions',
  ])
})
