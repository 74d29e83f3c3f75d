/** In place of the thread that reads programs: one that begins with `slow` takes a minute, if it is let. */
import { readlinkSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ program }) => {
  const until = performance.now() + (program.startsWith('slow') ? 60_000 : 0)
  while (performance.now() < until);
  parentPort.postMessage({ kind: 'read', source: program })
})
parentPort.postMessage({ kind: 'ready', thread: threadPath() })

function threadPath() {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}`
  } catch {
    return '/proc/thread-self'
  }
}
