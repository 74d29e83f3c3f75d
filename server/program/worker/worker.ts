/** A worker thread: the labs that live in it, each in a QuickJS of its own and getting its turns one after the other. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { QuickJSContext } from 'quickjs-emscripten'
import type { LabFiles } from '#shared/files/files.ts'
import type { Problem } from '#shared/problem.ts'
import { holdsMoreThan } from '#shared/weight.ts'
import { limitWords } from '../protocol/limitWords.ts'
import { createWriter } from '../protocol/watch.ts'
import type { EndReason, FromWorker, ToWorker, WorkerData } from '../protocol/workerMessages.ts'
import { type ProgramRead, type ProgramSource, readProgram } from '../text/program.ts'
import { createLabQueue } from './labQueue.ts'
import { createLibraryTexts } from './libraryTexts.ts'
import { threadPath } from './processor.ts'
import { createQuickJs, proveQuickJs } from './quickjs.ts'
import { createRunning, type RunningProgram } from './running.ts'
import { createVm, type Vm } from './vm.ts'
import { createVms } from './vms.ts'

interface Lab {
  running: RunningProgram
  vm: Vm
  timer?: NodeJS.Timeout
}

const port = parentPort
if (!port) throw new Error('this file is the inside of a worker thread')
const post = (message: FromWorker) => port.postMessage(message)
const { note, epoch, quickJs, guest, inspect, library, extension } = workerData as WorkerData
const libraries = {
  guest: readFileSync(guest, 'utf8'),
  inspect: readFileSync(inspect, 'utf8'),
  textOf: createLibraryTexts(library),
}
const { extend } = (extension ? await import(extension) : {}) as {
  extend?: (context: QuickJSContext) => void
}
await proveQuickJs(quickJs)
const watch = createWriter(note, epoch)
const labs = new Map<number, Lab>()
/** Labs whose sandbox is not there yet. */
const coming = new Set<number>()
const queue = createLabQueue({ broken: lose })
const image = createVm(await createQuickJs(quickJs), libraries).image()
const vms = createVms({
  make: () => createQuickJs(quickJs),
  fill: (one) => createVm(one, libraries, { image, extend }),
  whenIdle: queue.whenIdle,
})
const answerMs = 1_000
/** Values in what one turn sends, read in one go where all labs share the time. The guest library's own messages hold
 *  twelve or so each; what they carry crosses as text. */
const mostInBatch = 150_000

function start(id: number, { program, files, read }: Extract<ToWorker, { kind: 'start' }>): void {
  watch.begin(id)
  const known: ProgramRead = read
    ? { ok: true, program: JSON.parse(read) as ProgramSource }
    : readProgram(program, files)
  watch.end()
  if (!known.ok) {
    coming.delete(id)
    post({ kind: 'ended', stay: id, problem: known.problem, reason: 'error' })
    return
  }
  vms.take((vm) => {
    // It may have been given up meanwhile.
    if (coming.delete(id)) queue.add(id, () => run(id, known.program, files, vm))
  })
}

function run(id: number, program: ProgramSource, files: LabFiles, vm: Vm): void {
  const ended = (problem: Problem, reason: EndReason) => {
    post({ kind: 'ended', stay: id, problem, reason })
    queue.add(id, () => forget(id))
  }
  const running = createRunning(vm, program, files, {
    turnBegins: () => watch.begin(id),
    turnEnds: () => watch.end(),
    batch(texts, bytes) {
      if (holdsMoreThan(mostInBatch, texts)) ended({ message: limitWords.garbled }, 'limit')
      else post({ kind: 'batch', stay: id, texts, bytes })
    },
    ended,
    evaluated: (call, ok, problem) => post({ kind: 'evaluated', stay: id, call, ok, problem }),
    applied: (call) => post({ kind: 'applied', stay: id, call }),
    wake: (ms) => wake(id, ms),
    mark: watch.mark,
  })
  labs.set(id, { running, vm })
  if (running.start()) post({ kind: 'started', stay: id })
}

/** An exception from its QuickJS: nothing of that may be touched any more, not even to free it. */
function lose(id: number, error: unknown): void {
  const isStuck = labs.get(id)?.vm.clock.isStuck() === true
  if (!isStuck) console.error(error)
  const line = watch.line()
  watch.end()
  forget(id)
  post({ kind: 'lost', stay: id, cause: isStuck ? 'silent' : 'broken', line })
}

function wake(id: number, ms: number): void {
  const lab = labs.get(id)
  if (!lab) return
  clearTimeout(lab.timer)
  if (ms < 0) return
  // A fraction of a millisecond early would only mean to come back once more.
  lab.timer = setTimeout(() => queue.add(id, () => labs.get(id)?.running.runTimers()), Math.ceil(ms))
}

function forget(id: number): void {
  const lab = labs.get(id)
  labs.delete(id)
  coming.delete(id)
  queue.forget(id)
  clearTimeout(lab?.timer)
}

function evaluate(id: number, call: number, code: string): void {
  const lab = labs.get(id)
  if (!lab) return
  lab.running.evaluate(call, code)
  setTimeout(() => lab.running.giveUp(call), answerMs)
}

port.on('message', (message: ToWorker) => {
  const { stay } = message
  switch (message.kind) {
    case 'start':
      coming.add(stay)
      return queue.add(stay, () => start(stay, message))
    case 'deliver':
      for (const parcels of message.reads) {
        queue.add(stay, () => labs.get(stay)?.running.deliver(parcels))
        queue.add(stay, () => post({ kind: 'heard', stay, messages: parcels.length }))
      }
      return
    case 'evaluate':
      return queue.add(stay, () => evaluate(stay, message.call, message.code))
    case 'stop':
      // One that has not begun never will.
      if (labs.has(stay)) queue.add(stay, () => forget(stay))
      else forget(stay)
      return
  }
})

await vms.ready
post({ kind: 'ready', thread: threadPath() })
