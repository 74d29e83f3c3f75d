import { expect, test } from 'vitest'
import type { Fact, TraceEvent } from '#shared/trace.ts'
import { markOf } from '../../client/features/program/lineMark.ts'
import { placeProblem } from '../../client/features/program/runProblem.ts'
import { logsOf } from '../../client/pictures/console.ts'
import { errorWords } from '../../client/pictures/errorWords.ts'
import { clientErrorsOf, runErrorOf } from '../../client/pictures/problems.ts'

const trace = (...facts: Fact[]) => facts.map((fact, i) => ({ seq: i + 1, at: i, ...fact }) as TraceEvent)
const run: Fact = { kind: 'program.run', text: 'code', run: 1 }
const error: Fact = { kind: 'program.error', text: 'ReferenceError: x is not defined', line: 3 }

test('a new run takes the error of the last one away', () => {
  expect(runErrorOf(trace(run, error))).toEqual({ message: 'ReferenceError: x is not defined', line: 3 })
  expect(runErrorOf(trace(run, error, { ...run, run: 2 }))).toBeNull()
})

test('an error of another file says where it is, and stands at no line of server.js', () => {
  const place = { file: 'rooms.js', line: 2, column: 5 }
  const elsewhere: Fact = { kind: 'program.error', text: 'TypeError: x', place }
  const problem = runErrorOf(trace(run, elsewhere))
  expect(problem).toEqual({ message: 'TypeError: x', place })
  expect(problem && placeProblem(problem, 'code', 'code')).toEqual({
    message: `rooms.js:2\n${errorWords('TypeError: x')}`,
    line: null,
    isEdited: false,
  })
  const { server } = logsOf(trace(run, elsewhere, { kind: 'program.log', text: 'hi', level: 'log', place }))
  expect(server.map(({ line, place: at }) => [line, at?.file])).toEqual([
    [undefined, undefined],
    [undefined, 'rooms.js'],
    [undefined, 'rooms.js'],
  ])
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

test('a problem follows its line while other lines are typed', () => {
  const problem = { message: 'wrong', line: 2 }
  const shown = { message: 'wrong', isEdited: false }
  expect(placeProblem(problem, 'a\nb', 'a\nb')).toEqual({ ...shown, line: 2 })
  expect(placeProblem(problem, 'a\nb', 'new\na\nb')).toEqual({ ...shown, line: 3 })
})

test('a problem stays where its line is being mended, and goes with the line', () => {
  const problem = { message: 'wrong', line: 2 }
  const place = (typed: string) => {
    const { line, isEdited } = placeProblem(problem, 'a\nb\nc', typed) ?? {}
    return { line, isEdited }
  }
  expect(place('a\nbetter\nc')).toEqual({ line: 2, isEdited: true })
  expect(place('new\na\nbetter\nc')).toEqual({ line: 3, isEdited: true })
  expect(place('a\nbetter\nanother\nc')).toEqual({ line: 2, isEdited: true })
  expect(placeProblem(problem, 'a\nb\nc', 'a\nbetter\nc')?.message).toBe(
    '이 줄을 고쳤어요. 다시 실행하면 맞는지 알 수 있어요.',
  )
  expect(placeProblem({ message: 'wrong', line: 1 }, 'a\nb', 'A\nb')?.line).toBe(1)
  expect(placeProblem(problem, 'a\nb\nc', 'a\nc')).toBeNull()
})

test('a problem without a line is of the text that ran, and of no other', () => {
  expect(placeProblem({ message: 'no line' }, 'a', 'a')?.line).toBeNull()
  expect(placeProblem({ message: 'no line' }, 'a', 'b')).toBeNull()
})

test('an error of a line in a client’s console is nothing of its file', () => {
  const began: Fact = { kind: 'client.run', client: 'A', text: 'code', origin: 'http://localhost:3000' }
  const failed: Fact = { kind: 'client.error', client: 'A', text: 'TypeError: x', level: 'error' }
  expect(clientErrorsOf(trace(began, failed)).get('A')?.problem).toBeNull()
  for (const text of ['Uncaught (in promise) 3', '이 페이지가 모듈을 불러오지 못했어요.'])
    expect(clientErrorsOf(trace(began, { ...failed, text })).get('A')?.problem).toEqual({ message: text })
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
  expect(errorWords('SyntaxError: missing ) after argument list')).toBe(
    '닫는 괄호가 빠졌어요. SyntaxError: missing ) after argument list',
  )
  expect(errorWords("TypeError: Cannot read properties of undefined (reading 'x')")).toMatch(
    /^없는 값의 속성을/,
  )
  expect(errorWords('Error: 터졌어요')).toBe('아무도 처리하지 않은 오류예요. Error: 터졌어요')
  expect(errorWords('프로그램이 멈췄어요.')).toBe('프로그램이 멈췄어요.')
})

test('a client’s error is told as well as the server’s', () => {
  const messages = [
    'SyntaxError: missing ) after argument list',
    'SyntaxError: Unexpected end of input',
    'SyntaxError: Invalid or unexpected token',
    "SyntaxError: Identifier 'socket' has already been declared",
    'ReferenceError: sockt is not defined',
    'TypeError: io.connect is not a function',
    "TypeError: Cannot read properties of undefined (reading 'id')",
    'Error: mine',
    'SyntaxError: Expected corresponding JSX closing tag for <div>',
    'SyntaxError: await is only valid in async functions',
  ]
  for (const message of messages)
    for (const how of ['Uncaught ', 'Uncaught (in promise) '])
      expect(errorWords(how + message)).toBe(errorWords(message).replace(message, how + message))
})

test.each([
  ['Error: listen EADDRINUSE: address already in use :::4310', '이미 쓰고 있는 포트예요.'],
  ['Error: Listen method has been called more than once without closing.', '이미 열려 있는 서버예요.'],
  ["TypeError: Cannot destructure property 'a' of 'b' as it is undefined.", '없는 값에서 속성을 꺼냈어요.'],
  ['TypeError: Converting circular structure to JSON', '자기 자신을 담고 있어서'],
])('%s is told in Korean first', (message, sentence) => {
  expect(errorWords(message)).toMatch(new RegExp(`^${sentence}`))
  expect(errorWords(message)).toContain(message)
})
