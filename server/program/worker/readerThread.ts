/** The thread that reads long programs: nobody has turns here that would wait meanwhile. */
import { parentPort } from 'node:worker_threads'
import type { FromReader, ToReader } from '../protocol/readerMessages.ts'
import { readSource } from '../text/source.ts'
import { threadPath } from './processor.ts'

const port = parentPort
if (!port) throw new Error('this file is the inside of a worker thread')
const post = (message: FromReader) => port.postMessage(message)

port.on('message', ({ program }: ToReader) => {
  const read = readSource(program)
  // One text is cheaper to hand on than many small objects, and the main thread need not look into it.
  post(
    read.ok
      ? { kind: 'read', source: JSON.stringify(read.source) }
      : { kind: 'refused', problem: read.problem },
  )
})
post({ kind: 'ready', thread: threadPath() })
