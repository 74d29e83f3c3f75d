/** The chapter's column, wired to this page. */
import { useStore } from 'zustand'
import { originOf } from '../clients/places.ts'
import { CourseHandsContext } from '../lessons/hands.ts'
import { LessonColumn } from '../lessons/LessonColumn.tsx'
import { sessionStore } from '../session.ts'
import { courseHands } from './courseHands.ts'

export function Lesson() {
  const ports = useStore(sessionStore, (session) => session.ports)
  return (
    <CourseHandsContext value={courseHands}>
      <LessonColumn app={ports ? originOf('app', ports, location) : ''} />
    </CourseHandsContext>
  )
}
