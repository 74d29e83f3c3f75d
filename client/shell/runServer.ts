/** Runs server.js as it is typed. */
import { programStore } from '../program/store.ts'

/** `patient`: with timeouts so long that nothing ends while somebody reads. */
export const runServer = (patient: boolean): Promise<void> => programStore.getState().run({ patient })
