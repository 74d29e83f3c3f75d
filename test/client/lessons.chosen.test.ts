/** Which chapters a commit walks through: one of each device, and those that it changed. */
import { expect, test } from 'vitest'
import { chosenLessons } from '../e2e/lessons/chosen.ts'
import { chapterFiles as files } from '../lessons/support/chapters.ts'

const ids = (changed: readonly string[] | null) => chosenLessons(changed, files).map(({ id }) => id)

test('each device has a chapter among them, and few chapters are', () => {
  const devices = new Set(
    files.flatMap(({ lesson }) => lesson.tasks.map(({ device }) => device?.kind ?? 'programs')),
  )
  const walked = chosenLessons([], files)
  const seen = new Set(walked.flatMap(({ tasks }) => tasks.map(({ device }) => device?.kind ?? 'programs')))
  expect(seen).toEqual(devices)
  expect(walked.length).toBeLessThanOrEqual(devices.size)
})

test('a chapter whose file changed is walked through, and all are where nobody knows', () => {
  expect(ids([])).not.toContain('cors')
  expect(ids(['docs/lessons/06-cors.md'])).toEqual(expect.arrayContaining([...ids([]), 'cors']))
  expect(ids(null)).toHaveLength(files.length)
})
