/** What every chapter's text keeps to: labels stand out, nothing lies about places on the page, lines that are named open. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { placesIn, placesInText } from '../../client/features/lessons/codePlace.ts'
import { startOf, writtenOrigins } from '../../client/features/lessons/scene.ts'
import { shownHints } from '../../client/features/lessons/shownHints.ts'
import { fileOf } from '../../client/frame/protocol.ts'
import { defaultCode } from '../../client/lab/clients/defaultCode.ts'
import { readLessons } from '../../scripts/lessons/lessonFiles.ts'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import type { Task } from '../../server/shared/lesson/task.ts'

const chapters = readLessons()

/** The lines that a learner reads, without programs. */
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .replace(/```js[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ''))
    .split('\n')
    .map((text, i) => ({ text, at: `${basename(path)}:${i + 1}` }))

const lines = chapters.flatMap(({ path }) => linesOf(path))
const found = (what: RegExp) =>
  lines.filter(({ text }) => what.test(text)).map(({ at, text }) => `${at} ${text.trim()}`)

test('[V7] what is pressed stands out, and so do labels that are no everyday words', () => {
  expect(found(/(?<!\*\*|버튼)[을를] (누르|눌러|눌렀|누른|누를)/)).toEqual([])
  expect(
    found(/(?<!\*\*)(한 걸음씩|확인 응답\(ack\) 받기|전선 끊기|웹소켓 막기|늦추기|붙잡기)(?!\*\*|만)/),
  ).toEqual([])
  expect(found(/‘[^’]*’/)).toEqual([])
})

test('[V7] no mark of the notation is left as text', () => {
  const texts = chapters.flatMap(({ lesson: { steps, answer, intro, notes } }) =>
    [...Object.values(steps), ...Object.values(notes), answer, intro].map((blocks) => JSON.stringify(blocks)),
  )
  expect(texts.flatMap((text) => /"text":"[^"]*(\*\*|\]\()/.exec(text)?.[0] ?? [])).toEqual([])
})

test('[V7] no sentence says where on the page something is: on a phone it is elsewhere', () => {
  expect(found(/왼쪽|오른쪽|아래쪽|위쪽/)).toEqual([])
})

test('[V4] no goal says that something is seen: what the page ticks is that it happened', () => {
  const goals = chapters.flatMap(({ lesson }) =>
    lesson.tasks.flatMap((task) => task.goals.map(({ text }) => text)),
  )
  expect(goals.filter((text) => /보기$/.test(text))).toEqual([])
})

/** The programs that a learner may have before them where a text of the chapter stands. */
function programsOf(lesson: Lesson, tasks: readonly Task[]) {
  return tasks.map((task) => {
    const { server, clients } = startOf(lesson, task, { app: writtenOrigins.app, defaultCode })
    const files = [
      { file: 'server.js', code: server },
      ...clients.map(({ lane, code }) => ({ file: fileOf(lane), code })),
    ]
    return new Map(files.map(({ file, code }) => [file, code.split('\n').length]))
  })
}

test('[V7] a line that a text names is there, and its number is the one that is said', () => {
  const wrong = chapters.flatMap(({ lesson }) => {
    const { steps, tasks, answer } = lesson
    const texts = tasks.flatMap((task) =>
      placesInText(JSON.stringify(task)).map((place) => ({ place, tasks: [task] })),
    )
    const written = [...Object.values(steps), answer].flatMap((blocks) =>
      placesIn(blocks).map((place) => ({ place, tasks })),
    )
    return [...texts, ...written].flatMap(({ place, tasks: of }) => {
      const { file, line, words } = place
      const isThere = programsOf(lesson, of).some((files) => line <= (files.get(file) ?? 0))
      const said = /(\d+)번째 줄/.exec(words)?.[1]
      const isSaid = said === undefined || Number(said) === line
      return isThere && isSaid ? [] : [`${lesson.id}: ${words} ${file}:${line}`]
    })
  })
  expect(wrong).toEqual([])
})

test('[V7] whoever is told a line in a hint, a mistake or what is to be done can open it', () => {
  const untold = (text: string) => /(?<!\[)\b\d+번째 줄/.test(text)
  const told = chapters.flatMap(({ lesson }) =>
    lesson.tasks.flatMap((task) => [
      ...task.mistakes.map(({ say }) => say),
      ...task.hints.flatMap((hint) =>
        typeof hint === 'string' ? [hint] : 'text' in hint ? [hint.text] : [],
      ),
      ...(task.text === undefined ? [] : [task.text]),
    ]),
  )
  expect(told.filter(untold)).toEqual([])
})

test('[V4] at every goal there are at most three hints, and none of a goal that is met', () => {
  for (const { lesson } of chapters)
    for (const task of lesson.tasks)
      task.goals.forEach((_, done) => {
        const met = task.goals.slice(0, done).map(({ id }) => `${task.id}.${id}`)
        const shown = shownHints(task, met)
        expect(shown.length, `${lesson.id}/${task.id}`).toBeLessThanOrEqual(3)
        expect(shown.length, `${lesson.id}/${task.id}`).toBeGreaterThan(0)
        const of = shown.flatMap(({ hint }) => (typeof hint === 'string' ? [] : (hint.goal ?? [])))
        expect(of.filter((goal) => met.includes(`${task.id}.${goal}`))).toEqual([])
      })
})

test('[V4] what 한 번 더 asks is answered by 모범 답안, and every task beside others has a name', () => {
  for (const { lesson } of chapters) {
    expect(lesson.answer.length, lesson.id).toBeGreaterThan(0)
    for (const step of ['try', 'more']) {
      const tasks = lesson.tasks.filter((task) => task.step === step)
      if (tasks.length > 1) expect(tasks.filter(({ title }) => title === undefined)).toEqual([])
    }
  }
})
