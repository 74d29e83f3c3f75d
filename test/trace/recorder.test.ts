import { expect, test, vi } from 'vitest'
import { createRecorder } from '../../server/trace/recorder.ts'

const log = (text: string) => ({ kind: 'program.log', level: 'log', text }) as const

test('[T1] seq is gapless from 1, and what was let go is counted', () => {
  using recorder = createRecorder({ capacity: 3 })
  for (const text of ['a', 'b', 'c', 'd', 'e']) recorder.record(log(text))
  const { events, last, dropped } = recorder.since(0)
  expect(events.map((e) => e.seq)).toEqual([3, 4, 5])
  expect({ last, dropped }).toEqual({ last: 5, dropped: 2 })
  expect(recorder.since(4).events.map((e) => e.seq)).toEqual([5])
  expect(recorder.since(99).events).toEqual([])
})

test('[T2] a lab keeps at most so many bytes, whatever one event weighs', () => {
  using recorder = createRecorder({ bytes: 5_000 })
  for (let i = 0; i < 100; i++) recorder.record(log('x'.repeat(1_000)))
  const { events, last, dropped } = recorder.since(0)
  expect(events.length).toBeLessThanOrEqual(4)
  expect(events.at(-1)?.seq).toBe(100)
  expect(dropped + events.length).toBe(last)
})

test('[T3] a follower gets batches, in order and without gaps, at most every batchMs', () => {
  vi.useFakeTimers()
  using recorder = createRecorder({ batchMs: 50 })
  const batches: number[][] = []
  recorder.record(log('before'))
  const stop = recorder.follow(1, ({ events }) => batches.push(events.map((e) => e.seq)))
  recorder.record(log('a'))
  recorder.record(log('b'))
  expect(batches).toEqual([])
  vi.advanceTimersByTime(50)
  recorder.record(log('c'))
  vi.advanceTimersByTime(49)
  expect(batches).toEqual([[2, 3]])
  vi.advanceTimersByTime(1)
  expect(batches).toEqual([[2, 3], [4]])
  stop()
  recorder.record(log('d'))
  vi.advanceTimersByTime(200)
  expect(batches).toHaveLength(2)
  vi.useRealTimers()
})

test('[T4] what is kept unread is read when somebody looks', () => {
  using recorder = createRecorder()
  const read = vi.fn((seq: number, at: number) => ({ seq, at, ...log('late') }))
  recorder.keep({ read }, undefined, 10)
  expect(read).not.toHaveBeenCalled()
  expect(recorder.since(0).events[0]).toMatchObject({ seq: 1, text: 'late' })
})
