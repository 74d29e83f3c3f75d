import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createSkew } from '../../client/lab/clients/link.ts'
import { createAlignment, createClock } from '../../client/lab/clock.ts'

test('however far the clocks are apart, however they drift, and whichever way is slower, the truth is within what is said', () => {
  const way = fc.double({ min: 0.05, max: 400, noNaN: true })
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      // Two clocks that part by at most 40 ms in 1,000 s.
      fc.double({ min: -40e-6, max: 40e-6, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 1, max: 30_000, noNaN: true }), way, way), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.double({ min: -5_000, max: 60_000, noNaN: true }),
      (ahead, drift, questions, later) => {
        const began = 1.7e12
        const traceAt = (moment: number) => moment - began + ahead + (moment - began) * drift
        const alignment = createAlignment()
        let now = began
        for (const [pause, there, back] of questions) {
          now += pause
          const asked = now
          const at = traceAt(now + there)
          now += there + back
          alignment.add({ asked, at, answered: now })
        }
        const moment = now + later
        const known = alignment.toTrace(moment)
        expect(Math.abs((known?.at ?? Number.NaN) - traceAt(moment))).toBeLessThanOrEqual(
          (known?.within ?? 0) + 0.01,
        )
      },
    ),
    { numRuns: 1_000 },
  )
})

test('the quickest answer counts, until it is too old to be worth more than a fresh one', () => {
  const alignment = createAlignment()
  alignment.add({ asked: 0, at: 1_001, answered: 2 })
  alignment.add({ asked: 100, at: 1_190, answered: 200 })
  expect(alignment.toTrace(200)?.at).toBeCloseTo(1_200)
  expect(alignment.toTrace(200)?.within).toBeLessThan(2)
  expect(alignment.toTrace(60_000_000)?.within).toBeGreaterThan(1_000)
})

test('a clock that jumped makes what was known before worthless', () => {
  const alignment = createAlignment()
  alignment.add({ asked: 0, at: 1_001, answered: 2 })
  alignment.add({ asked: 1_000, at: 3_602_050, answered: 1_100 })
  expect(alignment.toTrace(1_100)?.at).toBeCloseTo(3_602_100)
})

test('a clock asks again and again, forgets with the epoch, and hears no late answer of another one', async () => {
  vi.useFakeTimers()
  try {
    const answers: ((at: number | null) => void)[] = []
    let now = 0
    const clock = createClock({
      ask: () => new Promise((resolve) => answers.push(resolve)),
      now: () => now,
    })
    const answer = async (at: number | null) => {
      answers.at(-1)?.(at)
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(clock.traceNow()).toBeNull()
    clock.follow('one')
    now = 10
    await answer(505)
    expect(clock.traceNow()?.at).toBeCloseTo(510)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(answers).toHaveLength(2)
    // A question without an answer is followed by another.
    await answer(null)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(answers).toHaveLength(3)
    const late = answers.at(-1)
    clock.follow('two')
    expect(clock.traceNow()).toBeNull()
    late?.(700)
    await vi.advanceTimersByTimeAsync(0)
    expect(clock.traceNow()).toBeNull()
    await answer(3)
    expect(clock.traceNow()?.at).toBeCloseTo(3)
    clock.rest()
    const asked = answers.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(answers).toHaveLength(asked)
    expect(clock.traceNow()?.at).toBeCloseTo(3)
  } finally {
    vi.useRealTimers()
  }
})

test('the clock of a frame is the page’s, unless that cannot be', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(0), fc.double({ min: -1e7, max: 1e7, noNaN: true })),
      fc.array(fc.double({ min: 0, max: 80, noNaN: true }), { minLength: 2, maxLength: 20 }),
      (ahead, [setup = 0, ...ways]) => {
        const skew = createSkew()
        const heard = ways.map((way, i) => {
          const now = 1_000 + i * 50 + ahead
          return skew({ now, ahead: ahead + setup, at: 1_000 + i * 50 + way })
        })
        const off = Math.abs((heard.at(-1) ?? 0) + ahead)
        expect(off).toBeLessThanOrEqual(setup + Math.min(...ways) + 1e-6)
        if (ahead === 0) expect(heard.every((shift) => shift === 0)).toBe(true)
      },
    ),
  )
})
