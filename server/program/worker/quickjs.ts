/** QuickJS as WebAssembly, each with a memory of its own; with a limit that counts bytes, and watched whatever it does. */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSRuntime,
  RELEASE_SYNC,
} from 'quickjs-emscripten'
import { countingAllocator } from './allocator.ts'
import { calling, watched, watchSlot } from './wasm.ts'

export interface QuickJs {
  /** The one runtime that lives in it, and can't have more than so many bytes. */
  newRuntime: (bytes: number) => QuickJSRuntime
  /** `check` is called again and again while QuickJS does anything but interpret, natively too. What it throws leaves all of
   *  this QuickJS in an unknown state; each later call throws it again. */
  watch: (check: () => void) => void
  /** Makes it ask the interrupt handler at the next chance: by itself it counts to 10,000, however long that takes. */
  hurry: (context: QuickJSContext) => void
  /** The beginning of a context, as it is in memory. */
  words: (context: QuickJSContext) => Int32Array
  /** What the runtime holds, in bytes; and the whole memory, which never becomes smaller. */
  used: () => number
  size: () => number
  /** All of its memory that holds anything, copied; and where runtime and context are in it. */
  copy: (context: QuickJSContext) => Copy
  /** Becomes, as new as it is, what was copied from another one. False, and nothing is changed: it did not begin as that one did. */
  become: (context: QuickJSContext, copy: Copy) => boolean
}
/** A QuickJS at rest. It is one that began by the same calls, so that all that JavaScript knows of it is at the same place. */
export interface Copy {
  /** What is there beside zeros. */
  readonly parts: readonly { readonly at: number; readonly bytes: Uint8Array }[]
  readonly size: number
  readonly runtime: number
  readonly context: number
}

/** Where QuickJS's runtime begins: JSMallocFunctions (malloc, free, realloc, usable size), then JSMallocState (count, size, limit). */
const layout = { malloc: 0, free: 1, realloc: 2, size: 5 } as const
/** What a runtime had before it was counted, and may give back later. */
const credit = 300_000
/** Where a context counts down to the next question of the interrupt handler, and where it has the state of `Math.random`,
 *  in words; found when a thread begins. */
let counterAt = 0
let randomAt: readonly number[] = []
const contextWords = 100
/** Passes of native loops between two checks: a few microseconds. */
const fuelBetween = 1_000

/** Compiled once, for all threads. */
export function compileQuickJs(): WebAssembly.Module {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
  return new WebAssembly.Module(watched(readFileSync(file)))
}

export async function createQuickJs(compiled: WebAssembly.Module): Promise<QuickJs> {
  let memory: WebAssembly.Memory | undefined
  let instance: WebAssembly.Instance | undefined
  const emscriptenModule = {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const all = Object.values(imports).flatMap((group) => Object.values(group))
      memory = all.find((one) => one instanceof WebAssembly.Memory)
      instance = new WebAssembly.Instance(compiled, imports)
      done(instance)
      return {}
    },
  }
  const module = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { emscriptenModule }))
  if (!memory || !instance) throw new Error('QuickJS is not built as it was')
  const heap = memory
  const functions = instance.exports['$table'] as WebAssembly.Table
  const fuel = instance.exports['$fuel'] as WebAssembly.Global
  let check = () => {}
  functions.set(
    watchSlot(functions),
    calling(() => {
      check()
      fuel.value = fuelBetween
    }),
  )
  let runtimeAt = 0
  let counting: number[] | undefined
  const cells = () => new Uint32Array(heap.buffer, runtimeAt, 8)

  return {
    newRuntime(bytes) {
      const runtime = module.newRuntime()
      const { rt } = runtime as unknown as { rt: { value: number } }
      runtimeAt = rt.value
      counting ??= addAllocator(heap, functions, [...cells().slice(0, 3)])
      cells().set(counting, layout.malloc)
      cells()[layout.size] = (cells()[layout.size] ?? 0) + credit
      runtime.setMemoryLimit(bytes + credit)
      return runtime
    },
    watch(given) {
      check = given
      fuel.value = fuelBetween
    },
    hurry(context) {
      wordsOf(heap, context)[counterAt] = 1
    },
    words: (context) => wordsOf(heap, context),
    used: () => cells()[layout.size] ?? 0,
    size: () => heap.buffer.byteLength,
    copy: (context) => ({
      parts: partsOf(heap),
      size: heap.buffer.byteLength,
      runtime: runtimeAt,
      context: placeOf(context),
    }),
    become(context, { parts, size, runtime, context: at }) {
      if (size !== heap.buffer.byteLength || runtime !== runtimeAt || at !== placeOf(context)) return false
      const all = new Uint8Array(heap.buffer)
      for (const { at: from, bytes } of parts) all.set(bytes, from)
      // Two that begin alike must not draw the same numbers.
      const words = wordsOf(heap, context)
      for (const word of randomAt) words[word] = randomInt(1, 2 ** 31)
      return true
    },
  }
}

/** The pages that hold anything; those beside each other are one part. What is not touched takes no memory. */
function partsOf({ buffer }: WebAssembly.Memory): Copy['parts'] {
  const parts: { at: number; bytes: Uint8Array }[] = []
  let from: number | undefined
  for (let at = 0; at <= buffer.byteLength; at += pageBytes) {
    const holds =
      at < buffer.byteLength && new Int32Array(buffer, at, pageBytes / 4).some((word) => word !== 0)
    if (holds) from ??= at
    else if (from !== undefined) {
      parts.push({ at: from, bytes: Uint8Array.from(new Uint8Array(buffer, from, at - from)) })
      from = undefined
    }
  }
  return parts
}
const pageBytes = 4_096
const placeOf = (context: QuickJSContext): number =>
  (context as unknown as { ctx: { value: number } }).ctx.value

function wordsOf({ buffer }: WebAssembly.Memory, context: QuickJSContext): Int32Array {
  return new Int32Array(buffer, placeOf(context), contextWords)
}

/** Compiled once in a thread. */
let allocator: WebAssembly.Module | undefined

/** Puts our functions into QuickJS's table; returns their numbers. */
function addAllocator(
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
  [malloc, free, realloc]: number[],
): number[] {
  allocator ??= new WebAssembly.Module(countingAllocator())
  const { exports } = new WebAssembly.Instance(allocator, {
    e: { memory, table, malloc: malloc ?? 0, free: free ?? 0, realloc: realloc ?? 0 },
  })
  return ['malloc', 'free', 'realloc'].map((name) => {
    const number = table.grow(1)
    table.set(number, exports[name])
    return number
  })
}

/** Were another version of QuickJS built otherwise, nothing would hold a program back: better not to begin. */
export async function proveQuickJs(compiled: WebAssembly.Module): Promise<void> {
  const quickJs = await createQuickJs(compiled)
  const runtime = quickJs.newRuntime(4_000_000)
  const context = runtime.newContext()
  const evaluate = (code: string) => {
    const result = context.evalCode(code)
    const fine = result.error === undefined
    result.dispose()
    return fine
  }
  const holds =
    evaluate('globalThis.all = [new Uint8Array(1e6), new Uint8Array(1e6)]') &&
    !evaluate('for (;;) all.push(new Uint8Array(1e6))') &&
    evaluate('delete globalThis.all; new Uint8Array(3e6)')
  if (!holds) throw new Error('the memory limit of QuickJS does not hold')
  findCounter(quickJs, runtime, context)
  findRandom(quickJs, context)
  let checks = 0
  quickJs.watch(() => {
    checks += 1
  })
  evaluate(`'x'.repeat(1e5).indexOf('y')`)
  if (checks < 50) throw new Error('what QuickJS does natively is not watched')
}

/** The one number that falls when a loop goes on: once or twice in each pass. */
function findCounter(quickJs: QuickJs, runtime: QuickJSRuntime, context: QuickJSContext): void {
  const falls = (passes: number) => {
    const before = [...quickJs.words(context)]
    context.evalCode(`for (let n = 0; n < ${passes}; n += 1);`).dispose()
    const after = quickJs.words(context)
    const fallen = before.map((value, at) => value - (after[at] ?? 0))
    return fallen.flatMap((by, at) => (by >= passes && by <= 3 * passes ? [at] : []))
  }
  falls(10)
  const first = falls(100)
  const [found, ...others] = falls(333).filter((at) => first.includes(at))
  counterAt = found ?? 0
  let asked = 0
  runtime.setInterruptHandler(() => {
    asked += 1
    return false
  })
  quickJs.hurry(context)
  context.evalCode('for (let n = 0; n < 10; n += 1);').dispose()
  if (found === undefined || others.length > 0 || asked !== 1)
    throw new Error('nobody knows when QuickJS asks whether it may go on')
}

/** Two words that change when a number is drawn, and only then. */
function findRandom(quickJs: QuickJs, context: QuickJSContext): void {
  const changed = (code: string) => {
    const before = [...quickJs.words(context)]
    context.evalCode(code).dispose()
    const after = quickJs.words(context)
    return before.flatMap((value, at) => (value === after[at] ? [] : [at]))
  }
  // The first time, much is made that is there the second time.
  changed('Math.random()')
  const always = new Set([...changed('1'), ...changed('2'), counterAt])
  const [found = [], again] = [changed('Math.random()'), changed('Math.random()')].map((words) =>
    words.filter((at) => !always.has(at)),
  )
  if (found.length !== 2 || String(found) !== String(again))
    throw new Error('nobody knows where QuickJS draws its numbers from')
  randomAt = found
}
