/** Parses bodies for all labs: short ones at once, long ones in a thread, one at a time and each lab in its turn. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { limits } from '#shared/limits.ts'
import { boundWords } from '../../protocol/boundWords.ts'
import { type BodyJob, type ParsedBody, parseBody } from './parse.ts'

type Settle = (parsed: ParsedBody) => void
interface Waiting {
  job: BodyJob
  settle: Settle
}
/** Long bodies of one lab that wait for their turn. */
const MOST_WAITING = 20
/** Nothing that Express may parse within its bounds takes so long. */
const SILENT_MS = 3_000

const refused = (message: string, status: number): ParsedBody => ({
  ok: false,
  failure: { name: 'Error', message, stack: message, status },
})

export function createBodies() {
  /** By lab, the one whose turn it is first. */
  const queues = new Map<object, Waiting[]>()
  let thread: Worker | undefined
  let current: { settle: Settle; late: NodeJS.Timeout } | undefined

  function open(): Worker {
    const opened = new Worker(createRequire(import.meta.url).resolve('#built/bodies.js'), { env: {} })
    opened.unref()
    opened.on('message', (parsed: ParsedBody) => finish(parsed))
    opened.on('error', () => giveUp(opened))
    opened.on('exit', () => giveUp(opened))
    return opened
  }

  function giveUp(lost: Worker): void {
    if (thread !== lost) return
    thread = undefined
    void lost.terminate()
    finish(refused(boundWords.slowBody, 413))
  }

  function finish(parsed: ParsedBody): void {
    const done = current
    current = undefined
    clearTimeout(done?.late)
    done?.settle(parsed)
    next()
  }

  function next(): void {
    if (current !== undefined) return
    const [first] = queues
    if (first === undefined) return
    const [lab, waiting] = first
    const one = waiting.shift()
    queues.delete(lab)
    if (waiting.length > 0) queues.set(lab, waiting)
    if (one === undefined) return
    thread ??= open()
    const working = thread
    const late = setTimeout(() => giveUp(working), SILENT_MS)
    current = { settle: one.settle, late }
    working.postMessage(one.job)
  }

  return {
    /** What Express makes of a body of this lab. */
    parse(lab: object, job: BodyJob): Promise<ParsedBody> {
      if (job.bytes.byteLength <= limits.parsedAtOnceBytes) return parseBody(job)
      const waiting = queues.get(lab) ?? []
      if (waiting.length >= MOST_WAITING) return Promise.resolve(refused(boundWords.manyBodies, 503))
      return new Promise((settle) => {
        waiting.push({ job, settle })
        queues.set(lab, waiting)
        next()
      })
    },
    async [Symbol.asyncDispose](): Promise<void> {
      const open = thread
      thread = undefined
      queues.clear()
      clearTimeout(current?.late)
      await open?.terminate()
    },
  }
}
export type Bodies = ReturnType<typeof createBodies>
