/** 비교: what was predicted over what happened, over one sentence about what was believed. */
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Prediction } from '#shared/lesson/questions.ts'
import { Button } from '../../ui/Button.tsx'
import { useSaved } from './open.ts'
import { confidenceNames } from './PredictCard.tsx'
import { Words } from './Prose.tsx'
import styles from './Questions.module.css'
import { isRightOrder, type Reality } from './reality.ts'
import type { Answer } from './saved.ts'
import { useGoToSpot, useRealitySpot } from './useSpot.ts'

/** `onPredict` and `onRun`: goes to where what is missing is done. */
export function CompareCard({
  lesson,
  onPredict,
  onRun,
}: {
  lesson: Lesson
  onPredict: () => void
  onRun: () => void
}) {
  const { predicted, reality } = useSaved(lesson)
  const spot = useRealitySpot()
  const goTo = useGoToSpot()
  const { predict } = lesson
  if (!predicted)
    return (
      <section className={styles.card} aria-label="예측과 실제">
        <p>아직 예측하지 않았어요. 먼저 예측해 보면 훨씬 잘 보여요.</p>
        <Button look="primary" onClick={onPredict}>
          예측하러 가기
        </Button>
      </section>
    )
  const verdict = reality && isRight(predict, predicted.answer, reality)
  return (
    <section className={`${styles.card} ${styles.compare}`} aria-label="예측과 실제">
      <div className={styles.part}>
        <p className={styles.head}>
          {reality &&
            predicted.answer !== null &&
            (verdict ? (
              <span className={styles.right}>
                <Check size={14} strokeWidth={2.4} aria-label="맞음" />
              </span>
            ) : (
              <span className={styles.wrong}>
                <X size={14} strokeWidth={2.4} aria-label="다름" />
              </span>
            ))}
          <span>내 예측</span>
          <span>{`확신 ${confidenceNames[predicted.confidence]}`}</span>
        </p>
        <AnswerView predict={predict} answer={predicted.answer} />
      </div>
      <div className={styles.part}>
        <p className={styles.head}>
          <span>실제</span>
          {reality && spot && (
            <Button look="link" onClick={() => goTo(spot)}>
              그 순간 보기
            </Button>
          )}
        </p>
        {reality ? (
          <div className={styles.real}>
            <RealView predict={predict} reality={reality} />
          </div>
        ) : (
          <>
            <p>아직 전선에서 답을 보지 못했어요.</p>
            <Button onClick={onRun}>실험하러 가기</Button>
          </>
        )}
      </div>
      {reality && (
        <p className={styles.because}>
          <Words text={sayingOf(predict, predicted.answer, reality)} />
        </p>
      )}
    </section>
  )
}

function isRight(predict: Prediction, answer: Answer, reality: Reality): boolean {
  if (answer === null) return false
  if (predict.kind === 'choice' && reality.kind === 'choice') return answer === reality.id
  if (predict.kind === 'number' && reality.kind === 'number')
    return typeof answer === 'number' && Math.abs(answer - reality.value) <= predict.tolerance
  if (predict.kind === 'order' && reality.kind === 'order')
    return Array.isArray(answer) && isRightOrder(answer, reality.order, predict.either)
  return false
}

function AnswerView({ predict, answer }: { predict: Prediction; answer: Answer }): ReactNode {
  if (answer === null) return <p>모르겠어요</p>
  switch (predict.kind) {
    case 'choice':
      return <ChoiceText predict={predict} id={String(answer)} />
    case 'order':
      return <OrderText predict={predict} order={Array.isArray(answer) ? answer : []} />
    case 'number':
      return (
        <p>
          {String(answer)}
          {predict.unit}
        </p>
      )
    default:
      return assertNever(predict)
  }
}

function RealView({ predict, reality }: { predict: Prediction; reality: Reality }): ReactNode {
  if (reality.kind === 'number')
    return (
      <p>
        {reality.value}
        {predict.kind === 'number' ? predict.unit : ''}
      </p>
    )
  if (reality.kind === 'order')
    return predict.kind === 'order' && <OrderText predict={predict} order={reality.order} />
  return predict.kind === 'choice' && <ChoiceText predict={predict} id={reality.id} />
}

function ChoiceText({ predict, id }: { predict: Extract<Prediction, { kind: 'choice' }>; id: string }) {
  return (
    <p>
      <Words text={predict.choices.find((choice) => choice.id === id)?.text ?? ''} />
    </p>
  )
}

function OrderText({
  predict,
  order,
}: {
  predict: Extract<Prediction, { kind: 'order' }>
  order: readonly string[]
}) {
  return (
    <ol className={styles.list}>
      {order.map((id) => (
        <li key={id}>
          <Words text={predict.items.find((item) => item.id === id)?.text ?? ''} />
        </li>
      ))}
    </ol>
  )
}

/** The sentence about what was believed; who did not know hears what is so. */
function sayingOf(predict: Prediction, answer: Answer, reality: Reality): string {
  switch (predict.kind) {
    case 'choice': {
      const right = predict.choices.find(({ right: isSo }) => isSo)
      if (answer === null) return (right?.say ?? '').replace(/^맞아요[.,] /, '')
      return (predict.choices.find(({ id }) => id === answer) ?? right)?.say ?? ''
    }
    case 'order':
      return isRight(predict, answer, reality) ? predict.say.right : predict.say.wrong
    case 'number':
      if (typeof answer !== 'number' || isRight(predict, answer, reality)) return predict.say.right
      return reality.kind === 'number' && answer < reality.value ? predict.say.less : predict.say.more
    default:
      return assertNever(predict)
  }
}
