/** What a lesson looks for in a trace: patterns that are found together. */
import { expect, test } from 'vitest'
import { createCheck, look } from '../../client/features/lessons/check/check.ts'
import { type Check, checkSchema } from '../../server/shared/lesson/check.ts'
import { kinds } from '../../server/shared/lesson/fields.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { chapterFiles } from './support/chapters.ts'
import { hears, joins, leaves, says, traced } from './support/traced.ts'

/** As a chapter would write it. */
const check = (patterns: unknown): Check => checkSchema.parse(patterns)
const found = (patterns: unknown, facts: readonly (Fact & { at?: number })[]) =>
  look(check(patterns), traced(facts))
const met = (patterns: unknown, facts: readonly (Fact & { at?: number })[]) => found(patterns, facts).met

test('[V3] what was all there before a task was begun is not its doing; something new makes it so', () => {
  const pair = [
    { kind: 'socket.connect', id: '$id', as: 'come' },
    { kind: 'socket.disconnect', id: '$id', after: 'come' },
  ]
  const events = traced([joins('A', 'one'), leaves('A', 'one'), joins('B', 'two')])
  const later = createCheck(check(pair), 2)
  for (const event of events) later.add(event)
  expect(later.result()).toMatchObject({ met: false, missing: 1 })
  for (const event of traced([leaves('B', 'two')], 4)) later.add(event)
  expect(later.result()).toMatchObject({ met: true, binds: { $id: 'two' } })
})

test('[V3] a variable has one value wherever it stands, and the right event is found among many', () => {
  const same = [
    { kind: 'socket.connect', id: '$id', connection: '$c' },
    { kind: 'socket.disconnect', id: '$id', connection: '$c' },
  ]
  expect(met(same, [joins('A', 'one'), leaves('B', 'two')])).toBe(false)
  expect(met(same, [joins('A', 'one', 'c1'), leaves('A', 'one', 'c2')])).toBe(false)
  const result = found(same, [joins('A', 'one'), joins('B', 'two'), joins('C', 'three'), leaves('B', 'two')])
  expect(result).toMatchObject({
    met: true,
    binds: { $id: 'two', $c: 'of-B' },
    events: [{ seq: 2 }, { seq: 4 }],
  })
})

test('[V3] `not` tells a value from a variable that stands before it', () => {
  const two = [
    { kind: 'socket.connect', id: '$id' },
    { kind: 'socket.connect', id: { not: '$id' } },
  ]
  expect(met(two, [joins('A', 'one')])).toBe(false)
  expect(met(two, [joins('A', 'one'), joins('B', 'one')])).toBe(false)
  expect(met(two, [joins('A', 'one'), joins('B', 'two')])).toBe(true)
  expect(met([{ kind: 'socket.connect', id: { not: 'one' } }], [joins('A', 'one')])).toBe(false)
})

test('[V3] in every chapter, the variable of a `not` stands before it', () => {
  const checks: Check[] = []
  const isCheck = (value: unknown): value is Check =>
    Array.isArray(value) && value.length > 0 && value.every((one) => kinds.includes(one?.kind))
  const gather = (value: unknown): void => {
    if (isCheck(value)) checks.push(value)
    else if (value && typeof value === 'object') for (const one of Object.values(value)) gather(one)
  }
  for (const { lesson } of chapterFiles) gather(lesson)
  expect(checks.length).toBeGreaterThan(300)
  for (const patterns of checks) {
    const text = patterns.map((pattern) => JSON.stringify(pattern))
    for (const [i, one] of text.entries())
      for (const [, name = ''] of one.matchAll(/"not":"\$(\w+)"/g)) {
        const gives = new RegExp(`(?<!"not":)"\\$${name}"|\\(\\?<${name}>`)
        const before = patterns[i]?.absent || patterns[i]?.count ? text : text.slice(0, i + 1)
        expect(
          before.some((other) => gives.test(other)),
          `$${name} in ${one}`,
        ).toBe(true)
      }
  }
})

test('[V3] no order is asked for, but by `after`', () => {
  const free = [
    { kind: 'program.log', text: 'a' },
    { kind: 'program.log', text: 'b' },
  ]
  const ordered = [
    { kind: 'program.log', text: 'a', as: 'a' },
    { kind: 'program.log', text: 'b', after: 'a' },
  ]
  expect(met(free, [says('b'), says('a')])).toBe(true)
  expect(met(ordered, [says('b'), says('a')])).toBe(false)
  expect(met(ordered, [says('b'), says('a'), says('b')])).toBe(true)
  const again = [
    { kind: 'program.log', as: 'one' },
    { kind: 'program.log', after: 'one' },
  ]
  expect(met(again, [says('a')])).toBe(false)
})

test('[V3] `within` is the time after the event of that name, both ends included', () => {
  const late = [
    { kind: 'program.log', as: 'one' },
    { kind: 'client.connect_error', after: 'one', within: [100, 200] },
  ]
  const after = (ms: number) =>
    met(late, [
      { ...says('a'), at: 1_000 },
      { ...hears('A', 'x'), at: 1_000 + ms },
    ])
  expect([99, 100, 150, 200, 201].map(after)).toEqual([false, true, true, true, false])
})

test('[V3] `count` is how many fit, from the least to the most', () => {
  const counted = (count: object, n: number) =>
    met(
      [{ kind: 'program.log', count }],
      Array.from({ length: n }, () => says('a')),
    )
  expect([1, 2, 3, 4].map((n) => counted({ min: 2, max: 3 }, n))).toEqual([false, true, true, false])
  expect(counted({ max: 0 }, 0)).toBe(true)
  const each = [
    { kind: 'socket.connect', id: '$id', as: 'come' },
    { kind: 'socket.disconnect', id: '$id', after: 'come', count: { min: 2 } },
  ]
  expect(met(each, [joins('A', 'one'), leaves('A', 'one'), joins('B', 'two'), leaves('B', 'two')])).toBe(
    false,
  )
  expect(met(each, [joins('A', 'one'), leaves('A', 'one'), leaves('A', 'one')])).toBe(true)
})

test('[V3] `absent` is none that fits together with the others, and can stop being so', () => {
  const stays = [
    { kind: 'socket.disconnect', id: '$id', absent: true },
    { kind: 'socket.connect', id: '$id' },
  ]
  expect(met(stays, [])).toBe(false)
  expect(met(stays, [joins('A', 'one')])).toBe(true)
  expect(met(stays, [joins('A', 'one'), leaves('A', 'one')])).toBe(false)
  expect(met(stays, [joins('A', 'one'), leaves('A', 'one'), joins('A', 'two')])).toBe(true)
})

test('[V3] named groups of `match` are variables, and other fields are compared with them', () => {
  const named = [
    { kind: 'program.log', text: { match: '^새 유저 (?<id>\\w+)$' } },
    { kind: 'socket.connect', id: '$id' },
  ]
  expect(met(named, [joins('A', 'one'), says('새 유저 two')])).toBe(false)
  expect(found(named, [joins('A', 'one'), says('새 유저 two'), joins('B', 'two')])).toMatchObject({
    binds: { $id: 'two' },
  })
})

test('[V3] a field is compared in every way that a chapter can write', () => {
  const fits = (comparison: unknown, value: unknown) =>
    met(
      [{ kind: 'program.server', options: comparison }],
      [{ kind: 'program.server', path: '/', options: value } as Fact],
    )
  expect([fits({ has: 'bc' }, 'abcd'), fits({ has: 'x' }, 'abcd'), fits({ has: 2 }, [1, 2])]).toEqual([
    true,
    false,
    true,
  ])
  expect([fits({ in: [1, 2] }, 2), fits({ in: [1, 2] }, 3)]).toEqual([true, false])
  expect([fits({ min: 2, max: 3 }, 1), fits({ min: 2, max: 3 }, 3), fits({ min: 2 }, '3')]).toEqual([
    false,
    true,
    false,
  ])
  expect([fits({ length: 2 }, 'ab'), fits({ length: 2 }, [1]), fits({ length: 0 }, null)]).toEqual([
    true,
    false,
    false,
  ])
  expect([fits({ absent: true }, undefined), fits({ absent: true }, null)]).toEqual([true, false])
  expect([fits([1, 'a'], [1, 'a']), fits([1], ['1']), fits(null, null)]).toEqual([true, false, true])
  expect([fits({ not: 1 }, undefined), fits('$x', [1]), fits({ bind: '$x' }, 1)]).toEqual([
    false,
    false,
    true,
  ])
  expect(
    met(
      [{ kind: 'program.server', 'options.cors.origin': 'a' }],
      [{ kind: 'program.server', path: '/', options: { cors: { origin: 'a' } } } as Fact],
    ),
  ).toBe(true)
})

test('[V3] what is missing is said of the first pattern that nothing fits', () => {
  const steps = [
    { kind: 'socket.connect', id: '$id', say: '먼저 연결해요.' },
    { kind: 'program.log', text: { match: '(?<id>\\w+)' }, say: '글이 없어요.' },
    { kind: 'socket.disconnect', id: '$id', say: '끊어요.' },
  ]
  const missing = (...facts: Fact[]) => found(steps, facts)
  expect(missing()).toEqual({ met: false, missing: 0, say: '먼저 연결해요.' })
  expect(missing(leaves('A', 'one'))).toMatchObject({ missing: 0 })
  expect(missing(joins('A', 'one'))).toMatchObject({ missing: 1, say: '글이 없어요.' })
  expect(missing(joins('A', 'one'), says('two'))).toMatchObject({ missing: 1 })
  expect(missing(joins('A', 'one'), says('two'), says('one'))).toMatchObject({ missing: 2, say: '끊어요.' })
  expect(found([{ kind: 'program.log' }], [])).toEqual({ met: false, missing: 0, say: null })
})
