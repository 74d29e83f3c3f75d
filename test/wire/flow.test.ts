import { expect, test, vi } from 'vitest'
import { costOf } from '../../server/wire/flow.ts'
import { createThrottle } from '../../server/wire/throttle.ts'

test('[W12] what is beyond the limit goes on at its pace, a little at a time, and a large one is paid for', () => {
  vi.useFakeTimers()
  let slowed = 0
  using made = createThrottle({ perSecond: 100, onSlowed: () => slowed++, now: () => Date.now() })
  const passed: number[] = []
  const send = (packets: number) => made.pass(packets, () => passed.push(Date.now()))
  const from = Date.now()
  for (let n = 0; n < 150; n++) send(1)
  expect(passed).toHaveLength(100)
  vi.advanceTimersByTime(250)
  expect(passed.length).toBeGreaterThan(120)
  expect(passed.length).toBeLessThan(130)
  vi.advanceTimersByTime(500)
  expect(passed).toHaveLength(150)
  expect(slowed).toBe(1)
  vi.advanceTimersByTime(1_000)
  send(300)
  send(1)
  vi.advanceTimersByTime(1_900)
  expect(passed).toHaveLength(151)
  vi.advanceTimersByTime(200)
  expect(passed).toHaveLength(152)
  expect((passed.at(-1) ?? 0) - from).toBeGreaterThan(3_600)
  vi.useRealTimers()
})

test('[W12] whoever has gone keeps nobody waiting, and another run pays for nothing that came before it', () => {
  vi.useFakeTimers()
  using made = createThrottle({ perSecond: 100, onSlowed: () => {}, now: () => Date.now() })
  let isGone = false
  const passed: string[] = []
  made.pass(10_100, () => passed.push('a flood'))
  made.pass(
    5_000,
    () => passed.push('what it sent besides'),
    () => isGone,
  )
  made.pass(1, () => passed.push('somebody else'))
  vi.advanceTimersByTime(5_000)
  expect(passed).toEqual(['a flood'])
  isGone = true
  made.forgive()
  vi.advanceTimersByTime(200)
  expect(passed).toEqual(['a flood', 'what it sent besides', 'somebody else'])
  vi.useRealTimers()
})

test('[W17] bytes count too', () => {
  expect([costOf(1, 10), costOf(30, 10), costOf(1, 1_000_000)]).toEqual([1, 30, 125])
})
