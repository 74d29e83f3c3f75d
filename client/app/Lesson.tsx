/** The chapter's column, wired to this page. */
import { useStore } from 'zustand'
import { originOf } from '../features/clients/places.ts'
import { CourseHandsContext } from '../features/lessons/hands.ts'
import { LessonColumn } from '../features/lessons/LessonColumn.tsx'
import { sessionStore } from '../lab/session.ts'
import { courseHands } from './courseHands.ts'

export function Lesson() {
  const ports = useStore(sessionStore, (session) => session.ports)
  return (
    <CourseHandsContext value={courseHands}>
      <LessonColumn app={ports ? originOf('app', ports, location) : ''} />
    </CourseHandsContext>
  )
}
