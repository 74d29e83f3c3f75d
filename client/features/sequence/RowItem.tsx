/** One place in the list: the row, what pressing it does, and how it reads aloud. */
import { memo, type ReactNode } from 'react'
import type { LabView } from '../../lab/labView.ts'
import { useLab } from '../../lab/useLab.ts'
import type { Lines } from '../../pictures/flow/types.ts'
import { CompactRow } from './CompactRow.tsx'
import { Lanes } from './Lanes.tsx'
import styles from './Rows.module.css'
import { linesOf, type RowProps, RowView, shownAlone } from './RowView.tsx'
import { momentOf, type Row } from './rows.ts'
import { spoken } from './spoken.ts'
import { useFlying } from './useFlying.ts'
import { viewStore } from './view.ts'

interface RowItemProps extends Omit<RowProps, 'later'> {
  index: number
  count: number
  cursor: number | null
  /** Under the row, on narrow pages. */
  detail: ReactNode
  measure: ((element: Element | null) => void) | undefined
}

/** Pressing a step opens or closes it; pressing anything else makes it the current moment. */
function press({ trace }: LabView, row: Row): void {
  if (row.type === 'step' && row.crossings.length > 1) {
    viewStore.getState().setOpen(row.step.key, !row.open)
    return
  }
  const moment = momentOf(row)
  if (moment) trace.select(moment.seq, moment.part)
}

/** The lanes as the row leaves them. */
function endOf(row: Row): { before: Lines; after: Lines } {
  const { after } = linesOf(row)
  return { before: after, after }
}

/** The row itself draws anew only when something of it changed, however fast others come. */
const RowButton = memo(function RowButton({ measured, ...props }: RowProps & { measured: boolean }) {
  const lab = useLab()
  const { row, height, laneOf, geometry } = props
  const View = geometry.compact ? CompactRow : RowView
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.button}
      style={measured ? { height } : undefined}
      aria-label={spoken(row, laneOf, props)}
      aria-expanded={row.type === 'step' && row.crossings.length > 1 ? row.open : undefined}
      onClick={() => press(lab, row)}
    >
      <View {...props} />
    </button>
  )
})

export function RowItem({ index, count, cursor, detail, measure, ...props }: RowItemProps) {
  const { row, start, height, current, geometry } = props
  const first = row.type === 'step' ? row.crossings[0]?.seq : momentOf(row)?.seq
  const later = cursor !== null && first !== undefined && first > cursor
  const only = shownAlone(row)
  const fate = only?.via === 'wire' ? only.unit.fate : undefined
  const isFlying = useFlying(only?.via === 'wire' && fate === 'arrived' ? only : undefined)
  return (
    <li
      ref={measure}
      id={`row-${row.key}`}
      data-index={index}
      data-compact={geometry.compact || undefined}
      data-type={row.type}
      data-current={current || undefined}
      data-later={later || undefined}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-current={current || undefined}
      className={styles.row}
      style={{ transform: `translateY(${start}px)`, ...(measure ? {} : { height }) }}
    >
      <RowButton
        {...props}
        later={later}
        fate={isFlying ? 'flying' : fate}
        measured={measure !== undefined}
      />
      {detail && (
        <div className={styles.detail}>
          <svg width="110" height="100%" aria-hidden="true">
            <Lanes geometry={geometry} height={2000} start={0} {...endOf(row)} />
          </svg>
          {detail}
        </div>
      )}
    </li>
  )
}
