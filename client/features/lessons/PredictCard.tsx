/** 예측: an answer and how sure one is, before anything runs. 모르겠어요 is an answer, too. */
import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Prediction } from '#shared/lesson/questions.ts'
import { Button } from '../../ui/Button.tsx'
import { Segment } from '../../ui/Segment.tsx'
import { Choices } from './Choices.tsx'
import { keep } from './course.ts'
import { OrderList } from './OrderList.tsx'
import { useSaved } from './open.ts'
import { plain, Words } from './Prose.tsx'
import styles from './Questions.module.css'
import type { Answer, Confidence } from './saved.ts'
import { shuffled } from './shuffled.ts'

export const confidenceNames: Record<Confidence, string> = { low: '낮음', middle: '보통', high: '높음' }
const confidences = (['low', 'middle', 'high'] as const).map((value) => ({
  value,
  label: confidenceNames[value],
}))

/** `onSubmit` runs what was predicted. */
export function PredictCard({ lesson, onSubmit }: { lesson: Lesson; onSubmit: () => void }) {
  const { predict } = lesson
  /** The button says what it does: where the chapter's program runs already, the rest is the learner's to do. */
  const runs = lesson.runs.length > 0
  const { predicted } = useSaved(lesson)
  const [answer, setAnswer] = useState<Answer | undefined>(predicted?.answer ?? beginning(predict, lesson.id))
  const [sure, setSure] = useState<Confidence>(predicted?.confidence ?? 'middle')
  const submit = (given: Answer) => {
    keep(lesson.id, lesson.version, () => ({ predicted: { answer: given, confidence: sure }, reality: null }))
    onSubmit()
  }
  return (
    <section className={styles.card} aria-label="예측 질문">
      <p className={styles.ask}>
        <Words text={predict.ask} />
      </p>
      <AnswerInput lesson={lesson} answer={answer} onChange={setAnswer} />
      <div className={styles.sure}>
        <span>확신</span>
        <Segment label="확신" options={confidences} value={sure} onChange={setSure} />
      </div>
      <Button
        look="primary"
        className={styles.wide}
        disabled={answer === undefined}
        onClick={() => answer !== undefined && submit(answer)}
      >
        {runs ? '예측 제출하고 실행' : '예측 제출하기'}
      </Button>
      {predict.kind !== 'choice' && (
        <Button look="link" onClick={() => submit(null)}>
          {runs ? '모르겠어요, 그냥 실행할게요' : '모르겠어요, 넘어갈게요'}
        </Button>
      )}
    </section>
  )
}

/** What stands there before anything was answered. */
function beginning(predict: Prediction, seed: string): Answer | undefined {
  if (predict.kind === 'order') return shuffled(predict.items, seed).map(({ id }) => id)
  return undefined
}

const unknown = 'unknown'

interface AnswerInputProps {
  lesson: Lesson
  answer: Answer | undefined
  onChange: (answer: Answer) => void
}

function AnswerInput({ lesson, answer, onChange }: AnswerInputProps) {
  const { predict } = lesson
  if (predict.kind === 'choice')
    return (
      <Choices
        label={plain(predict.ask)}
        name={`predict-${lesson.id}`}
        choices={[
          ...predict.choices.map(({ id, text }) => ({ value: id, text: <Words text={text} /> })),
          { value: unknown, text: '모르겠어요' },
        ]}
        value={answer === null ? unknown : typeof answer === 'string' ? answer : null}
        onChoose={(value) => onChange(value === unknown ? null : value)}
      />
    )
  if (predict.kind === 'order') {
    const order = Array.isArray(answer) ? answer : predict.items.map(({ id }) => id)
    const items = order.flatMap((id) => {
      const item = predict.items.find((one) => one.id === id)
      return item ? [{ id, name: plain(item.text), content: <Words text={item.text} /> }] : []
    })
    return <OrderList label="예측한 순서" items={items} onChange={onChange} />
  }
  // Where the slider stands before it is moved is no answer.
  const isGiven = typeof answer === 'number'
  const value = isGiven ? answer : predict.min
  return (
    <div className={styles.number}>
      <input
        type="range"
        aria-label={plain(predict.ask)}
        aria-valuetext={isGiven ? `${value}${predict.unit}` : '아직 고르지 않음'}
        min={predict.min}
        max={predict.max}
        step={predict.step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output className={styles.value}>{isGiven ? `${value}${predict.unit}` : '?'}</output>
    </div>
  )
}

/** What was predicted, as long as it is not compared yet. */
export function PredictedLine({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const { predicted } = useSaved(lesson)
  if (!predicted) return null
  return (
    <p className={styles.locked}>
      <Lock size={14} strokeWidth={2.1} aria-hidden="true" />
      {`예측 제출함 · 확신 ${confidenceNames[predicted.confidence]}`}
      <Button look="link" onClick={onChange}>
        바꾸기
      </Button>
    </p>
  )
}
