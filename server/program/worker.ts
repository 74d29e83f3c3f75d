/** A worker thread: one QuickJS module and the labs that live in it, each getting its turns one after the other. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Problem } from '#shared/problem.ts'
import { holdsMoreThan } from '#shared/weight.ts'
import { createLabQueue } from './labQueue.ts'
import { limitWords } from './limitWords.ts'
import { threadPath } from './processor.ts'
import { loadQuickJs } from './quickjs.ts'
import { createRunning, type RunningProgram } from './running.ts'
import { readSource } from './source.ts'
import { createVm, type Vm } from './vm.ts'
import { createWriter } from './watch.ts'
import type { EndReason, FromWorker, ToWorker, WorkerData } from './workerMessages.ts'

interface Lab {
  running: RunningProgram
  vm: Vm
  timer?: NodeJS.Timeout
}

const port = parentPort
if (!port) throw new Error('this file is the inside of a worker thread')
const post = (message: FromWorker) => port.postMessage(message)
const { note, epoch, guest, inspect } = workerData as WorkerData
const libraries = { guest: readFileSync(guest, 'utf8'), inspect: readFileSync(inspect, 'utf8') }
const quickJs = await loadQuickJs()
const watch = createWriter(note, epoch)
const labs = new Map<number, Lab>()
const queue = createLabQueue({ broken: (lab) => post({ kind: 'broken', lab }) })
const answerMs = 1_000
/** Values in what one turn sends, read in one go where all labs share the time. The guest library's own messages hold
 *  twelve or so each; what they carry crosses as text. */
const mostInBatch = 150_000
/** Sandboxes made ready while nobody waits for them. */
const spares: Vm[] = []
const mostSpares = 2

function takeVm(): Vm {
  const vm = spares.pop() ?? createVm(quickJs, libraries)
  queue.whenIdle(makeSpare)
  return vm
}

function makeSpare(): void {
  if (spares.length < mostSpares) spares.push(createVm(quickJs, libraries))
}

function start(id: number, program: string): void {
  const read = readSource(program)
  if (!read.ok) {
    post({ kind: 'ended', lab: id, problem: read.problem, reason: 'error' })
    return
  }
  const vm = takeVm()
  const ended = (problem: Problem, reason: EndReason) => {
    post({ kind: 'ended', lab: id, problem, reason })
    queue.add(id, () => stop(id))
  }
  const running = createRunning(vm, read.source, {
    turnBegins: () => watch.begin(id),
    turnEnds: () => watch.end(),
    batch(texts, bytes) {
      if (holdsMoreThan(mostInBatch, texts)) ended({ message: limitWords.garbled }, 'limit')
      else post({ kind: 'batch', lab: id, texts, bytes })
    },
    ended,
    evaluated: (call, ok, problem) => post({ kind: 'evaluated', lab: id, call, ok, problem }),
    applied: (call) => post({ kind: 'applied', lab: id, call }),
    wake: (ms) => wake(id, ms),
    mark: watch.mark,
  })
  labs.set(id, { running, vm })
  if (running.start()) post({ kind: 'started', lab: id })
}

function wake(id: number, ms: number): void {
  const lab = labs.get(id)
  if (!lab) return
  clearTimeout(lab.timer)
  if (ms < 0) return
  // A fraction of a millisecond early would only mean to come back once more.
  lab.timer = setTimeout(() => queue.add(id, () => labs.get(id)?.running.runTimers()), Math.ceil(ms))
}

function stop(id: number): void {
  const lab = labs.get(id)
  if (!lab) return
  labs.delete(id)
  queue.forget(id)
  clearTimeout(lab.timer)
  lab.vm[Symbol.dispose]()
}

function evaluate(id: number, call: number, code: string): void {
  const lab = labs.get(id)
  if (!lab) return
  lab.running.evaluate(call, code)
  setTimeout(() => lab.running.giveUp(call), answerMs)
}

port.on('message', (message: ToWorker) => {
  const { lab } = message
  switch (message.kind) {
    case 'start':
      return queue.add(lab, () => start(lab, message.program))
    case 'deliver':
      for (const { text, bytes } of message.parcels)
        queue.add(lab, () => labs.get(lab)?.running.deliver(text, bytes))
      return
    case 'evaluate':
      return queue.add(lab, () => evaluate(lab, message.call, message.code))
    case 'stop':
      // One that has not begun never will.
      return labs.has(lab) ? queue.add(lab, () => stop(lab)) : queue.forget(lab)
  }
})

for (let n = 0; n < mostSpares; n += 1) makeSpare()
post({ kind: 'ready', thread: threadPath() })
