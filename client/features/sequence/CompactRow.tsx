/** The list twin for narrow pages: the same lanes in small, the name, and what was sent below it. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { crossingName, noteWords, stepName } from '../../pictures/names.ts'
import { oneLine } from '../../pictures/oneLine.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import styles from './CompactRow.module.css'
import { FateWord } from './Fate.tsx'
import { isEdited, isFolded, RowDrawing, type RowProps, shownAlone } from './RowView.tsx'
import { momentText, sinceText } from './time.ts'

export function CompactRow(props: RowProps) {
  const { row, height, laneOf, later, fate } = props
  const only = shownAlone(row)
  const folded: boolean = isFolded(row)
  const Chevron = row.type === 'step' && row.open ? ChevronDown : ChevronRight
  return (
    <span className={styles.row} data-type={row.type} data-later={later || undefined}>
      <svg className={styles.lanes} width="110" height={height} aria-hidden="true">
        <RowDrawing {...props} quiet={false} />
      </svg>
      <span className="column fills">
        <span className={styles.name}>
          {row.type === 'step' && <span className={styles.number}>{row.number}</span>}
          {row.type === 'crossing' && <LayerMark layer={row.crossing.layer} muted={later} />}
          {row.type === 'step' && stepName(row.step, laneOf)}
          {row.type === 'crossing' && crossingName(row.crossing, laneOf, fate)}
          {row.type === 'gone' && `앞의 ${row.count}개는 지웠어요`}
          <FateWord crossing={only} fate={fate} edited={isEdited(only)} muted={later} compact />
        </span>
        {only && (
          <span className={styles.raw} style={{ color: later ? 'var(--ink-3)' : `var(--${only.layer})` }}>
            {oneLine(only.via === 'wire' ? only.raw : noteWords(only, laneOf))}
          </span>
        )}
      </span>
      <span className={styles.time}>
        {isFolded(row) && `${row.crossings.length}개`}
        {row.type === 'step' && !folded && momentText(row.crossings[0]?.at ?? 0)}
        {row.type === 'crossing' && sinceText(row.crossing.at - (row.step.crossings[0]?.at ?? 0))}
        {row.type === 'step' && row.crossings.length > 1 && (
          <Chevron size={16} strokeWidth={1.85} aria-hidden="true" />
        )}
      </span>
    </span>
  )
}
