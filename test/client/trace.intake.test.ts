import { afterEach, expect, test, vi } from 'vitest'
import type { Batch } from '#shared/control.ts'
import { createIntake } from '../../client/lab/trace/intake.ts'
import { createTrace } from '../../client/lab/trace/store.ts'
import { traceOf } from './sessions/facts.ts'

const run = { kind: 'program.log', level: 'log', text: '.' } as const
const all = traceOf(Array.from({ length: 25 }, () => run))
const batch = (from: number, to: number, epoch = 'one'): Batch => ({
  epoch,
  events: all.slice(from, to),
  last: to,
  dropped: 0,
})
afterEach(() => vi.useRealTimers())

test('a long batch is taken in by pieces, in order, with what came behind it', () => {
  vi.useFakeTimers()
  const store = createTrace()
  const take = createIntake(store.append, 10)
  const seen: number[] = []
  store.subscribe(({ last }) => seen.push(last))
  take(batch(0, 22))
  take(batch(22, 25))
  expect(seen).toEqual([10])
  vi.runAllTimers()
  expect(seen).toEqual([10, 20, 22, 25])
  expect(store.getState().events).toEqual(all)
  take(batch(20, 25))
  expect(seen).toHaveLength(4)
})

test('a lab that begins anew does not wait for the rest of the old one', () => {
  vi.useFakeTimers()
  const store = createTrace()
  const take = createIntake(store.append, 10)
  take(batch(0, 25))
  take(batch(0, 5, 'two'))
  vi.runAllTimers()
  expect(store.getState()).toMatchObject({ epoch: 'two', last: 5 })
  expect(store.getState().events).toHaveLength(5)
})
