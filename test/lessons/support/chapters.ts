/** The chapters of this checkout, read once for all tests of a process. */
import { readLessons } from '../../../scripts/lessons/lessonFiles.ts'

export const chapterFiles = readLessons()
