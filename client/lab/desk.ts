/** What a page shows: its own lab, or a record. */
import { createStore } from 'zustand/vanilla'
import { type LabView, viewRecord } from './labView.ts'
import type { Recorded } from './record/viewed.ts'

export function createDesk(own: LabView) {
  const store = createStore<{ shown: LabView }>(() => ({ shown: own }))
  return {
    /** The lab of the page, whatever is shown. */
    own,
    store,
    /** Puts a record on the page. Panels of clients close: what is on the page is not theirs. */
    open(recorded: Recorded): void {
      own.clients.open(null)
      store.setState({ shown: viewRecord(own, recorded) })
    },
    /** The page shows its own lab again, as it is by now. */
    close: (): void => store.setState({ shown: own }),
  }
}
export type Desk = ReturnType<typeof createDesk>
