/** One place in the list: the row, what pressing it does, and how it reads aloud. */
import { memo, type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { LabView } from '../../lab/labView.ts'
import { useLab, useTrace } from '../../lab/useLab.ts'
import type { Lines, WireCrossing } from '../../pictures/flow/types.ts'
import { CompactRow } from './CompactRow.tsx'
import { Lanes } from './Lanes.tsx'
import styles from './Rows.module.css'
import { linesOf, type RowProps, RowView, shownAlone } from './RowView.tsx'
import { momentOf, type Row } from './rows.ts'
import { spoken } from './spoken.ts'
import { viewStore } from './view.ts'

/** Whether a packet is on its way at this moment: its client tells of packets, and has not told of this one yet. */
type Flights = typeof import('../../pictures/flights.ts')
/** Loaded behind the first rows: until it is there, nothing is said to be on its way. */
const flightsStore = createStore<{ flights: Flights | null }>(() => ({ flights: null }))
void import('../../pictures/flights.ts').then((flights) => flightsStore.setState({ flights }))

function isFlyingIn(
  flights: Flights | null,
  { pictures, trace }: LabView,
  crossing: WireCrossing | undefined,
): boolean {
  const moment = trace.getState()
  if (flights === null || crossing === undefined || moment.cursor !== null) return false
  const { flightIn, flightsOf } = flights
  return flightIn(pictures.now(flightsOf, moment).flights, crossing)?.status === 'flying'
}

function useFlying(crossing: WireCrossing | undefined): boolean {
  const lab = useLab()
  const flights = useStore(flightsStore, (loaded) => loaded.flights)
  const isFlying = useTrace(() => isFlyingIn(flights, lab, crossing))
  const [isLate, setLate] = useState(false)
  // A client that stopped telling would leave its last packet in flight for ever.
  useEffect(() => {
    setLate(false)
    if (!isFlying || flights === null) return
    const timer = setTimeout(() => setLate(true), flights.patienceMs)
    return () => clearTimeout(timer)
  }, [isFlying, flights])
  return isFlying && !isLate
}

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
