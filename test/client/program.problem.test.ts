import { expect, test } from 'vitest'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { markOf } from '../../client/features/program/lineMark.ts'
import { clientErrorsOf, placeProblem, runErrorOf } from '../../client/features/program/runProblem.ts'

const trace = (...facts: Fact[]) => facts.map((fact, i) => ({ seq: i + 1, at: i, ...fact }) as TraceEvent)
const run: Fact = { kind: 'program.run', text: 'code', run: 1 }
const error: Fact = { kind: 'program.error', text: 'ReferenceError: x is not defined', line: 3 }

test('a new run takes the error of the last one away', () => {
  expect(runErrorOf(trace(run, error))).toEqual({ message: 'ReferenceError: x is not defined', line: 3 })
  expect(runErrorOf(trace(run, error, { ...run, run: 2 }))).toBeNull()
})

test('each client has the error of its own newest run', () => {
  const began: Fact = { kind: 'client.run', client: 'A', text: 'boom()', origin: 'http://localhost:3000' }
  const failed: Fact = { kind: 'client.error', client: 'A', text: 'boom', level: 'error', line: 1 }
  expect(clientErrorsOf(trace(began, failed)).get('A')).toEqual({
    program: 'boom()',
    problem: { message: 'boom', line: 1 },
  })
  expect(clientErrorsOf(trace(began, failed, began)).get('A')?.problem).toBeNull()
  expect(clientErrorsOf(trace(began, failed, { kind: 'client.gone', client: 'A' })).has('A')).toBe(false)
})

test('a problem follows its line while other lines are typed, and loses it when that line changes', () => {
  const problem = { message: 'wrong', line: 2 }
  expect(placeProblem(problem, 'a\nb', 'a\nb').line).toBe(2)
  expect(placeProblem(problem, 'a\nb', 'new\na\nb').line).toBe(3)
  expect(placeProblem(problem, 'a\nb', 'a\nbetter').line).toBeNull()
  expect(placeProblem({ message: 'no line' }, 'a', 'a').line).toBeNull()
})

test('a line shows its most frequent packets, and how often it ran where none came from it', () => {
  expect(markOf({ packets: { http: 10, eio: 2, sio: 0 }, runs: 1, moments: [1] })).toEqual({
    layer: 'http',
    count: 10,
    leads: true,
  })
  expect(markOf({ packets: { http: 2, eio: 2, sio: 2 }, runs: 1, moments: [1] })).toEqual({
    layer: 'sio',
    count: 2,
    leads: true,
  })
  expect(markOf({ packets: { http: 0, eio: 0, sio: 0 }, runs: 2, moments: [] })).toEqual({
    layer: 'prog',
    count: 2,
    leads: false,
  })
  expect(markOf({ packets: { http: 0, eio: 0, sio: 0 }, runs: 0, moments: [] })).toBeNull()
})

test('an error is said in Korean first, and keeps the words that one can search for', () => {
  const said = (message: string) => placeProblem({ message }, 'a', 'a').message
  expect(said('SyntaxError: missing ) after argument list')).toBe(
    '닫는 괄호가 빠졌어요. SyntaxError: missing ) after argument list',
  )
  expect(said("TypeError: Cannot read properties of undefined (reading 'x')")).toMatch(/^없는 값의 속성을/)
  expect(said('Error: 터졌어요')).toBe('아무도 처리하지 않은 오류예요. Error: 터졌어요')
  expect(said('프로그램이 멈췄어요.')).toBe('프로그램이 멈췄어요.')
})
