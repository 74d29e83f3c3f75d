/** The chapters: their names at once, each chapter's text when it is opened. */
import { lessons } from 'virtual:lessons'
import type { Lesson, LessonHead } from '#shared/lesson/lesson.ts'

export const heads: readonly LessonHead[] = lessons.map(({ head }) => head)

const loaded = new Map<string, Promise<Lesson>>()

/** `null`: there is no such chapter. The same promise each time. */
export function loadLesson(id: string): Promise<Lesson> | null {
  const known = loaded.get(id)
  if (known) return known
  const entry = lessons.find(({ head }) => head.id === id)
  if (!entry) return null
  const loading = entry.load()
  loaded.set(id, loading)
  // A text that did not come is asked for again.
  loading.catch(() => loaded.delete(id))
  return loading
}

/** The chapter after this one; `null` after the last. */
export function nextOf(id: string): LessonHead | null {
  return heads[heads.findIndex((head) => head.id === id) + 1] ?? null
}
export const headOf = (id: string): LessonHead | null => heads.find((head) => head.id === id) ?? null
/** As chapters are spoken of: `3장`. */
export const chapterName = ({ number }: Pick<LessonHead, 'number'>): string => `${number}장`
