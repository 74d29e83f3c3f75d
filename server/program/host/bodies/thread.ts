/** A thread that parses what is too large to be parsed on the thread that all labs share. No program runs in it. */
import { parentPort } from 'node:worker_threads'
import { type BodyJob, parseBody } from './parse.ts'

const port = parentPort
if (!port) throw new Error('this file is the inside of a worker thread')
port.on('message', async (job: BodyJob) => port.postMessage(await parseBody(job)))
