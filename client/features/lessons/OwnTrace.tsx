/** Opens what the learner did in a chapter, as it was. */
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useCourseHands } from './hands.ts'
import { hasOwnTrace, readOwnTrace } from './ownTrace.ts'

export function OwnTrace({ chapter, onOpened }: { chapter: string; onOpened?: () => void }) {
  const hands = useCourseHands()
  const [problem, setProblem] = useState<string | null>(null)
  if (!hasOwnTrace(chapter)) return null
  const open = async () => {
    const text = await readOwnTrace(chapter)
    const refused = text === null ? '기록을 읽을 수 없어요.' : await hands.view(text)
    setProblem(refused)
    if (refused === null) onOpened?.()
  }
  return (
    <div>
      <Button size="small" onClick={() => void open()}>
        내 기록 열기
      </Button>
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  )
}
