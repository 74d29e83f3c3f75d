/** What a trial does, one thing after the other, and how far it has come. */
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import type { Step } from './entry.ts'
import styles from './TrialSteps.module.css'
import type { Plan } from './trial/plan.ts'
import type { Tried } from './trial/store.ts'

interface TrialStepsProps {
  plan: Plan & { ok: true }
  tried: Tried | null
}

export function TrialSteps({ plan, tried }: TrialStepsProps) {
  const { place, steps, writes } = plan
  const isOn = tried !== null && tried.status !== 'undone'
  const done = isOn ? tried.done : 0
  const isBusy = tried?.status === 'doing'
  const words = steps.map((step) => wordsOf(step, place.lane))
  return (
    <ol className={styles.steps}>
      {writes.includes('server') && (
        <Item isDone={isOn && (done > 0 || tried.problem === null)} isNow={false}>
          <code>server.js</code>를 고치고 실행해요
        </Item>
      )}
      {words.map((said, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a trial keep their places
        <Item key={i} isDone={i < done} isNow={isBusy && i === done}>
          {said}
        </Item>
      ))}
    </ol>
  )
}

function Item({ isDone, isNow, children }: { isDone: boolean; isNow: boolean; children: ReactNode }) {
  return (
    <li className={styles.step} aria-current={isNow ? 'step' : undefined}>
      <span className={styles.state}>
        {isDone && <Check size={14} strokeWidth={2.1} aria-label="했어요" />}
        {isNow && <ChevronRight size={14} strokeWidth={2.1} aria-label="하는 중" />}
      </span>
      <div className={styles.said}>{children}</div>
    </li>
  )
}

function wordsOf(step: Step, lane: string): ReactNode {
  switch (step.do) {
    case 'line':
      return (
        <span className={styles.line}>
          {step.in === 'server' ? '서버에서' : `${lane}에서`}
          <code>{step.code}</code>
          <CopyButton text={step.code} />
        </span>
      )
    case 'renew':
      return `${lane}의 페이지를 새로 열어요. 코드는 실행하지 않아요`
    case 'run':
      return `${lane}의 페이지를 새로 열고 코드를 실행해요`
    case 'cut':
      return `${lane}의 연결을 전선에서 끊어요`
    case 'conditions':
    case 'wait':
      return step.says
    default:
      return assertNever(step)
  }
}
