declare module 'virtual:lessons' {
  import type { Lesson, LessonHead } from '#shared/lesson/lesson.ts'

  /** All chapters, in their order. */
  export const lessons: readonly { head: LessonHead; load: () => Promise<Lesson> }[]
}
