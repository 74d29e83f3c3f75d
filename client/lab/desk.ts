/** What a page shows: its own lab, or a record. */
import { createStore } from 'zustand/vanilla'
import type { LabView } from './labView.ts'

export function createDesk(own: LabView) {
  const store = createStore<{ shown: LabView }>(() => ({ shown: own }))
  return {
    /** The lab of the page, whatever is shown. */
    own,
    store,
    /** Puts a record on the page (`record/viewRecord.ts`). Panels of clients close: what is on the page is not theirs. */
    put(shown: LabView): void {
      own.clients.open(null)
      store.setState({ shown })
    },
    /** The page shows its own lab again, as it is by now. */
    close(): void {
      if (store.getState().shown !== own) store.setState({ shown: own })
    },
  }
}
export type Desk = ReturnType<typeof createDesk>
