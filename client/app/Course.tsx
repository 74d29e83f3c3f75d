/** Keeps the page in step with the walkthrough; stands on the page once, whichever part is seen. */
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { courseStore } from '../features/lessons/course.ts'
import { openFor } from '../features/lessons/open.ts'
import { useCourse } from '../features/lessons/useCourse.ts'
import { placeStore } from '../lab/place.ts'
import { useOrigin, useSession } from '../lab/useLab.ts'
import { desk } from './desk.ts'

export function Course() {
  const isKnown = useSession(({ ports }) => ports !== null)
  return isKnown ? <Following /> : null
}

function Following() {
  const app = useOrigin('app')
  const other = useOrigin('other')
  useEffect(() => openFor({ app, other }), [app, other])
  useCourse(app)
  useLeaving()
  return null
}

/** Whoever goes on in the course leaves nothing held behind: 한 걸음씩 ends by itself. */
function useLeaving(): void {
  const chapter = useStore(placeStore, (place) => place.chapter)
  const at = useStore(courseStore, ({ chapters }) => {
    const saved = chapter === null ? undefined : chapters[chapter]
    return `${chapter} ${saved?.step} ${Object.values(saved?.tasks ?? {}).join(' ')}`
  })
  const before = useRef(at)
  useEffect(() => {
    if (before.current === at) return
    before.current = at
    void import('../features/network/acts.ts').then(({ leaveStepping }) => leaveStepping(desk.own))
  }, [at])
}
