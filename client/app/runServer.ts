/** Runs server.js as it is typed. */
import { programStore } from '../features/program/store.ts'

/** `patient`: with timeouts so long that nothing ends while somebody reads. */
export async function runServer(patient: boolean): Promise<void> {
  await programStore.getState().run({ patient })
}
