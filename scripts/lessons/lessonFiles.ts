/** All lessons of a folder, in the order of their numbers. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Lesson } from '../../server/shared/lesson/lesson.ts'
import { readLesson } from './readLesson.ts'

export const lessonFolder = join(import.meta.dirname, '../../docs/lessons')

export interface LessonFile {
  path: string
  lesson: Lesson
}

/** Throws with file, line and reason of everything that is wrong. */
export function readLessons(folder = lessonFolder): LessonFile[] {
  const problems: string[] = []
  const found: LessonFile[] = []
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.md') || name === 'README.md') continue
    const path = join(folder, name)
    const read = readLesson(name, readFileSync(path, 'utf8'))
    if (read.ok) {
      const { id, number } = read.lesson
      const twin = found.find(({ lesson }) => lesson.id === id || lesson.number === number)
      if (twin) problems.push(`${shown(path)}:1: ${shown(twin.path)}과 번호나 id가 같아요`)
      found.push({ path, lesson: read.lesson })
    } else for (const { line, message } of read.problems) problems.push(`${shown(path)}:${line}: ${message}`)
  }
  if (problems.length > 0) throw new Error(`수업 파일에 잘못된 곳이 있어요.\n${problems.join('\n')}`)
  return found
}

const shown = (path: string) => relative(process.cwd(), path)
