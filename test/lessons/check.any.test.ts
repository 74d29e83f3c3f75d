/** Checks on whatever comes: against every way to choose events, piece by piece, among noise, and in a flood. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCheck, look } from '../../client/features/lessons/check/check.ts'
import { type Check, checkSchema } from '../../server/shared/lesson/check.ts'
import { hears, joins, leaves, says, traced } from './support/traced.ts'

const check = (patterns: unknown): Check => checkSchema.parse(patterns)

/** Small alphabets, so that much fits. */
const word = fc.constantFrom('a', 'b', 'c')
const fact = fc.oneof(
  fc.tuple(word, word).map(([client, id]) => joins(client, id)),
  fc.tuple(word, word).map(([client, id]) => leaves(client, id)),
  word.map(says),
)
const comparison = fc.oneof(word, fc.constantFrom('$x', '$y'))
const pattern = fc.oneof(
  fc.record({
    kind: fc.constantFrom('socket.connect', 'socket.disconnect'),
    client: comparison,
    id: comparison,
  }),
  fc.record({ kind: fc.constant('program.log'), text: comparison }),
)
const patterns = fc.array(pattern, { minLength: 1, maxLength: 4 })

/** Tries every way to choose one event for each pattern. */
function bruteForce(check: readonly Record<string, string>[], events: readonly object[]): boolean {
  const place = (i: number, binds: Readonly<Record<string, unknown>>): boolean => {
    const wanted = check[i]
    if (!wanted) return true
    return events.some((event) => {
      const all = { ...binds }
      return (
        Object.entries(wanted).every(([field, value]) => {
          const real = (event as Record<string, unknown>)[field]
          if (!value.startsWith('$')) return real === value
          all[value] ??= real
          return real !== undefined && all[value] === real
        }) && place(i + 1, all)
      )
    })
  }
  return place(0, {})
}

test('[V3] it is found exactly where some choice of events fits', () => {
  fc.assert(
    fc.property(patterns, fc.array(fact, { maxLength: 8 }), (raw, facts) => {
      expect(look(check(raw), traced(facts)).met).toBe(bruteForce(raw as never, traced(facts)))
    }),
    { numRuns: 500 },
  )
})

test('[V3] asked after each event or at the end, the answer is the same; what fits no pattern changes nothing', () => {
  fc.assert(
    fc.property(patterns, fc.array(fact, { maxLength: 8 }), fc.array(fc.nat(8)), (raw, facts, places) => {
      const events = traced(facts)
      const asked = createCheck(check(raw))
      const noisy = createCheck(check(raw))
      const noise = traced([hears('a', 'b'), { kind: 'program.error', text: 'a' }], 900)
      for (const [i, event] of events.entries()) {
        asked.add(event)
        asked.result()
        if (places.includes(i)) for (const one of noise) noisy.add(one)
        noisy.add(event)
      }
      const whole = look(check(raw), events)
      expect(asked.result()).toEqual(whole)
      expect(noisy.result()).toEqual(whole)
    }),
  )
})

const paired = [
  { kind: 'program.log', text: '$x' },
  { kind: 'socket.connect', id: '$x' },
]

test('[V3] a flood keeps the first and the newest of what fits, and can still be asked', () => {
  const events = traced(Array.from({ length: 20_000 }, (_, i) => says(`n${i}`)))
  for (const [name, isKept] of [
    ['n0', true],
    ['n10000', false],
    ['n19999', true],
  ] as const) {
    const flood = createCheck(check(paired))
    for (const event of events) flood.add(event)
    expect(flood.result()).toMatchObject({ met: false, missing: 1 })
    for (const event of traced([joins('A', name)], 20_001)) flood.add(event)
    expect(flood.result().met).toBe(isKept)
  }
})

test('[V3] what is forgotten no longer counts, and what comes later does', () => {
  const running = createCheck(check(paired))
  for (const event of traced([says('one'), joins('A', 'one')])) running.add(event)
  expect(running.result().met).toBe(true)
  running.forget(({ kind }) => kind === 'program.log')
  expect(running.result()).toMatchObject({ met: false, missing: 0 })
  for (const event of traced([says('one')], 3)) running.add(event)
  expect(running.result().met).toBe(true)
})
