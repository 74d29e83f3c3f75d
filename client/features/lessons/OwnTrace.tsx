/** Opens what the learner did in a chapter, as it was. */
import { useState } from 'react'
import { useDesk } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { hasOwnTrace, readOwnTrace } from './ownTrace.ts'
import { useCoursePage } from './page.ts'

export function OwnTrace({ chapter, onOpened }: { chapter: string; onOpened?: () => void }) {
  const desk = useDesk()
  const { showDiagram } = useCoursePage()
  const [problem, setProblem] = useState<string | null>(null)
  if (!hasOwnTrace(chapter)) return null
  const open = async () => {
    const text = await readOwnTrace(chapter)
    if (text === null) return setProblem('기록을 읽을 수 없어요.')
    const { readRecord } = await import('../../lab/record/record.ts')
    const opened = readRecord('내 기록', text)
    if (!opened.ok) return setProblem(opened.problem)
    setProblem(null)
    desk.open(opened.recorded)
    showDiagram()
    onOpened?.()
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
