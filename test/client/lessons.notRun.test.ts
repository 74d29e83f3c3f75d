import { expect, test } from 'vitest'
import { clientNotRun, serverNotRun } from '../../client/features/lessons/notRun.ts'

const refused = { program: 'const = 1', problem: { message: 'SyntaxError: Unexpected token', line: 5 } }
const goesOn = /앞의 프로그램이 돌고/

test('that a program of before goes on is said only while that is so', () => {
  const status = 'open' as const
  expect(serverNotRun({ refused: null, status, runs: true })).toBeNull()
  expect(serverNotRun({ refused, status, runs: true })).toMatch(goesOn)
  expect(serverNotRun({ refused, status, runs: true })).toContain('5번째 줄')
  expect(serverNotRun({ refused, status, runs: false })).not.toMatch(goesOn)
  for (const away of ['lost', 'gone', 'failed', 'starting'] as const) {
    const said = serverNotRun({ refused, status: away, runs: true })
    expect(said).not.toMatch(goesOn)
    expect(said).toContain('놀이터 서버에 닿지 않아서')
  }
})

test('a client whose code could not be read is named with its line', () => {
  const run = (message: string, line?: number) =>
    new Map([['A', { program: 'x', problem: { message, ...(line !== undefined && { line }) } }]])
  const unread = 'Uncaught SyntaxError: missing ) after argument list'
  expect(clientNotRun(run(unread, 7))).toContain('client-a.js의 문법이 맞지 않아서')
  expect(clientNotRun(run(unread, 7))).toContain('7번째 줄')
  expect(clientNotRun(run(unread))).toContain('client-a.js')
  expect(clientNotRun(run('Uncaught TypeError: x is not a function', 7))).toBeNull()
  expect(clientNotRun(new Map([['A', { program: 'x', problem: null }]]))).toBeNull()
})
