/** The menu of chapters, wired to this page. */

import { ChapterMenu } from '../features/lessons/ChapterMenu.tsx'
import { CourseHandsContext } from '../features/lessons/hands.ts'
import { courseHands } from './courseHands.ts'

export function Chapters({ compact }: { compact: boolean }) {
  return (
    <CourseHandsContext value={courseHands}>
      <ChapterMenu compact={compact} />
    </CourseHandsContext>
  )
}
