/** Which chapters are walked through on each commit: the first of each device, and those whose file that commit changed. */
import { execFileSync } from 'node:child_process'
import type { Lesson } from '#shared/lesson/lesson.ts'
import { type LessonFile, readLessons } from '../../../scripts/lessons/lessonFiles.ts'

/** `all`: `npm run bench:course` walks through every chapter. */
export const wanted = process.env['CHAPTERS']

/** Files that differ from the commit before this one, changes that are not committed among them; `null` where git does not tell. */
function changedFiles(): readonly string[] | null {
  try {
    const names = execFileSync('git', ['diff', '--name-only', 'HEAD~1', '--', 'docs/lessons'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return names.split('\n').filter((name) => name !== '')
  } catch {
    return null
  }
}

/** What the tasks of a chapter are done with beside the programs. */
const devicesOf = ({ tasks }: Lesson) => tasks.map(({ device }) => device?.kind ?? 'programs')

/** The first chapter of each device. */
function firstOfEach(lessons: readonly Lesson[]): ReadonlySet<Lesson> {
  const first = new Map<string, Lesson>()
  for (const lesson of lessons)
    for (const device of devicesOf(lesson)) if (!first.has(device)) first.set(device, lesson)
  return new Set(first.values())
}

/** Those that this commit is to walk through, by the files that it changed; all of them where nobody tells what changed. */
export function chosenLessons(
  changed: readonly string[] | null = changedFiles(),
  files = readLessons(),
): readonly Lesson[] {
  const first = firstOfEach(files.map(({ lesson }) => lesson))
  const isChosen = ({ path, lesson }: LessonFile) =>
    wanted === 'all' || changed === null || first.has(lesson) || changed.some((file) => path.endsWith(file))
  return files.filter(isChosen).map(({ lesson }) => lesson)
}
