/** Long programs are read one after the other in a thread of its own, the shorter first; it is given up when one takes too long. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { LabFiles } from '#shared/files/files.ts'
import { Refusal } from '#shared/problem.ts'
import { limitWords } from '../protocol/limitWords.ts'
import type { FromReader, ToReader } from '../protocol/readerMessages.ts'
import { lengthOf } from '../text/program.ts'
import { processorTime } from '../worker/processor.ts'

/** A program may take so long on the processor; where the system does not tell, so long at all. */
const allowed = { ranMs: 500, unknownMs: 2_000, lookMs: 50 }

interface Job {
  program: string
  files: LabFiles
  length: number
  /** Behind all others. */
  last: boolean
  blame: () => void
  resolve: (source: string) => void
  reject: (refusal: Refusal) => void
}

/** The shortest, so that many long ones keep nobody else waiting; in every third turn the oldest. */
function nextOf(jobs: readonly Job[], turn: number): Job | undefined {
  const usual = jobs.filter(({ last }) => !last)
  const all = usual.length > 0 ? usual : jobs
  return turn % 3 === 0 ? all[0] : [...all].sort((a, b) => a.length - b.length)[0]
}

export function createReader(file = createRequire(import.meta.url).resolve('#built/readerThread.js')) {
  const jobs: Job[] = []
  let current: Job | undefined
  let thread: Worker | undefined
  let path: string | undefined
  let look: NodeJS.Timeout | undefined
  let closed = false
  let turn = 0

  function open(): void {
    const opened = new Worker(file, {
      execArgv: ['--experimental-vm-modules', '--no-warnings'],
      resourceLimits: { stackSizeMb: 64, maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 },
      env: {},
    })
    thread = opened
    path = undefined
    opened.on('message', (message: FromReader) => {
      if (opened === thread) hear(message)
    })
    opened.on('error', () => giveUp(opened))
    opened.on('exit', () => giveUp(opened))
  }

  function hear(message: FromReader): void {
    if (message.kind === 'ready') path = message.thread
    else {
      clearInterval(look)
      if (message.kind === 'read') current?.resolve(message.source)
      else current?.reject(new Refusal(message.problem))
      current = undefined
    }
    next()
  }

  function next(): void {
    if (current || path === undefined) return
    current = nextOf(jobs, turn + 1)
    if (!current) return
    turn += 1
    jobs.splice(jobs.indexOf(current), 1)
    thread?.postMessage({ program: current.program, files: current.files } satisfies ToReader)
    const [opened, thread0, from, ran] = [thread, path, performance.now(), processorTime(path)]
    look = setInterval(() => {
      const time = processorTime(thread0) - ran
      const isOver = Number.isNaN(time) ? performance.now() - from > allowed.unknownMs : time > allowed.ranMs
      if (isOver && opened) giveUp(opened)
    }, allowed.lookMs)
  }

  function giveUp(opened: Worker): void {
    if (opened !== thread) return
    clearInterval(look)
    void opened.terminate()
    current?.blame()
    current?.reject(new Refusal(limitWords.unreadable))
    current = undefined
    if (!closed) open()
  }

  open()
  return {
    /** JSON of the `ProgramSource`. Throws `Refusal` if it does not parse; or takes too long to read, which is somebody's
     *  fault. `last`: only when nobody else waits. */
    read: (
      { text: program, files = {} }: { text: string; files?: LabFiles },
      last: boolean,
      blame: () => void,
    ): Promise<string> =>
      new Promise((resolve, reject) => {
        jobs.push({ program, files, length: lengthOf(program, files), last, blame, resolve, reject })
        next()
      }),
    async [Symbol.asyncDispose](): Promise<void> {
      closed = true
      clearInterval(look)
      await thread?.terminate()
    },
  }
}
export type Reader = ReturnType<typeof createReader>
