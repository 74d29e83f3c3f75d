/** 되짚기: one question about an earlier chapter, answered from memory. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Recall } from '#shared/lesson/questions.ts'
import { ChoiceCard } from './Choices.tsx'
import { keep } from './course.ts'
import { useSaved } from './open.ts'

export function RecallCard({ lesson, recall }: { lesson: Lesson; recall: Recall }) {
  const { recalled } = useSaved(lesson)
  const chosen = recalled === null ? undefined : recall.choices[recalled]
  return (
    <ChoiceCard
      label="되짚기 질문"
      ask={recall.ask}
      name={`recall-${lesson.id}`}
      choices={recall.choices.map(({ text }, i) => ({ value: String(i), text }))}
      value={recalled === null ? null : String(recalled)}
      onChoose={(value) => keep(lesson.id, lesson.version, () => ({ recalled: Number(value) }))}
      said={chosen ? { ...chosen, wrong: '다시 떠올려 보세요.' } : null}
    />
  )
}
