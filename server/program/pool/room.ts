/** One worker thread as the pool sees it: who lives there, and what it is doing. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createNote, type Running, readNote } from '../protocol/watch.ts'
import type { FromWorker, WorkerData } from '../protocol/workerMessages.ts'
import { processorTime } from '../worker/processor.ts'
import { compileQuickJs } from '../worker/quickjs.ts'

/** When the watch takes a worker for lost. */
const patience = {
  /** It must have seen the very same turn so often, which at 50 ms each is 1 s. */
  looks: 20,
  /** Of that time the thread must have been running for this long, unless there were five times as many looks. */
  ranMs: 500,
}
const nodeRequire = createRequire(import.meta.url)
const builtFile = (name: string) => nodeRequire.resolve(`#built/${name}.js`)
/** Compiled for all threads of this process. */
let quickJs: WebAssembly.Module | undefined

/** What a lab hears of its worker. */
export interface Lodger {
  message: (message: FromWorker) => void
  /** The worker is gone: because of this lab, or of another one. */
  lost: (cause: 'silent' | 'broken' | 'innocent', line: number) => void
}

/** One lab's time in one worker. Messages name the stay, not the lab: what an earlier stay of it left on its way is nobody's. */
export interface Stay {
  lab: number
  lodger: Lodger
}
export interface Room {
  /** For labs that kept a worker for themselves before; it ends with the last of them. */
  apart: boolean
  thread: Worker
  note: SharedArrayBuffer
  stays: Map<number, Stay>
  ready: boolean
  /** Stays whose top level has not run yet. */
  starting: Set<number>
  /** The turn that the watch saw last, how often, and the thread's time on the processor when it first did. */
  seen: { turn: number; times: number; ran: number }
  path: string
}

/** Starts the thread. `epoch`: what its times count from, in ms. `extension`: see `createWorkers`. */
export function openRoom(apart: boolean, epoch: number, extension: string | undefined): Room {
  const note = createNote()
  quickJs ??= compileQuickJs()
  const guest = builtFile('guest')
  const libraries = { guest, inspect: builtFile('inspect'), library: join(dirname(guest), 'library') }
  const workerData: WorkerData = { note, epoch, quickJs, ...libraries, ...(extension && { extension }) }
  const thread = new Worker(builtFile('worker'), {
    workerData,
    // QuickJS's recursion happens on this thread's stack; the flag is for the parser's own words for ES modules.
    execArgv: ['--experimental-vm-modules', '--no-warnings'],
    resourceLimits: { stackSizeMb: 64, maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 },
    env: {},
  })
  return {
    apart,
    thread,
    note,
    stays: new Map(),
    ready: false,
    starting: new Set(),
    seen: { turn: 0, times: 0, ran: 0 },
    path: '',
  }
}

/** The watch has looked, and seen this. True when the worker no longer answers. */
export function isLost(room: Room, running: Running | undefined): boolean {
  if (!running) {
    room.seen.times = 0
    return false
  }
  const { seen, path } = room
  if (seen.turn !== running.turn) {
    room.seen = { turn: running.turn, times: 1, ran: processorTime(path) }
    return false
  }
  seen.times += 1
  if (seen.times <= patience.looks) return false
  const ran = processorTime(path) - seen.ran
  return Number.isNaN(ran) || ran >= patience.ranMs || seen.times > 5 * patience.looks
}

/** For how long it has been in one turn, in ms. */
export function runningFor(room: Room, epoch: number): number {
  const running = readNote(room.note)
  return running ? Date.now() - epoch - running.since : 0
}
