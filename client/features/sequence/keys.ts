/** The diagram by keyboard: what each key does to the rows. */
import { traceStore } from '../../lab/trace/store.ts'
import { currentIndex, momentOf, neighbour, type Row } from './rows.ts'
import { viewStore } from './view.ts'

function goTo(row: Row | undefined): boolean {
  const moment = momentOf(row)
  if (!moment) return false
  traceStore.getState().select(moment.seq, moment.part)
  return true
}

/** Opens a folded step at its first moment. */
function open(row: Row | undefined): boolean {
  if (row?.type !== 'step' || row.crossings.length < 2) return false
  viewStore.getState().setOpen(row.step.key, true)
  const first = row.crossings[0]
  if (first) traceStore.getState().select(first.seq, first.part)
  return true
}
/** Folds the step that holds the current moment. */
function close(row: Row | undefined): boolean {
  if (row?.type !== 'crossing') return false
  viewStore.getState().setOpen(row.step.key, false)
  return true
}

/** Does what the key means; `false`: the key is not ours. */
export function pressKey(key: string, rows: readonly Row[], moment: string | null): boolean {
  const at = currentIndex(rows, moment)
  const row = rows[at]
  switch (key) {
    case 'ArrowUp':
      return goTo(rows[neighbour(rows, at < 0 ? rows.length : at, -1)])
    case 'ArrowDown':
      return goTo(rows[neighbour(rows, at, 1)])
    case 'Enter':
    case ' ':
      return open(row) || close(row)
    case 'Escape':
      traceStore.getState().select(null)
      return moment !== null
    default:
      return false
  }
}
