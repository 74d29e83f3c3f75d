/** A turn is cut off for what it did, not for what the machine did meanwhile. */
import { expect, test } from 'vitest'
import { createClock } from '../../server/program/worker/clock.ts'

function setUp({ knowsProcessor = true } = {}) {
  const time = { wall: 0, processor: 0 }
  const clock = createClock({
    now: () => time.wall,
    processor: () => (knowsProcessor ? time.processor : Number.NaN),
  })
  clock.begin()
  return {
    clock,
    /** The program runs, and QuickJS asks each millisecond, until it is told to stop. */
    run(ms: number): number {
      for (let n = 1; n <= ms; n += 1) {
        time.wall += 1
        time.processor += 1
        if (clock.shouldStop()) return n
      }
      return ms
    },
    /** It works natively: when it is late, and when it is stuck. */
    work(ms: number): { late: number; stuck: number } {
      let late = 0
      for (let n = 1; n <= ms; n += 1) {
        time.wall += 1
        time.processor += 1
        if (clock.isStuck()) return { late, stuck: n }
        if (late === 0 && clock.isLate()) late = n
      }
      return { late, stuck: 0 }
    },
    /** It works, and nobody asks. */
    pass(ms: number): void {
      time.wall += ms
      time.processor += ms
    },
    /** The machine does something else. */
    away(ms: number): void {
      time.wall += ms
    },
  }
}

test('an endless loop is stopped soon after 50 ms', () => {
  const { clock, run } = setUp()
  expect(run(1_000)).toBe(76)
  expect(clock.wasInterrupted()).toBe(true)
})

test('[L15] native work is hurried after 85 ms, and given up after 100; between turns nothing is', () => {
  const { clock, work } = setUp()
  expect(work(1_000)).toEqual({ late: 87, stuck: 101 })
  const next = setUp()
  next.away(2_000)
  expect(next.work(1_000)).toEqual({ late: 37, stuck: 51 })
  next.clock.end()
  next.away(5_000)
  expect(next.clock.isLate()).toBe(false)
  expect(clock.isStuck()).toBe(true)
})

test('[L15] our own work is no native call of the program, whenever it is done', () => {
  const { clock, work, pass } = setUp()
  pass(60)
  expect(clock.isStuck()).toBe(false)
  clock.excuse(() => pass(2_000))
  expect(clock.isStuck()).toBe(false)
  expect(work(1_000).stuck).toBe(50)
})

test('time in which the thread did not run does not count', () => {
  const { clock, run, away } = setUp()
  run(10)
  away(150)
  expect(run(24)).toBe(24)
  expect(clock.wasInterrupted()).toBe(false)
})

test('but nothing goes on for ever', () => {
  const { run, away } = setUp()
  away(1_000)
  expect(run(10)).toBe(1)
})

test('without knowing the processor, QuickJS must have asked often', () => {
  const { run, away } = setUp({ knowsProcessor: false })
  away(100)
  expect(run(100)).toBe(10)
  away(300)
  expect(run(100)).toBe(1)
})

test('our own work is excused, and a new turn begins anew', () => {
  const { clock, run, away } = setUp()
  clock.excuse(() => {
    away(1_000)
    expect(clock.shouldStop()).toBe(false)
  })
  expect(run(40)).toBe(40)
  clock.begin()
  expect(run(40)).toBe(40)
  clock.halt()
  expect(clock.shouldStop()).toBe(true)
})

test('what is lent to modules is no time of the program, up to 600 ms in all', () => {
  const { clock, run, work } = setUp()
  expect(clock.lend(() => run(300))).toBe(300)
  expect(clock.lend(() => work(200))).toEqual({ late: 0, stuck: 0 })
  expect(clock.wasInterrupted()).toBe(false)
  // 100 ms are left, and when they are over so is the turn.
  expect(clock.lend(() => run(1_000))).toBe(125)
  expect(clock.wasInterrupted()).toBe(true)
})

test('a module that loads others is lent its time once', () => {
  const { clock, run } = setUp()
  clock.lend(() => clock.lend(() => run(40)))
  expect(run(1_000)).toBe(76)
})
