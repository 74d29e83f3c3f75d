/** The server hears late that a page is gone: a solution is right all the same. */
import { afterAll, beforeAll, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { chapterFiles } from './support/chapters.ts'
import { openPage } from './support/labClient.ts'
import { origins, sitDown } from './support/student.ts'
import { eventually, follow } from './support/studies.ts'

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 2 }), most: 20 })
})
afterAll(() => playground[Symbol.asyncDispose]())

/** Chapters in which it counts how many sockets there are. */
const counting = chapterFiles.filter(({ lesson }) => lesson.id === 'react')

for (const { lesson } of counting)
  for (const task of lesson.tasks)
    test.concurrent(`[V8] ${lesson.number} ${task.title}: a socket of an earlier page is still there`, {
      timeout: 60_000,
    }, async ({ expect }) => {
      await using student = await sitDown(playground, lesson, task)
      const earlier = openPage({
        lab: student.lab,
        lane: 'A',
        origin: origins.app,
        server: playground.url,
        report: () => undefined,
      })
      earlier.run('io("http://localhost:4000", { reconnection: false })')
      await student.until([{ kind: 'socket.connect', client: 'A' }])
      await student.act(task.solution)
      const progress = follow(task, student)
      await eventually(progress, ({ goals }) => goals.every(({ met }) => met))
      expect(progress().goals.filter(({ met }) => !met)).toEqual([])
      earlier.close()
    })
