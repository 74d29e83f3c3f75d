import { expect, test } from 'vitest'
import { createLabBudget, networkOf } from '../../server/control/labBudget.ts'
import { Refusal } from '../../server/shared/problem.ts'

/** How many of `count` labs one address gets, asking evenly over `ms`. */
function got(count: number, ms: number, limits = {}): number {
  let time = 0
  const budget = createLabBudget({ now: () => time, ...limits })
  let made = 0
  for (let n = 0; n < count; n++) {
    time = (n * ms) / count
    try {
      budget.take('10.0.0.1')
      made += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return made
}

test('[C12] a class behind one address gets its labs; one that asks on and on does not', () => {
  expect(got(60, 60_000)).toBe(60)
  expect(got(200, 30_000)).toBe(200)
  expect(got(250, 0)).toBe(250)
  expect(got(500, 20_000)).toBeLessThan(280)
  expect(got(500, 60_000)).toBeLessThan(320)
})

test('[C12] what was refused is said in Korean, with the seconds after which it works', () => {
  let time = 0
  const budget = createLabBudget({ atOnce: 2, perMinute: 6, now: () => time })
  budget.take('a')
  budget.take('a')
  const refusal = (() => {
    try {
      budget.take('a')
    } catch (error) {
      return error
    }
  })() as Refusal
  expect(refusal).toMatchObject({ status: 429, retryAfter: 10 })
  expect(refusal.problem.message).toMatch(/실험실을 너무 많이.*10초 뒤에.*요\.$/)
  budget.take('b')
  time = 9_000
  expect(() => budget.take('a')).toThrow(Refusal)
  time = 10_000
  budget.take('a')
})

test('[C12] an address of IPv6 is its network, and IPv4 is the same however it is written', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:DB8:1:2::9'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1')
  expect(networkOf('::1')).toBe('0:0:0:0')
})

test('[C12] who has all of its labs again is forgotten, and so many addresses are remembered', () => {
  let time = 0
  const budget = createLabBudget({ mostAddresses: 100, now: () => time })
  for (let n = 0; n < 1_000; n++) budget.take(`10.0.${n >> 8}.${n & 255}`)
  expect(budget.size).toBe(100)
  time = 60_000
  budget.take('10.9.9.9')
  expect(budget.size).toBe(1)
})
