/** The diagram by keyboard: what each key does to the rows. */
import type { LabView } from '../../lab/labView.ts'
import { currentIndex, momentOf, neighbour, type Row } from './rows.ts'
import { viewStore } from './view.ts'

function goTo({ trace }: Pick<LabView, 'trace'>, row: Row | undefined): boolean {
  const moment = momentOf(row)
  if (!moment) return false
  trace.select(moment.seq, moment.part)
  return true
}

/** Opens a folded step at its first moment. */
function open({ trace }: Pick<LabView, 'trace'>, row: Row | undefined): boolean {
  if (row?.type !== 'step' || row.crossings.length < 2) return false
  viewStore.getState().setOpen(row.step.key, true)
  const first = row.crossings[0]
  if (first) trace.select(first.seq, first.part)
  return true
}
/** Folds the step that holds the current moment. */
function close(row: Row | undefined): boolean {
  if (row?.type !== 'crossing') return false
  viewStore.getState().setOpen(row.step.key, false)
  return true
}

/** Does what the key means; `false`: the key is not ours. */
export function pressKey(
  lab: Pick<LabView, 'trace'>,
  key: string,
  rows: readonly Row[],
  moment: string | null,
): boolean {
  const at = currentIndex(rows, moment)
  const row = rows[at]
  switch (key) {
    case 'ArrowUp':
      return goTo(lab, rows[neighbour(rows, at < 0 ? rows.length : at, -1)])
    case 'ArrowDown':
      return goTo(lab, rows[neighbour(rows, at, 1)])
    case 'Enter':
    case ' ':
      return open(lab, row) || close(row)
    case 'Escape':
      lab.trace.select(null)
      return moment !== null
    default:
      return false
  }
}
