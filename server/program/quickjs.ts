/** QuickJS as WebAssembly, with a memory limit that counts bytes: as it is built, it only counts how many pieces there are. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSRuntime,
  type QuickJSWASMModule,
  RELEASE_SYNC,
} from 'quickjs-emscripten'
import { countingAllocator, withTableExport } from './wasm.ts'

export interface QuickJs {
  module: QuickJSWASMModule
  /** A runtime that can't have more than so many bytes. */
  newRuntime: (bytes: number) => QuickJSRuntime
}

/** Where QuickJS's runtime begins: JSMallocFunctions (malloc, free, realloc, usable size), then JSMallocState (count, size, limit). */
const layout = { malloc: 0, free: 1, realloc: 2, size: 5 } as const
/** What a runtime had before it was counted, and may give back later. */
const credit = 300_000

export async function loadQuickJs(): Promise<QuickJs> {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')
  const compiled = await WebAssembly.compile(withTableExport(readFileSync(file)))
  let memory: WebAssembly.Memory | undefined
  let table: WebAssembly.Table | undefined

  const emscriptenModule = {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const all = Object.values(imports).flatMap((group) => Object.values(group))
      memory = all.find((one) => one instanceof WebAssembly.Memory)
      void WebAssembly.instantiate(compiled, imports).then((instance) => {
        table = instance.exports['$table'] as WebAssembly.Table
        done(instance)
      })
      return {}
    },
  }
  const variant = newVariant(RELEASE_SYNC, { emscriptenModule })
  const module = await newQuickJSWASMModuleFromVariant(variant)
  if (!memory || !table) throw new Error('QuickJS is not built as it was')
  const [heap, functions] = [memory, table]
  let counting: number[] | undefined

  function newRuntime(bytes: number): QuickJSRuntime {
    const runtime = module.newRuntime()
    const { rt } = runtime as unknown as { rt: { value: number } }
    const cells = new Uint32Array(heap.buffer, rt.value, 8)
    counting ??= addAllocator(heap, functions, [...cells.slice(0, 3)])
    cells.set(counting, layout.malloc)
    cells[layout.size] = (cells[layout.size] ?? 0) + credit
    runtime.setMemoryLimit(bytes + credit)
    return runtime
  }

  const quickJs = { module, newRuntime }
  prove(quickJs)
  return quickJs
}

/** Puts our functions into QuickJS's table; returns their numbers. */
function addAllocator(
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
  [malloc, free, realloc]: number[],
): number[] {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(countingAllocator()), {
    e: { memory, table, malloc: malloc ?? 0, free: free ?? 0, realloc: realloc ?? 0 },
  })
  return ['malloc', 'free', 'realloc'].map((name) => {
    const number = table.grow(1)
    table.set(number, exports[name])
    return number
  })
}

/** Were another version of QuickJS laid out otherwise, nothing would hold a program back: better not to begin. */
function prove({ newRuntime }: QuickJs): void {
  const runtime = newRuntime(4_000_000)
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
  context.dispose()
  runtime.dispose()
  if (!holds) throw new Error('the memory limit of QuickJS does not hold')
}
