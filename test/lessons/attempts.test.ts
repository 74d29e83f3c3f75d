/** Goals at likely attempts: what a learner may well do, and what the page must not say of it. */
import { expect, test } from 'vitest'
import { createTaskProgress } from '../../client/features/lessons/taskProgress.ts'
import { readLessons } from '../../scripts/lessons/lessonFiles.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { joins, leaves, says, traced } from './support/traced.ts'

const lessons = readLessons().map(({ lesson }) => lesson)

function taskOf(chapter: string, task: string) {
  const found = lessons.find(({ id }) => id === chapter)?.tasks.find(({ id }) => id === task)
  if (!found) throw new Error(`there is no ${chapter}/${task}`)
  return found
}

function after(chapter: string, task: string, facts: readonly Fact[]) {
  const progress = createTaskProgress(taskOf(chapter, task))
  for (const event of traced(facts)) progress.add(event)
  return progress.state()
}
const met = (chapter: string, task: string, facts: readonly Fact[]) =>
  after(chapter, task, facts)
    .goals.filter((goal) => goal.met)
    .map(({ id }) => id)

const sid = 'a1b2c3d4e5f6g7h8AAAB'
const listening = says('서버가 4000번 포트에서 실행 중입니다.')

test.each([
  `새로운 유저가 연결되었습니다!!! ${sid}`,
  `새로운 유저가 연결되었습니다. 반가워요. ${sid}`,
  `우리 새로운 유저가 연결되었습니다. ${sid}`,
  `서버가 4000번째 손님을 맞았어요. ${sid}`,
  '안녕',
])('[V4] chapter 0: %s is other words', (text) => {
  expect(met('first', 'words', [listening, joins('A', sid), says(text)])).toEqual(['mine'])
})

test.each([`새로운 유저가 연결되었습니다. ${sid}`, '새로운 유저가 연결되었습니다.', ' '])(
  '[V4] chapter 0: %j is what it was',
  (text) => {
    expect(met('first', 'words', [listening, joins('A', sid), says(text)])).toEqual([])
  },
)

test('[V4] chapter 0: other words at the goodbye are no other greeting', () => {
  const facts = [
    joins('A', sid),
    says(`새로운 유저가 연결되었습니다. ${sid}`),
    leaves('A', sid),
    says('유저가 연결을 끊었습니다!!!'),
  ]
  expect(after('first', 'words', facts)).toMatchObject({ mistake: { id: 'other' } })
  expect(met('first', 'words', facts)).toEqual([])
})

test('[V4] chapter 11: five steps are five steps only with Express and an HTTP server', () => {
  const bare = 'const { Server } = require("socket.io"); const io = new Server(4000)'
  const whole = [
    "import http from 'node:http'",
    "import express from 'express'",
    "import { Server } from 'socket.io'",
    'const server = http.createServer(express())',
  ].join('\n')
  const facts = (text: string): Fact[] => [
    { kind: 'program.run', text, run: 1 },
    { kind: 'program.server', path: '/socket.io', options: {} } as Fact,
    { kind: 'http.request', client: 'A', method: 'GET', url: '/socket.io/', headers: {} } as Fact,
    { kind: 'http.response', client: 'A', request: 3, status: 200, headers: {} } as Fact,
  ]
  expect(met('build', 'alone', facts(bare))).toEqual([])
  expect(met('build', 'alone', facts(whole))).toEqual(['modules', 'http'])
})
