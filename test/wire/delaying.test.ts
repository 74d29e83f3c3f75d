/** The queue of what is on its way, with a clock that the test moves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDelaying } from '../../server/wire/delaying.ts'
import type { Line } from '../../server/wire/line.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[W27] what comes due while others arrive waits for its own turn: it is not stamped before its time', () => {
  let clock = 0
  const line = { who: () => ({ client: 'A' }), direction: 'up' } as Line
  using delaying = createDelaying({ now: () => clock })
  const arrived: [string, number][] = []
  const add = (name: string, ms: number) =>
    delaying.add(
      { ms },
      {
        line,
        arrived: () => {
          arrived.push([name, clock])
          // What follows takes time; who records reads the clock once for all of a turn.
          clock += 5
        },
      },
    )
  add('first', 10)
  add('second', 12)
  clock = 10
  vi.advanceTimersByTime(10)
  expect(arrived).toEqual([['first', 10]])
  vi.advanceTimersByTime(1)
  expect(arrived).toEqual([
    ['first', 10],
    ['second', 15],
  ])
})
