/** A program that runs in a sandbox: its turns, what each of them sends, and what ends it. */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten'
import type { LabFiles } from '#shared/files/files.ts'
import { importedName, isFileName, pathIn } from '#shared/files/resolve.ts'
import type { Problem } from '#shared/problem.ts'
import { joined, type Parcel, pack } from '../protocol/codec.ts'
import { limitWords } from '../protocol/limitWords.ts'
import { lineIn, whereIs } from '../protocol/places.ts'
import type { EndReason } from '../protocol/workerMessages.ts'
import type { Edited } from '../text/edits.ts'
import { readLine } from '../text/line.ts'
import type { ProgramSource } from '../text/program.ts'
import { explain, readFor } from '../text/wording.ts'
import { type AnswersOwner, createAnswers } from './answers.ts'
import { createBudget } from './budget.ts'
import { withPlace } from './placed.ts'
import { createTexts } from './texts.ts'
import { isFailed, type Thrown, type Vm } from './vm.ts'

const mostInterrupts = 3
type Evaluated = ReturnType<QuickJSContext['evalCode']>
interface Over {
  problem: Problem
  reason: EndReason
}

export interface RunningOwner extends AnswersOwner {
  turnBegins: () => void
  turnEnds: () => void
  /** A JSON list of packed messages, and their bytes one after the other. */
  batch: (texts: string, bytes: readonly Uint8Array[]) => void
  /** Called once; nothing comes after it. */
  ended: (problem: Problem, reason: EndReason) => void
  /** When to call `runTimers`, in milliseconds; -1: not at all. */
  wake: (ms: number) => void
  /** A function that was written in this line is about to run. */
  mark: (line: number) => void
}

export function createRunning(vm: Vm, program: ProgramSource, files: LabFiles, owner: RunningOwner) {
  const { context, runtime, clock } = vm
  const answers = createAnswers(owner)
  const budget = createBudget()
  const texts = createTexts(program, files, clock.excuse)
  const { form, names } = program.entry
  let interrupts = 0
  /** What we have to say about this turn, after what it said itself. */
  let notice = ''
  let starting = true
  /** The line of the console that came last. */
  let consoleLine: { code: string; edited: Edited } | undefined
  let over: Over | undefined
  /** A call, so that the compiler does not take it for unchanged. */
  const isOver = (): Over | undefined => over

  vm.begin({
    fail(message, line, column, limit) {
      if (over) return
      // A module was cut off, and what its program made of that was no longer of its own.
      const cutOff = clock.wasInterrupted()
      // An ES module that was cut off says so by its promise.
      const isCut = cutOff && message === 'InternalError: interrupted'
      clock.halt()
      if (isCut) return interrupted(line, whereIs(texts.paths, line, column))
      const memory = limit && (message === '' || message.endsWith('out of memory'))
      const tooLong = starting ? limitWords.interruptedTopLevel : limitWords.interruptedForEver
      const said = memory ? limitWords.memory : cutOff ? tooLong : message
      over = {
        problem: withPlace(texts.paths, said, line, column),
        reason: limit || cutOff ? 'limit' : 'error',
      }
    },
    mark: owner.mark,
    place(line, column) {
      const at = texts.shown(line, column)
      return `${lineIn(at.place)}:${at.column}`
    },
    explain(message, line, column, inLine) {
      if (!inLine) return texts.explain(message, line, column)
      const { code, edited } = consoleLine ?? {}
      if (code === undefined || line === 0) return explain(code ?? '', message, undefined)
      clock.excuse(() => readFor(code))
      return explain(code, message, edited?.original({ line, column }))
    },
    evaluated(call, ok, said, line, column) {
      answers.answer(call, ok, withPlace(texts.paths, said, line, column))
    },
    code(file) {
      const read = texts.read(file)
      if (!read.ok) return JSON.stringify(read)
      const { form, imports, exports, stars } = read.source
      return clock.excuse(() => JSON.stringify({ ok: true, form, imports, exports, stars }))
    },
    contents: texts.fileAt,
    compile: (file) => evaluateFile(file, 'global'),
    link(file, taker) {
      const from = JSON.stringify(texts.nameOf(file))
      return context.evalCode(`import*as n from ${from};globalThis[${JSON.stringify(taker)}](n)`, 'link', {
        type: 'module',
      })
    },
  })
  runtime.setModuleLoader(
    (name) => {
      const file = texts.numberOf(name)
      const read = file === undefined ? undefined : texts.read(file)
      if (file !== undefined && read?.ok && read.source.form === 'module') return texts.code(file)
      const found = vm.call(
        'textOfModule',
        [context.newString(name), context.newString(names.give)],
        readText,
      )
      if (isFailed(found)) throw new Error(found.thrown.message)
      return found
    },
    (from, name) => (isFileName(name) ? importedName(pathIn(from) ?? '', name) : name),
  )
  perform('prepare', JSON.stringify({ names, paths: texts.paths }))

  const readText = (handle: QuickJSHandle) => context.getString(handle)
  const readNumber = (handle: QuickJSHandle) => context.getNumber(handle)

  /** Everything that impulses from outside set off, up to the last job. */
  function turn(work: () => Thrown | undefined, impulses = 1): void {
    if (over) return
    owner.turnBegins()
    answers.turnBegins()
    clock.begin(impulses)
    perform('beginTurn')
    const thrown = work() ?? runJobs()
    if (thrown && !over) judge(thrown)
    finish()
    clock.end()
    owner.turnEnds()
    answers.turnEnds()
    const end = isOver()
    if (end) owner.ended(end.problem, end.reason)
  }

  /** Ticks before jobs, as in Node; but a module's top level is itself a job there. */
  function runJobs(): Thrown | undefined {
    let jobsFirst = starting && form === 'module'
    while (!over) {
      const more = jobsFirst ? 1 : vm.call('drain', [], readNumber)
      jobsFirst = false
      if (isFailed(more)) return more.thrown
      if (more === 0 && !runtime.hasPendingJob()) return undefined
      while (!over && runtime.hasPendingJob()) {
        const done = runtime.executePendingJobs(100)
        if (done.error) return vm.thrownOf(done.error)
        done.dispose()
        // Jobs that make jobs need not pass any place where QuickJS itself asks.
        if (clock.shouldStop()) return { name: 'InternalError', message: 'interrupted', stack: '' }
      }
    }
    return undefined
  }

  function judge(thrown: Thrown): void {
    const { place, column } = texts.placeIn(thrown.stack)
    const where = whereIs(texts.paths, place, column)
    if (clock.wasInterrupted()) interrupted(place, where)
    else if (thrown.name === '' || thrown.message === 'out of memory')
      over = { problem: { message: limitWords.memory, ...where }, reason: 'limit' }
    else over = { problem: { message: `${thrown.name}: ${thrown.message}`, ...where }, reason: 'error' }
  }

  function interrupted(place: number, where: Partial<Problem>): void {
    interrupts += 1
    answers.refuseAll({ message: limitWords.interruptedLine })
    if (starting || interrupts >= mostInterrupts) {
      const message = starting ? limitWords.interruptedTopLevel : limitWords.interruptedForEver
      over = { problem: { message, ...where }, reason: 'limit' }
      return
    }
    const log = {
      kind: 'log',
      level: 'error',
      text: limitWords.interruptedOnce,
      ...(place > 0 && { line: place }),
    }
    notice = joined([pack(log).text])
  }

  function finish(): void {
    // What is left to do is ours; a turn that was cut off has no time left of its own.
    clock.begin()
    const sent = vm.call('endTurn', [], readSent)
    if (isFailed(sent)) {
      // Nobody would call its timers any more: it has no memory left to say when.
      if (!over) judge(sent.thrown)
      over ??= { problem: { message: limitWords.broken }, reason: 'limit' }
      return
    }
    if (sent.texts !== '') {
      owner.batch(sent.texts, sent.bytes)
      const size = sent.bytes.reduce((sum, part) => sum + part.length, sent.texts.length)
      if (!budget.allows(sent.count, size))
        over ??= { problem: { message: limitWords.flood }, reason: 'limit' }
    }
    if (notice !== '') owner.batch(notice, [])
    notice = ''
    owner.wake(over ? -1 : sent.wake)
  }

  function readSent(result: QuickJSHandle) {
    const at = <T>(index: number, read: (handle: QuickJSHandle) => T) =>
      context.getProp(result, index).consume(read)
    const length = context.getProp(result, 'length').consume(readNumber)
    const bytes: Uint8Array[] = []
    for (let index = 3; index < length; index += 1) {
      bytes.push(at(index, (handle) => context.getArrayBuffer(handle).consume((view) => view.value.slice())))
    }
    return { wake: at(0, readNumber), texts: at(1, readText), count: at(2, readNumber), bytes }
  }

  /** Calls an entry that answers nothing, and frees what it was called with. */
  function perform(name: string, ...args: readonly (string | number | QuickJSHandle)[]): Thrown | undefined {
    const handles = args.map((arg) => {
      if (typeof arg === 'string') return context.newString(arg)
      return typeof arg === 'number' ? context.newNumber(arg) : arg
    })
    const result = vm.call(name, handles, () => undefined)
    for (const handle of handles) handle.dispose()
    return isFailed(result) ? result.thrown : undefined
  }

  /** Evaluates the text of a file; where QuickJS can't read what was woven into it, or into one that it imports, the text
   *  without that. */
  function evaluateFile(file: number, type: 'module' | 'global'): Evaluated {
    const result = context.evalCode(texts.code(file), texts.nameOf(file), { type })
    if (!result.error) return result
    const stack = String(context.getProp(result.error, 'stack').consume(context.dump))
    const [, unreadable] = /^\s+at (\/app\/[^\n]+):\d+:\d+\s*$/.exec(stack) ?? []
    const culprit = unreadable === undefined ? undefined : texts.numberOf(unreadable)
    if (culprit === undefined || !texts.makePlain(culprit)) return result
    result.error.dispose()
    return evaluateFile(file, type)
  }

  function runTopLevel(): Thrown | undefined {
    if (form === 'module') {
      const thrown = perform('checkImports')
      if (thrown || over) return thrown
    }
    const result = evaluateFile(0, form === 'module' ? 'module' : 'global')
    if (!result.error) return perform(form === 'module' ? 'followModule' : 'runCommonJs', result.value)
    // A module's top level has run; a script was only to be read.
    return form === 'module' ? perform('failed', result.error) : vm.thrownOf(result.error)
  }

  return {
    /** Runs the top level. False when `ended` was called. */
    start(): boolean {
      turn(runTopLevel)
      starting = false
      return over === undefined
    },
    /** What came with one read: the program hears all of it before it does what it left for later. */
    deliver(parcels: readonly Parcel[]): void {
      turn(() => {
        for (const { text, bytes } of parcels) {
          const buffers = bytes.map((part) => context.newArrayBuffer(part.slice().buffer))
          const thrown = perform('deliver', text, ...buffers)
          if (thrown) return thrown
        }
        return undefined
      }, parcels.length)
    },
    runTimers(): void {
      turn(() => perform('runDue'))
    },
    evaluate(call: number, code: string): void {
      owner.turnBegins()
      const line = readLine(code, names)
      owner.turnEnds()
      if (!line.ok) {
        answers.refuse(call, line.problem)
        return
      }
      answers.await(call)
      consoleLine = line
      turn(() => perform('evaluate', call, line.edited.text))
    },
    /** A line whose promise takes its time. */
    giveUp(call: number): void {
      answers.answer(call, true, { message: 'Promise { <pending> }' })
    },
    hasEnded: () => over !== undefined,
  }
}
export type RunningProgram = ReturnType<typeof createRunning>
