/** Keeps the page in step with the walkthrough; stands on the page once, whichever part is seen. */
import { useEffect } from 'react'
import { openFor } from '../features/lessons/open.ts'
import { useCourse } from '../features/lessons/useCourse.ts'
import { useOrigin, useSession } from '../lab/useLab.ts'

export function Course() {
  const isKnown = useSession(({ ports }) => ports !== null)
  return isKnown ? <Following /> : null
}

function Following() {
  const app = useOrigin('app')
  const other = useOrigin('other')
  useEffect(() => openFor({ app, other }), [app, other])
  useCourse(app)
  return null
}
