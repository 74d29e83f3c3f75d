/** Every chapter as the page uses it: its beginnings, its solutions as text, its edits, its origins. */
import { expect, test } from 'vitest'
import { codeOf, type Turned, untouched } from '../../client/features/lessons/devices.ts'
import { type LessonHands, perform } from '../../client/features/lessons/perform.ts'
import { placed, startOf, writtenOrigins } from '../../client/features/lessons/scene.ts'
import { instructionOf, instructionsOf, solvedFiles } from '../../client/features/lessons/solution.ts'
import { fileOf } from '../../client/frame/protocol.ts'
import { defaultCode } from '../../client/lab/clients/defaultCode.ts'
import type { Act } from '../../server/shared/lesson/acts.ts'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { Task } from '../../server/shared/lesson/task.ts'
import { chapterFiles } from './support/chapters.ts'

const lessons = chapterFiles.map(({ lesson }) => lesson)
const theirs = { app: 'https://app.example.kr:8443', other: 'http://10.0.0.7:3001' }
const begin = (lesson: Lesson, task: Task, app = writtenOrigins.app) =>
  startOf(lesson, task, { app, defaultCode })

/** Only writes: all other acts succeed. What the files are afterwards, or why an edit did not fit. */
async function written(lesson: Lesson, task: Task, acts: readonly Act[], app = writtenOrigins.app) {
  const start = begin(lesson, task, app)
  const files = new Map([
    ['server.js', start.server],
    ...start.clients.map(({ lane, code }) => [fileOf(lane), code] as const),
  ])
  let turned: Turned = untouched(task.device)
  const done = async () => null
  const hands: LessonHands = {
    read: (file) => files.get(file) ?? defaultCode,
    write: (file, text) => void files.set(file, text),
    turn: (change) => {
      turned = change(turned)
      const code = codeOf(task.device, turned)
      if (code !== null) files.set('server.js', code)
    },
    run: done,
    connect: done,
    disconnect: done,
    close: done,
    add: done,
    server: done,
    client: done,
    wire: done,
    cut: done,
    release: done,
    drop: done,
    until: done,
  }
  return { problem: await perform(acts, lesson, hands), files }
}

const eachTask = lessons.flatMap((lesson) =>
  lesson.tasks.map((task) => ({ lesson, task, name: `${lesson.id}/${task.id}` })),
)

test('[V4] recall asks about an earlier chapter', () => {
  for (const { recall, number, id } of lessons) {
    const from = lessons.find((one) => one.id === recall?.from)
    expect(recall?.from === undefined || (from && from.number < number), id).toBeTruthy()
  }
})

test('[V4] the edits of every solution, mistake and claim fit exactly once', async () => {
  for (const { lesson, task, name } of eachTask)
    for (const acts of [task.solution, ...task.mistakes.map((mistake) => mistake.do)])
      expect((await written(lesson, task, acts)).problem, name).toBeNull()
  for (const lesson of lessons)
    for (const { do: acts, id } of lesson.probes) {
      const [task] = lesson.tasks
      if (!task) throw new Error(`${lesson.id} has no task`)
      const { start: _start, device: _device, ...plain } = task
      expect((await written(lesson, plain, acts)).problem, `${lesson.id}/${id}`).toBeNull()
    }
})

test('[V4] a solution as files is what its acts write', async () => {
  for (const { lesson, task, name } of eachTask) {
    const { files } = await written(lesson, task, task.solution)
    for (const one of solvedFiles(lesson, task, begin(lesson, task))) {
      expect(one.text, name).toBe(files.get(one.name))
      expect(one.text, name).not.toMatch(/undefined|___|\{\{/)
    }
  }
})

test('[V4] every act of every solution is an instruction in Korean, or a wait', () => {
  for (const { task, name } of eachTask) {
    for (const act of task.solution) {
      const text = instructionOf(act)
      if (text === null) expect(Object.keys(act), name).toEqual(['wait'])
      else expect(text, name).toMatch(/[가-힣].*요\.$/)
      expect(text ?? '', name).not.toMatch(/undefined|null|\[object/)
    }
    const steps = instructionsOf(task)
    expect(steps.length, name).toBeGreaterThan(0)
    expect(
      steps.some((step, i) => step === steps[i - 1]),
      name,
    ).toBe(false)
  }
})

/** As a text speaks of it. */
const portIn = (origin: string) => `${new URL(origin).port}번`

test('[V4] a chapter for other origins has them in text, checks and programs, and is otherwise the same', () => {
  const back = (text: string) =>
    text
      .replaceAll(theirs.app, writtenOrigins.app)
      .replaceAll(theirs.other, writtenOrigins.other)
      .replaceAll(portIn(theirs.app), '3000번')
      .replaceAll(portIn(theirs.other), '3001번')
  for (const lesson of lessons) {
    const text = JSON.stringify(placed(lesson, theirs))
    expect(text).not.toContain(writtenOrigins.app)
    expect(text).not.toContain(writtenOrigins.other)
    expect(back(text)).toBe(JSON.stringify(lesson))
    expect(placed(lesson, writtenOrigins)).toEqual(lesson)
  }
})

test('[V4] each task begins for other origins as for the written ones, and its edits fit there, too', async () => {
  for (const { lesson, task, name } of eachTask) {
    const there = placed(lesson, theirs)
    const same = there.tasks.find(({ id }) => id === task.id)
    if (!same) throw new Error(`${name} is gone`)
    const other = begin(there, same, theirs.app)
    const texts = [other.server, other.runs, ...other.clients.map(({ code }) => code)].join('\n')
    expect(texts, name).not.toMatch(/localhost:300[01]/)
    expect(other.clients.map(({ lane }) => lane)).toEqual(Object.keys({ ...lesson.clients, ...task.clients }))
    expect(
      JSON.parse(
        JSON.stringify(begin(lesson, task))
          .replaceAll(writtenOrigins.app, theirs.app)
          .replaceAll(writtenOrigins.other, theirs.other),
      ),
      name,
    ).toEqual(other)
    expect((await written(there, same, same.solution, theirs.app)).problem, name).toBeNull()
  }
})
