/** The menu of chapters, wired to this page. */

import { ChapterMenu } from '../lessons/ChapterMenu.tsx'
import { CourseHandsContext } from '../lessons/hands.ts'
import { courseHands } from './courseHands.ts'

export function Chapters({ compact }: { compact: boolean }) {
  return (
    <CourseHandsContext value={courseHands}>
      <ChapterMenu compact={compact} />
    </CourseHandsContext>
  )
}
