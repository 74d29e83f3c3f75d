/** The thread that reads long programs: nobody has turns here that would wait meanwhile. */
import { parentPort } from 'node:worker_threads'
import type { FromReader, ToReader } from '../protocol/readerMessages.ts'
import { readProgram } from '../text/program.ts'
import { threadPath } from './processor.ts'

const port = parentPort
if (!port) throw new Error('this file is the inside of a worker thread')
const post = (message: FromReader) => port.postMessage(message)

port.on('message', ({ program, files }: ToReader) => {
  const read = readProgram(program, files)
  // One text is cheaper to hand on than many small objects, and the main thread need not look into it.
  post(
    read.ok
      ? { kind: 'read', source: JSON.stringify(read.program) }
      : { kind: 'refused', problem: read.problem },
  )
})
post({ kind: 'ready', thread: threadPath() })
