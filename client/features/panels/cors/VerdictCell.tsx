/** One cell: who said what to a page of this origin, or that nobody has tried yet. */

import { Ban, Check, Unplug, X } from 'lucide-react'
import { momentOf } from '#shared/model/units.ts'
import { useLab } from '../../../lab/useLab.ts'
import { classes } from '../../../ui/classes.ts'
import type { Attempt } from './attempts.ts'
import type { Origins } from './origins.ts'
import styles from './VerdictCell.module.css'
import { answerOf, type Verdict, verdictOf } from './verdict.ts'
import { cellValue, verdictWords } from './words.ts'

const icons: Record<Verdict['kind'], typeof Check> = {
  allowed: Check,
  hidden: Ban,
  refused: X,
  unreached: Unplug,
}

interface VerdictCellProps {
  /** What readers call it: the setting and the page. */
  name: string
  tabIndex: 0 | -1
  origins: Origins
  attempt: Attempt | null
  /** `seq` of the current moment. */
  current: number | null
  isChosen: boolean
  /** Some cell runs; of this one, `isRunning` tells. A button that is waited at keeps the focus. */
  isBusy: boolean
  isRunning: boolean
  cannotRun: boolean
  onOpen: () => void
  onRun: () => void
}

/** The moment that decided. */
function decisive({ exchange }: Verdict, attempt: Attempt): number {
  if (!exchange) return attempt.seq
  return momentOf(answerOf(exchange) ?? exchange.request)
}

export function VerdictCell(props: VerdictCellProps) {
  const lab = useLab()
  const { name, tabIndex, origins, attempt, current, isChosen, isBusy, isRunning, cannotRun, onOpen, onRun } =
    props
  if (isRunning || !attempt) {
    const word = isRunning ? '실행 중' : '실행'
    return (
      <td>
        <button
          type="button"
          className={isRunning ? styles.waiting : styles.empty}
          tabIndex={tabIndex}
          aria-label={`${name}: ${word}`}
          disabled={cannotRun && !isRunning}
          aria-disabled={isBusy || isRunning || undefined}
          onClick={isRunning ? undefined : onRun}
        >
          {word}
        </button>
      </td>
    )
  }
  const verdict = verdictOf(attempt)
  const word = verdictWords[verdict.kind]
  const value = cellValue(verdict, origins)
  const Icon = icons[verdict.kind]
  const isCurrent = current !== null && attempt.moments.has(current)
  const open = () => {
    onOpen()
    lab.trace.show(decisive(verdict, attempt))
  }
  return (
    <td className={isCurrent ? styles.current : undefined} data-verdict={verdict.kind}>
      <button
        type="button"
        className={classes(styles.cell, isChosen && styles.open)}
        tabIndex={tabIndex}
        aria-label={`${name}: ${word}, ${value}`}
        aria-current={isCurrent || undefined}
        aria-pressed={isChosen}
        onClick={open}
      >
        <span className={styles[verdict.kind]}>
          <Icon size={14} strokeWidth={2.1} aria-hidden="true" />
          {word}
        </span>
        <code title={value}>{value}</code>
      </button>
    </td>
  )
}
