/** Keeps the page in step with the walkthrough; stands on the page once, whichever part is seen. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { originOf } from '../features/clients/places.ts'
import { CourseHandsContext } from '../features/lessons/hands.ts'
import { openFor } from '../features/lessons/open.ts'
import { useCourse } from '../features/lessons/useCourse.ts'
import { sessionStore } from '../lab/session.ts'
import { courseHands } from './courseHands.ts'

export function Course() {
  const ports = useStore(sessionStore, (session) => session.ports)
  const app = ports && originOf('app', ports, location)
  const other = ports && originOf('other', ports, location)
  useEffect(() => {
    if (app && other) openFor({ app, other })
  }, [app, other])
  return app === null ? null : (
    <CourseHandsContext value={courseHands}>
      <Following app={app} />
    </CourseHandsContext>
  )
}

function Following({ app }: { app: string }) {
  useCourse(app)
  return null
}
