/** A program that runs in a sandbox: its turns, what each of them sends, and what ends it. */
import type { QuickJSHandle } from 'quickjs-emscripten'
import type { Problem } from '#shared/problem.ts'
import { joined, type Parcel, pack } from '../protocol/codec.ts'
import { limitWords } from '../protocol/limitWords.ts'
import type { EndReason } from '../protocol/workerMessages.ts'
import { applyEdits, type Edited } from '../text/edits.ts'
import { readLine } from '../text/line.ts'
import type { Source } from '../text/source.ts'
import { fileName } from '../text/syntax.ts'
import { explain, placeAsV8, readFor } from '../text/wording.ts'
import { type AnswersOwner, createAnswers } from './answers.ts'
import { createBudget } from './budget.ts'
import { withPlace } from './placed.ts'
import { isFailed, type Thrown, type Vm } from './vm.ts'

const mostInterrupts = 3
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

export function createRunning(vm: Vm, source: Source, owner: RunningOwner) {
  const { context, runtime, clock } = vm
  const answers = createAnswers(owner)
  const budget = createBudget()
  let text = applyEdits(source.code, source.edits)
  let isPlain = false
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
      clock.halt()
      const memory = limit && (message === '' || message.endsWith('out of memory'))
      const said = memory ? limitWords.memory : message
      over = { problem: withPlace(said, line, column), reason: limit ? 'limit' : 'error' }
    },
    mark: owner.mark,
    place(line, column) {
      clock.excuse(() => readFor(source.code))
      const at = placeAsV8(source.code, text.original({ line, column }))
      return `${at.line}:${at.column}`
    },
    explain(message, line, column, inLine) {
      const [code, edited] = inLine ? [consoleLine?.code, consoleLine?.edited] : [source.code, text]
      const known = code !== undefined && edited !== undefined && line > 0
      if (known) clock.excuse(() => readFor(code))
      return explain(code ?? '', message, known ? edited.original({ line, column }) : undefined)
    },
    evaluated(call, ok, said, line, column) {
      answers.answer(call, ok, withPlace(said, line, column))
    },
  })
  runtime.setModuleLoader((name) => {
    const found = vm.call(
      'textOfModule',
      [context.newString(name), context.newString(source.names.give)],
      readText,
    )
    if (isFailed(found)) throw new Error(found.thrown.message)
    return found
  })
  perform('prepare', JSON.stringify(source.names))

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
    let jobsFirst = starting && source.form === 'module'
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
    const place = placeIn(thrown.stack)
    if (clock.wasInterrupted()) interrupted(place)
    else if (thrown.name === '' || thrown.message === 'out of memory')
      over = { problem: { message: limitWords.memory, ...place }, reason: 'limit' }
    else over = { problem: { message: `${thrown.name}: ${thrown.message}`, ...place }, reason: 'error' }
  }

  function placeIn(stack: string): Partial<Problem> {
    const match = /\/app\/server\.js:(\d+)(?::(\d+))?/.exec(stack)
    return match ? text.original({ line: Number(match[1]), column: Number(match[2] ?? 1) }) : {}
  }

  function interrupted(place: Partial<Problem>): void {
    interrupts += 1
    answers.refuseAll({ message: limitWords.interruptedLine })
    if (starting || interrupts >= mostInterrupts) {
      const message = starting ? limitWords.interruptedTopLevel : limitWords.interruptedForEver
      over = { problem: { message, ...place }, reason: 'limit' }
      return
    }
    const log = { kind: 'log', level: 'error', text: limitWords.interruptedOnce, line: place.line }
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

  /** Evaluates the program's text; if QuickJS can't read what was woven in, the text without it. */
  function evaluateText(type: 'module' | 'global'): QuickJSHandle | Thrown {
    const result = context.evalCode(text.text, fileName, { type })
    if (!result.error) return result.value
    const [stack, thrown] = [context.getProp(result.error, 'stack').consume(context.dump), result.error]
    const unreadable = /^\s+at \/app\/server\.js:\d+:\d+\s*$/.test(String(stack))
    if (unreadable && !isPlain) {
      thrown.dispose()
      text = applyEdits(source.code, source.plainEdits)
      isPlain = true
      return evaluateText(type)
    }
    if (type === 'global' || unreadable) return vm.thrownOf(thrown)
    return perform('failed', thrown) ?? context.undefined
  }

  function runTopLevel(): Thrown | undefined {
    if (source.form === 'module') {
      const thrown = perform('checkImports', JSON.stringify(source.imports))
      if (thrown || over) return thrown
    }
    const value = evaluateText(source.form === 'module' ? 'module' : 'global')
    if ('stack' in value) return value
    return perform(source.form === 'module' ? 'followModule' : 'runCommonJs', value)
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
      const line = readLine(code, source.names)
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
