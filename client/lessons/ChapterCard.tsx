/** The reference card of a chapter that is finished: what to remember, and what the learner predicted. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import styles from './ChapterCard.module.css'
import { OwnTrace } from './OwnTrace.tsx'
import { Words } from './Prose.tsx'

export function ChapterCard({ lesson }: { lesson: Lesson }) {
  return (
    <section className={styles.card} aria-label={`${lesson.short} 카드`}>
      <h3>{lesson.short}</h3>
      <ul>
        {lesson.card.map((text) => (
          <li key={text}>
            <Words text={text} />
          </li>
        ))}
      </ul>
      <OwnTrace chapter={lesson.id} />
    </section>
  )
}
