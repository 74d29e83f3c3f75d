/** Runs server.js, and the lines of its console, inside QuickJS. */

import { isCode, isFileName, pathIn } from '#shared/files/resolve.ts'
import { createMain } from './commonjs.ts'
import { asConsoleLine, asNode, placeOf } from './errors.ts'
import { entryProblem, giveFile, importFrom, metaOf, textOfFileModule } from './esm.ts'
import { nameFiles } from './fileNames.ts'
import { inspect } from './format.ts'
import { host } from './host.ts'
import { moduleText, requireModule } from './modules.ts'
import { awaitedEach, awaited as markAwaited, track } from './promises.ts'
import { asHost, runLearner, uncaught, wordsOf } from './turns.ts'

type Fn = (...args: never[]) => unknown
type Names = Record<
  'scope' | 'run' | 'made' | 'awaited' | 'each' | 'caught' | 'load' | 'meta' | 'give' | 'taken' | 'own',
  string
>

// biome-ignore lint/security/noGlobalEval: this is the learner's console, inside of the sandbox
let evaluateInside: (code: string) => unknown = globalThis.eval

const putGlobal = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true })

/** `import()` in the file of this path. */
const loaderOf = (path: string) => (name: unknown, options: unknown) => track(importFrom(path, name, options))

/** Puts in place what was woven into the program. */
export function prepare(given: string): void {
  const { names, paths } = JSON.parse(given) as { names: Names; paths: string[] }
  nameFiles(paths)
  const woven: Record<keyof Names, unknown> = {
    scope: (evaluate: (code: string) => unknown) => {
      evaluateInside = evaluate
    },
    run: (fn: Fn, args: readonly never[] = []) => track(fn(...args)),
    made: track,
    awaited: markAwaited,
    each: awaitedEach,
    caught: asNode,
    load: loaderOf(paths[0] ?? ''),
    meta: metaOf(paths[0] ?? ''),
    give: (name: string) => (isFileName(name) ? giveFile(pathIn(name) ?? '') : requireModule(name)),
    taken: takenApart,
    own: (value: unknown) => (typeof value === 'string' ? Object(value) : value),
  }
  for (const [key, name] of Object.entries(names)) putGlobal(name, woven[key as keyof Names])
  for (const [number, path] of paths.entries()) {
    if (number === 0 || !isCode(path)) continue
    putGlobal(`${names.load}${number}`, loaderOf(path))
    putGlobal(`${names.meta}${number}`, metaOf(path))
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

/** Runs server.js as a CommonJS file in its wrapper. */
export function runCommonJs(wrapper: Fn): void {
  const { module, args } = createMain()
  asHost(() => runLearner(wrapper, module.exports, args))
  module.loaded = true
}

/** Throws what Node throws for an import that can't be. */
export function checkImports(): boolean {
  const problem = entryProblem()
  if (problem === undefined) return true
  const place = placeOf(problem)
  host.fail(wordsOf(problem), place?.line ?? 0, place?.column ?? 0, false)
  return false
}

export const textOfModule = (name: string, giver: string): string =>
  isFileName(name) ? textOfFileModule(pathIn(name) ?? '', giver) : moduleText(name, giver)

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
