/** The reference card of a chapter that is finished: what to remember, and the learner's own trace. */
import type { ReactNode } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import styles from './ChapterCard.module.css'
import { OwnTrace } from './OwnTrace.tsx'
import { Words } from './Prose.tsx'

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
