import { expect, test } from 'vitest'
import { createTrace } from '../../client/lab/trace/store.ts'
import { everything } from './sessions/session.ts'

const batch = (from: number, to: number, epoch = 'one') => ({
  events: everything.slice(from, to),
  last: to,
  dropped: 0,
  epoch,
})

test('batches that overlap are taken once', () => {
  const store = createTrace()
  store.append(batch(0, 5))
  store.append(batch(3, 8))
  store.append(batch(0, 8))
  expect(store.getState().events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a batch that says nothing new wakes nobody', () => {
  const store = createTrace()
  store.append(batch(0, 5))
  const before = store.getState()
  store.append(batch(0, 5))
  expect(store.getState()).toBe(before)
})

test('another epoch starts over, live', () => {
  const store = createTrace()
  store.append(batch(0, 8))
  store.select(4, 1)
  store.append(batch(0, 2, 'two'))
  expect(store.getState()).toMatchObject({ epoch: 'two', last: 2, cursor: null, part: 0 })
})

test('older events are let go, and counted', () => {
  const store = createTrace({ capacity: 10 })
  store.append(batch(0, 8))
  store.append(batch(8, 15))
  // A fifth more than must be: pictures are drawn anew only now and then.
  expect(store.getState().events).toHaveLength(8)
  expect(store.getState().dropped).toBe(7)
})

test('while the learner looks at an old moment it stays, as long as there is room', () => {
  const store = createTrace({ capacity: 10 })
  store.append(batch(0, 8))
  store.select(3)
  store.append(batch(8, 15))
  expect(store.getState().events[0]?.seq).toBe(3)
  store.append(batch(15, 40))
  expect(store.getState().events).toHaveLength(8)
})

test('who points at a moment is told apart from who walks there', () => {
  const trace = createTrace()
  const { pointed: none } = trace.getState()
  trace.show(3, 1)
  const { cursor, part, pointed } = trace.getState()
  expect([none, cursor, part, pointed !== null]).toEqual([null, 3, 1, true])
  trace.show(3, 1)
  expect(trace.getState().pointed).not.toBe(pointed)
  trace.select(4)
  expect(trace.getState().pointed).toBeNull()
})
