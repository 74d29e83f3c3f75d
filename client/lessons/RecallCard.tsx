/** 되짚기: one question about an earlier chapter, answered from memory. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Recall } from '#shared/lesson/questions.ts'
import { Choices } from './Choices.tsx'
import { keep } from './course.ts'
import { useSaved } from './open.ts'
import { plain, Verdict, Words } from './Prose.tsx'
import styles from './Questions.module.css'

export function RecallCard({ lesson, recall }: { lesson: Lesson; recall: Recall }) {
  const { recalled } = useSaved(lesson)
  const chosen = recalled === null ? undefined : recall.choices[recalled]
  return (
    <section className={styles.card} aria-label="되짚기 질문">
      <p className={styles.ask}>
        <Words text={recall.ask} />
      </p>
      <Choices
        label={plain(recall.ask)}
        name={`recall-${lesson.id}`}
        choices={recall.choices.map(({ text }, i) => ({ value: String(i), text: <Words text={text} /> }))}
        value={recalled === null ? null : String(recalled)}
        onChoose={(value) => keep(lesson.id, lesson.version, () => ({ recalled: Number(value) }))}
      />
      {chosen && (
        <p className={styles.said} role="status">
          <Verdict right={chosen.right === true} wrong="다시 떠올려 보세요." say={chosen.say} />
        </p>
      )}
    </section>
  )
}
