/** What the teachers' guide shows as a chapter is one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLesson } from '../../scripts/lessons/readLesson.ts'

test('[V2] the chapter in the guide can be read as it stands', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/add-a-chapter.md'), 'utf8')
  const chapter = /^````md\n([\s\S]*?)^````$/m.exec(guide)?.[1] ?? ''
  expect(readLesson('17-hello.md', chapter)).toMatchObject({ ok: true, lesson: { id: 'hello', number: 17 } })
})
