/** The keeper of records, with its hands on the rest of the page. */
import { clientsStore } from '../clients/store.ts'
import { Keeping } from '../keep/Keeping.tsx'
import { snapshot } from './snapshot.ts'

const leaveLab = () => clientsStore.getState().open(null)

export function Keep() {
  return <Keeping snapshot={snapshot} leaveLab={leaveLab} />
}
