/** How far a task has come, what came true of a prediction, and the devices that make code. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, untouched } from '../../client/features/lessons/devices.ts'
import { createReality, isRightOrder } from '../../client/features/lessons/reality.ts'
import { shuffled } from '../../client/features/lessons/shuffled.ts'
import { createTaskProgress } from '../../client/features/lessons/taskProgress.ts'
import { predictionSchema } from '../../server/shared/lesson/questions.ts'
import { taskSchema } from '../../server/shared/lesson/task.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { hears, joins, leaves, opensPage, runs, says, traced } from './support/traced.ts'

const task = taskSchema.parse({
  id: 'main',
  step: 'try',
  goals: [
    {
      id: 'come',
      text: '오기',
      check: [{ kind: 'socket.connect', client: 'A', say: '아직 오지 않았어요.' }],
    },
    { id: 'gone', text: '가기', check: [{ kind: 'socket.disconnect', client: 'A' }] },
  ],
  mistakes: [
    {
      id: 'failed',
      goal: 'come',
      say: 'A가 오류를 들었어요.',
      check: [{ kind: 'client.connect_error', client: 'A' }],
      do: [{ run: 'server.js' }],
    },
    {
      id: 'wrong',
      goal: 'come',
      say: '다른 글이 나왔어요.',
      check: [{ kind: 'program.log', text: 'wrong' }],
      do: [{ run: 'server.js' }],
    },
    {
      id: 'late',
      goal: 'gone',
      say: '늦었어요.',
      check: [{ kind: 'program.log', text: 'late' }],
      do: [{ run: 'server.js' }],
    },
  ],
  solution: [{ run: 'server.js' }],
})

/** Follows as the page does: it looks before a new run or a new page lets what was be forgotten. */
function following(met: readonly string[] = []) {
  const progress = createTaskProgress(task, { met })
  let seq = 1
  return (...facts: Fact[]) => {
    for (const event of traced(facts, seq)) {
      if (event.kind === 'program.run' || event.kind === 'client.run') progress.state()
      progress.add(event)
      seq += 1
    }
    const { goals, mistake } = progress.state()
    return { met: goals.filter((goal) => goal.met).map(({ id }) => id), mistake: mistake?.id, goals }
  }
}

test('[V4] a goal that was met stays met over a new run, and what was met before counts', () => {
  const after = following()
  expect(after(runs(1))).toMatchObject({
    met: [],
    goals: [{ missing: '아직 오지 않았어요.' }, { missing: null }],
  })
  expect(after(joins('A', 'one'))).toMatchObject({
    met: ['come'],
    goals: [{ missing: null }, { missing: null }],
  })
  expect(after(runs(2)).met).toEqual(['come'])
  expect(after(leaves('A', 'two')).met).toEqual(['come', 'gone'])
  expect(following(['gone'])().met).toEqual(['gone'])
})

test('[V4] what an earlier run showed does not count for a goal that asks for more', () => {
  const check = [{ kind: 'socket.connect' }, { kind: 'program.log', text: 'ok' }] as const
  const progress = createTaskProgress({
    goals: [{ id: 'both', text: '둘', check: [...check] }],
    mistakes: [],
  })
  for (const event of traced([joins('A', 'one'), runs(2), says('ok')])) progress.add(event)
  expect(progress.state().goals).toMatchObject([{ met: false }])
})

test('[V4] a mistake is told while its goal is open, the first of the list first', () => {
  const after = following()
  expect(after(says('late')).mistake).toBe('late')
  expect(after(says('wrong')).mistake).toBe('wrong')
  expect(after(hears('A', 'x')).mistake).toBe('failed')
  expect(after(joins('A', 'one')).mistake).toBe('late')
  expect(after(leaves('A', 'one')).mistake).toBeUndefined()
})

test('[V4] a mistake goes with a new run of the program', () => {
  const after = following()
  expect(after(says('wrong')).mistake).toBe('wrong')
  expect(after(runs(2)).mistake).toBeUndefined()
  expect(after(says('wrong')).mistake).toBe('wrong')
})

test('[V4] what a client told goes with a new page of that client, and of no other', () => {
  const after = following()
  expect(after(hears('A', 'x')).mistake).toBe('failed')
  expect(after(opensPage('B')).mistake).toBe('failed')
  expect(after(says('wrong'), opensPage('A')).mistake).toBe('wrong')
})

const choice = predictionSchema.parse({
  kind: 'choice',
  ask: '무엇일까요?',
  choices: [
    { id: 'a', text: '가', say: '가예요.', seen: [{ kind: 'program.log', text: 'a' }] },
    { id: 'b', text: '나', say: '나예요.', right: true, seen: [{ kind: 'program.log', text: 'b' }] },
    { id: 'c', text: '다', say: '다예요.' },
  ],
})

test('[V4] of a choice, what was seen first counts and stays, also over a new run and another look', () => {
  const reality = createReality(choice)
  const add = (facts: Fact[], from: number) => {
    for (const event of traced(facts, from)) reality.add(event)
    return reality.state()
  }
  expect(add([says('x')], 1)).toBeNull()
  expect(add([says('b')], 2)).toEqual({ kind: 'choice', id: 'b', seq: 2, part: 0 })
  expect(add([says('a')], 3)).toEqual({ kind: 'choice', id: 'b', seq: 2, part: 0 })
  expect(add([runs(2), says('a')], 4)).toEqual({ kind: 'choice', id: 'b', seq: 2, part: 0 })
  const later = createReality(choice, { kind: 'choice', id: 'b', seq: 2, part: 0 })
  for (const event of traced([says('a')])) later.add(event)
  expect(later.state()).toEqual({ kind: 'choice', id: 'b', seq: 2, part: 0 })
})

const item = (id: string) => ({ id, text: id, seen: [{ kind: 'program.log', text: id }] })
const order = predictionSchema.parse({
  kind: 'order',
  ask: '차례는요?',
  items: ['a', 'b', 'c'].map(item),
  say: { right: '네', wrong: '아니요' },
})

test('[V4] an order is known when all of it was seen, as it came', () => {
  const reality = createReality(order)
  const add = (text: string, seq: number) => {
    for (const event of traced([says(text)], seq)) reality.add(event)
    return reality.state()
  }
  expect([add('b', 1), add('a', 2)]).toEqual([null, null])
  expect(add('c', 3)).toEqual({ kind: 'order', order: ['b', 'a', 'c'], seq: 3, part: 0 })
})

test('[V4] a number is the time between two events in seconds, or what a variable holds', () => {
  const number = (seen: unknown) =>
    predictionSchema.parse({
      kind: 'number',
      ask: '얼마일까요?',
      unit: '초',
      min: 0,
      max: 10,
      step: 1,
      right: 3,
      tolerance: 0.5,
      say: { right: '네', less: '더 길어요.', more: '더 짧아요.' },
      seen,
    })
  const look = (seen: unknown, facts: (Fact & { at?: number })[]) => {
    const reality = createReality(number(seen))
    for (const event of traced(facts)) reality.add(event)
    return reality.state()
  }
  const between = [
    { kind: 'program.log', as: 'from' },
    { kind: 'client.connect_error', as: 'to', after: 'from' },
  ]
  expect(
    look(between, [
      { ...says('x'), at: 500 },
      { ...hears('A', 'y'), at: 3_549 },
    ]),
  ).toEqual({
    kind: 'number',
    value: 3,
    seq: 2,
    part: 0,
  })
  expect(
    look([{ kind: 'program.log', text: { match: '(?<value>\\d+)' } }], [says('모두 45초')]),
  ).toMatchObject({ value: 45 })
  expect(look(between, [hears('A', 'y')])).toBeNull()
})

test('[V4] pairs that may come either way are right either way, and nothing else is', () => {
  const right = ['open', 'join', 'probe', 'confirm']
  const either = [['join', 'probe']] as const
  expect(isRightOrder(right, right)).toBe(true)
  expect(isRightOrder(['open', 'probe', 'join', 'confirm'], right)).toBe(false)
  expect(isRightOrder(['open', 'probe', 'join', 'confirm'], right, either)).toBe(true)
  expect(isRightOrder(['open', 'probe', 'confirm', 'join'], right, either)).toBe(false)
  expect(isRightOrder(['join', 'open', 'probe', 'confirm'], right, either)).toBe(false)
})

test('[V4] shuffled has the same things in another order, the same each time', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 6 }), fc.string(), (list, name) => {
      const once = shuffled(list, name)
      expect(once).not.toEqual(list)
      expect([...once].sort()).toEqual([...list].sort())
      expect(shuffled(list, name)).toEqual(once)
    }),
  )
  expect(shuffled([1], 'x')).toEqual([1])
})

test('[V4] cards in their order and blanks that are filled are code', () => {
  const cards = [
    { id: 'one', name: '하나', code: 'one()\n' },
    { id: 'two', name: '둘', code: 'two()' },
    { id: 'three', name: '셋', code: 'three()' },
  ]
  const device = { kind: 'order', cards, begin: ['two', 'one'] } as const
  const begun = untouched({ ...device, begin: [...device.begin] })
  expect(codeOf({ ...device, begin: [] }, begun)).toBe('two()\n\none()\n')
  expect(codeOf({ ...device, begin: [] }, { ...begun, order: ['three', 'gone'] })).toBe('three()\n')
  const blanks = {
    kind: 'blanks' as const,
    code: 'f({{a}}, {{b}}, {{a}})',
    blanks: [{ id: 'a', label: '가' }],
  }
  expect(codeOf(blanks, untouched(blanks))).toBe('f(___, ___, ___)')
  expect(codeOf(blanks, { ...begun, filled: { a: ' "$&" ', b: '  ' } })).toBe('f("$&", ___, "$&")')
  expect(codeOf(undefined, begun)).toBeNull()
})
