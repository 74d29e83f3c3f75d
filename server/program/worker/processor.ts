/** Time that a thread has really been running, as Linux tells it; other systems don't. */
import { readFileSync, readlinkSync } from 'node:fs'

const self = '/proc/thread-self'

/** Where any thread of this process can ask for the time of the one that calls this. */
export function threadPath(): string {
  try {
    return `/proc/${readlinkSync(self)}`
  } catch {
    return self
  }
}

/** Milliseconds on the processor; NaN where the system does not tell. */
export function processorTime(path = self): number {
  try {
    return Number(readFileSync(`${path}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return Number.NaN
  }
}
