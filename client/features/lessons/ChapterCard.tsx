/** The reference card of a chapter that is finished: what to remember, and the learner's own trace. */
import { type ReactNode, useState } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import { useDesk } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ChapterCard.module.css'
import { hasOwnTrace, readOwnTrace } from './ownTrace.ts'
import { Words } from './Prose.tsx'
import { useCoursePage } from './page.ts'

interface ChapterCardProps {
  lesson: Lesson
  title?: ReactNode
  /** The trace was opened. */
  onOpened?: () => void
  /** Beside the way to the trace. */
  children?: ReactNode
}

export function ChapterCard({ lesson, title = lesson.short, onOpened, children }: ChapterCardProps) {
  return (
    <section className={styles.card} aria-label={`${lesson.short} 카드`}>
      <h3>{title}</h3>
      <ul>
        {lesson.card.map((text) => (
          <li key={text}>
            <Words text={text} />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <OwnTrace chapter={lesson.id} {...(onOpened && { onOpened })} />
        {children}
      </div>
    </section>
  )
}

/** Opens what the learner did in a chapter, as it was. */
function OwnTrace({ chapter, onOpened }: { chapter: string; onOpened?: () => void }) {
  const desk = useDesk()
  const { showDiagram } = useCoursePage()
  const [problem, setProblem] = useState<string | null>(null)
  if (!hasOwnTrace(chapter)) return null
  const open = async () => {
    const text = await readOwnTrace(chapter)
    if (text === null) return setProblem('기록을 읽을 수 없어요.')
    const { readRecord } = await import('../../lab/record/record.ts')
    const { openRecord } = await import('../../lab/record/viewRecord.ts')
    const opened = readRecord('내 기록', text)
    if (!opened.ok) return setProblem(opened.problem)
    setProblem(null)
    openRecord(desk, opened.recorded)
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
