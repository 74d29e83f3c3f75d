/** The six steps of a chapter: every one can be gone to at any time. */
import { type StepId, stepIds, stepNames } from '#shared/lesson/stepNames.ts'
import { onTabKey } from '../../ui/tabKeys.ts'
import styles from './Lesson.module.css'

interface StepperProps {
  step: StepId
  onGo: (step: StepId) => void
}

export function Stepper({ step, onGo }: StepperProps) {
  const at = stepIds.indexOf(step)
  return (
    <div role="tablist" aria-label="단계" className={styles.steps} onKeyDown={onTabKey}>
      {stepIds.map((id, i) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === step}
          tabIndex={id === step ? 0 : -1}
          className={styles.step}
          data-past={i < at || undefined}
          onClick={() => onGo(id)}
        >
          {stepNames[id]}
        </button>
      ))}
    </div>
  )
}
