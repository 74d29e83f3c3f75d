/** Every lesson on real labs: its start, its solution, its mistakes, its prediction and its claims. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLessons } from '../../scripts/lessons/lessonFiles.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { studiesOf } from './support/studies.ts'

/** `LESSON=cors` only that one; `LESSON_RUNS=20` each so many times. */
const { LESSON: only, LESSON_RUNS: runs = '1' } = process.env
const lessons = readLessons().filter(({ lesson }) => only === undefined || lesson.id === only)

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 2 }), most: 500 })
})
afterAll(() => playground[Symbol.asyncDispose]())

test('there are lessons', () => expect(lessons.length).toBeGreaterThan(0))

for (const { lesson } of lessons)
  describe(`[V1] ${lesson.number} ${lesson.title}`, () => {
    for (const study of studiesOf(lesson))
      test.concurrent(study.name, { timeout: 60_000, repeats: Number(runs) - 1 }, async () => {
        await study.run(playground)
      })
  })
