/** What the ping panel's sliders, its time axis and its sums are made of. */
import { expect, test } from 'vitest'
import { serverOptions } from '#shared/options.ts'
import type { Fact } from '#shared/trace.ts'
import { connectionsOf } from '../../client/features/panels/ping/connections.ts'
import { costOf } from '../../client/features/panels/ping/cost.ts'
import { range, timeIn } from '../../client/features/panels/ping/settings.ts'
import { linesOf, placeIn, windowAt } from '../../client/features/panels/ping/window.ts'
import { placeOf, stepFrom, valueAt } from '../../client/ui/logScale.ts'
import { begun, frame, type Timed, traceAt } from './pingFacts.ts'

const connections = (facts: Timed) => connectionsOf(traceAt(facts)).connections

test('the window shows the newest heartbeat, now and the deadline, and moves in steps', () => {
  for (const [pingInterval, pingTimeout] of [
    [25_000, 20_000],
    [2_000, 1_000],
    [500, 300],
    [200, 60_000],
    [60_000, 200],
  ] as const) {
    const settings = [{ pingInterval, pingTimeout }]
    for (let now = 0; now < 200_000; now += 777) {
      const window = windowAt(now, settings)
      const { from, to, step } = window
      expect(now - from).toBeGreaterThanOrEqual(pingInterval)
      expect(to - now).toBeGreaterThanOrEqual(Math.min(pingInterval + pingTimeout, 5 * pingInterval))
      expect(from / step).toBe(Math.round(from / step))
      expect(linesOf(window).length).toBeLessThan(12)
      expect(placeIn(window, 100, now)).toBeLessThan(60)
    }
  }
})

test('the scale: the ends, round values, and a step from each value to another one', () => {
  expect([valueAt(0, range), valueAt(1, range)]).toEqual([200, 60_000])
  expect(placeOf(25_000, range)).toBeCloseTo(0.846, 2)
  for (let value: number = range.min; value < range.max; ) {
    const next = stepFrom(value, 1, range)
    expect(next).toBeGreaterThan(value)
    expect(stepFrom(next, -1, range)).toBe(value)
    value = next
  }
  expect(stepFrom(60_000, 1, range)).toBe(60_000)
  expect(stepFrom(200, -1, range)).toBe(200)
})

test('the options take whatever the sliders can say, and more than they show stands at their ends', () => {
  expect([placeOf(300_000, range), placeOf(10, range)]).toEqual([1, 0])
  for (const name of ['pingInterval', 'pingTimeout'] as const) {
    const schema = serverOptions.shape[name]
    for (const value of [range.min, range.max, 300_000]) expect(schema.safeParse(value).success).toBe(true)
    expect(timeIn(name, { is: 'absent', line: 1 })).toMatchObject({ value: schema.meta()?.['default'] })
  }
})

test('what cannot be read as a number is said, with what to write', () => {
  const written = timeIn('pingInterval', { is: 'set', code: 'seconds * 1000', value: undefined, line: 4 })
  expect(written).toMatchObject({
    is: 'unclear',
    line: 4,
    problem: expect.stringContaining('pingInterval: 25000'),
  })
  expect(timeIn('pingInterval', { is: 'set', code: '100', value: 100, line: 4 })).toMatchObject({
    is: 'known',
    problem: expect.stringContaining('200부터 2147483647'),
  })
})

test('the cost is counted over whole intervals, and computed from the handshakes', () => {
  const beats = Array.from({ length: 5 }, (_, i) => i).flatMap((i): (readonly [number, Fact])[] => [
    [2_000 + i * 2_010, frame('down', '2')],
    [2_010 + i * 2_010, frame('up', '3')],
  ])
  const cost = costOf(connections([...begun.slice(0, 3), ...beats]), 12_000)
  expect(cost).toMatchObject({ connections: 1, planned: 60, counted: { packets: 8, span: 8_040 } })
  expect(cost.counted?.perMinute).toBeCloseTo(59.7, 1)
  expect(costOf(connections(begun), 3_000).counted).toBe(null)
})
