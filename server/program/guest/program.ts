/** Runs server.js, and the lines of its console, inside QuickJS. */

import { asConsoleLine, asNode, placeOf } from './errors.ts'
import { inspect } from './format.ts'
import { host } from './host.ts'
import { createModule, importModule, importProblem, moduleText, requireModule } from './modules.ts'
import { awaitedEach, awaited as markAwaited, track } from './promises.ts'
import { asHost, runLearner, uncaught, wordsOf } from './turns.ts'

type Fn = (...args: never[]) => unknown
type Names = Record<
  'scope' | 'run' | 'made' | 'awaited' | 'each' | 'caught' | 'load' | 'meta' | 'give' | 'taken' | 'own',
  string
>
interface Import {
  name: string
  names: string[]
  line: number
  column: number
}

// biome-ignore lint/security/noGlobalEval: this is the learner's console, inside of the sandbox
let evaluateInside: (code: string) => unknown = globalThis.eval

/** Puts in place what was woven into the program. */
export function prepare(given: string): void {
  const names = JSON.parse(given) as Names
  const woven: Record<keyof Names, unknown> = {
    scope: (evaluate: (code: string) => unknown) => {
      evaluateInside = evaluate
    },
    run: (fn: Fn, args: readonly never[] = []) => track(fn(...args)),
    made: track,
    awaited: markAwaited,
    each: awaitedEach,
    caught: asNode,
    load: (name: unknown) => track(new Promise((resolve) => resolve(importModule(name)))),
    meta: { dirname: '/app', filename: '/app/server.js', url: 'file:///app/server.js' },
    give: requireModule,
    taken: takenApart,
    own: (value: unknown) => (typeof value === 'string' ? Object(value) : value),
  }
  for (const [key, name] of Object.entries(names)) {
    const value = woven[key as keyof Names]
    Object.defineProperty(globalThis, name, { value, configurable: true })
  }
}

/** What an object pattern takes apart, with V8's words where it can't. `text`: how V8 quotes it; `key`: the first name that
 *  is taken out; `isRead`: V8 complains of the reading of that. */
function takenApart(text: string, key: string | null, isRead: boolean, value: unknown): unknown {
  if (value !== null && value !== undefined) return value
  if (isRead) throw new TypeError(`Cannot read properties of ${String(value)} (reading '${key}')`)
  const what = key === null ? `'${text}'` : `property '${key}' of '${text}'`
  throw new TypeError(`Cannot destructure ${what} as it is ${String(value)}.`)
}

/** Runs a CommonJS file in its wrapper. */
export function runCommonJs(wrapper: Fn): void {
  const { module, require } = createModule()
  const args = [module.exports, require, module, module.filename, module.path]
  asHost(() => runLearner(wrapper, module.exports, args))
  module.loaded = true
}

/** Throws what Node throws for an import that can't be. */
export function checkImports(given: string): boolean {
  for (const { name, names, line, column } of JSON.parse(given) as Import[]) {
    const problem = importProblem(name, names)
    if (problem === undefined) continue
    host.fail(wordsOf(problem), line, column, false)
    return false
  }
  return true
}

export const textOfModule = (name: string, giver: string): string => moduleText(name, giver)

/** The promise of an ES module's run. */
export function followModule(run: unknown): void {
  if (!(run instanceof Promise)) return
  run.then(undefined, (error: unknown) => uncaught(error))
}

/** What the top level threw outside of any function. */
export function failed(error: unknown): void {
  uncaught(error)
}

/** One line of the console; the answer goes to the host by its number. */
export function evaluate(call: number, code: string): void {
  const answer = (value: unknown) => host.evaluated(call, true, inspect(value), 0, 0)
  const problem = (error: unknown) => {
    asNode(error)
    const place = placeOf(error)
    host.evaluated(call, false, wordsOf(error), place?.line ?? 0, place?.column ?? 0)
  }
  try {
    const value = asConsoleLine(() => evaluateInside(code))
    if (value instanceof Promise) value.then(answer, problem)
    else answer(value)
  } catch (error) {
    asConsoleLine(() => problem(error))
  }
}
