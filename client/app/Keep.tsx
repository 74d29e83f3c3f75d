/** The keeper of records, with its hands on the rest of the page. */
import { Keeping } from '../features/keep/Keeping.tsx'
import { hands } from './hands.ts'

export function Keep() {
  return <Keeping hands={hands} />
}
