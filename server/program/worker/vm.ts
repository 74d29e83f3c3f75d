/** One QuickJS runtime with the guest library in it: the inside of a sandbox. It knows nothing of threads and labs. */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten'
import { createClock } from './clock.ts'
import { type GuestHost, installHost } from './hostFunctions.ts'
import type { Copy, QuickJs } from './quickjs.ts'

const limits = {
  memory: 16_000_000,
  stack: 1_000_000,
}

/** What QuickJS threw, as far as it can still be read. */
export interface Thrown {
  name: string
  message: string
  stack: string
}
export interface Libraries {
  guest: string
  inspect: string
  /** The text of a module that is read when a program first asks for it. */
  textOf: (name: string) => string
}
/** A QuickJS with the guest library in it, before any program; and where the entries of the library are. */
export interface Image {
  readonly copy: Copy
  readonly entries: ReadonlyMap<string, number>
}

export type VmHost = Omit<GuestHost, 'ready' | 'now' | 'loadInspect' | 'loadLibrary' | 'memory' | 'excuse'>

/** Says in which call QuickJS was given up: nothing of it may be called any more. */
const givenUp = 'QuickJS is in one call that does not end'

/** `image`: of another one, so that the guest library need not be read anew, which takes ten times as long. */
export function createVm(
  quickJs: QuickJs,
  libraries: Libraries,
  {
    image,
    extend = () => {},
  }: { image?: Image | undefined; extend?: ((context: QuickJSContext) => void) | undefined } = {},
) {
  const runtime = quickJs.newRuntime(limits.memory)
  runtime.setMaxStackSize(limits.stack)
  const context = runtime.newContext()
  const clock = createClock()
  const entries = new Map<string, QuickJSHandle>()
  let host: VmHost | undefined
  let began = performance.now()
  let sealed = false

  const current = (): VmHost => {
    if (!host) throw new Error('no program has begun')
    return host
  }
  installHost(context, {
    fail: (...args) => current().fail(...args),
    place: (...args) => current().place(...args),
    explain: (...args) => current().explain(...args),
    evaluated: (...args) => current().evaluated(...args),
    mark: (line) => host?.mark(line),
    code: (file) => current().code(file),
    contents: (file) => current().contents(file),
    compile: (file) => current().compile(file),
    link: (...args) => current().link(...args),
    now: () => performance.now() - began,
    ready: (name, fn) => void (sealed ? fn.dispose() : entries.set(name, fn)),
    excuse: (work) => clock.excuse(work),
    memory: () => quickJs.used(),
    loadLibrary(name, args) {
      const wrapper = clock.excuse(() => wrapped(context, libraries.textOf(name)))
      return clock.lend(() => wrapper.consume((fn) => context.callFunction(fn, context.undefined, ...args)))
    },
    loadInspect: () => clock.excuse(() => loadInspect(context, libraries.inspect)),
  })
  if (image && quickJs.become(context, image.copy))
    for (const [name, at] of image.entries) entries.set(name, handleAt(context, at))
  else context.unwrapResult(context.evalCode(libraries.guest, 'guest.js', { type: 'global' })).dispose()
  sealed = true
  extend(context)
  runtime.setInterruptHandler(clock.shouldStop)
  quickJs.watch(() => {
    if (clock.isStuck()) throw new Error(givenUp)
    if (clock.isLate()) quickJs.hurry(context)
  })

  /** Calls an entry of the guest library and reads its result before that is freed. */
  function call<T>(
    name: string,
    args: readonly QuickJSHandle[],
    read: (result: QuickJSHandle) => T,
  ): T | Failed {
    const entry = entries.get(name)
    if (!entry) throw new Error(`the guest library has no ${name}`)
    const result = context.callFunction(entry, context.undefined, ...args)
    if (result.error) return { thrown: thrownOf(context, result.error) }
    return result.value.consume(read)
  }

  return {
    quickJs,
    context,
    runtime,
    clock,
    call,
    thrownOf: (handle: QuickJSHandle) => thrownOf(context, handle),
    /** Only while it is as it was made, without an extension. */
    image: (): Image => ({
      copy: quickJs.copy(context),
      entries: new Map(
        [...entries].map(([name, handle]) => [name, (handle as unknown as { value: number }).value]),
      ),
    }),
    begin(given: VmHost): void {
      host = given
      began = performance.now()
    },
  }
}
export type Vm = ReturnType<typeof createVm>
export interface Failed {
  thrown: Thrown
}
export const isFailed = (value: unknown): value is Failed =>
  value !== null && typeof value === 'object' && 'thrown' in value

/** A value that is in the memory already. */
function handleAt(context: QuickJSContext, at: number): QuickJSHandle {
  const { memory } = context as unknown as { memory: { heapValueHandle: (at: number) => QuickJSHandle } }
  return memory.heapValueHandle(at)
}

/** Frees the error after reading it. Without memory even that may fail; the error is then nameless. */
function thrownOf(context: QuickJSContext, error: QuickJSHandle): Thrown {
  const read = (key: string) =>
    context
      .getProp(error, key)
      .consume((value) => (context.typeof(value) === 'string' ? context.getString(value) : ''))
  try {
    if (context.typeof(error) !== 'object') return { name: '', message: '', stack: '' }
    return { name: read('name'), message: read('message'), stack: read('stack') }
  } catch {
    return { name: '', message: '', stack: '' }
  } finally {
    error.dispose()
  }
}

/** A function around the text of a module, which has not run. */
function wrapped(context: QuickJSContext, text: string): QuickJSHandle {
  const code = `(function(exports,require,module,inside){${text}\n})`
  return context.unwrapResult(context.evalCode(code, 'library.js', { type: 'global' }))
}

function loadInspect(context: QuickJSContext, source: string): QuickJSHandle {
  context.unwrapResult(context.evalCode(source, 'inspect.js', { type: 'global' })).dispose()
  const found = context.getProp(context.global, '$inspect')
  context.unwrapResult(context.evalCode('delete globalThis.$inspect', 'inspect.js')).dispose()
  return found
}
