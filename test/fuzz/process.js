/** What the system says of the playground's process. Without `/proc` nothing is known, and nothing is held against it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory in MB. */
export function memoryOf(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024)
  } catch {
    return Number.NaN
  }
}

/** How long its main thread has been on a processor, in ms, in steps of 10. */
export function ranOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Open file descriptors. */
export function descriptorsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return Number.NaN
  }
}

/** Asks `read` until `fits`, or until the time is over; answers what was read last. */
export async function settled(read, fits, withinMs) {
  const until = performance.now() + withinMs
  for (;;) {
    const value = await read()
    if (fits(value) || performance.now() > until) return value
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
