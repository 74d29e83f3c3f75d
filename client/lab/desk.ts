/** What a page shows: its own lab, or a record. */
import { createStore } from 'zustand/vanilla'
import { type LabView, viewRecord } from './labView.ts'
import type { Recorded } from './record/viewed.ts'

export function createDesk(own: LabView) {
  const store = createStore<{ shown: LabView }>(() => ({ shown: own }))
  /** Puts a record on the page. Panels of clients close: what is on the page is not theirs. */
  function open(recorded: Recorded): void {
    own.clients.open(null)
    store.setState({ shown: viewRecord(own, recorded) })
  }
  /** The page shows its own lab again, as it is by now. */
  function close(): void {
    if (store.getState().shown !== own) store.setState({ shown: own })
  }
  return {
    /** The lab of the page, whatever is shown. */
    own,
    store,
    open,
    close,
    /** Points at a moment of a record, or of the page's own lab (`null`): that one is on the page then. */
    show(recorded: Recorded | null, seq: number, part: number): void {
      if (recorded === null) close()
      else if (store.getState().shown.record !== recorded.viewed) open(recorded)
      store.getState().shown.trace.show(seq, part)
    },
  }
}
export type Desk = ReturnType<typeof createDesk>
