/** `timers/promises`. */
const { setTimeout, setImmediate, setInterval, clearTimeout, clearInterval, clearImmediate } = inside.timers

interface Signal {
  aborted: boolean
  reason: unknown
  addEventListener: (event: string, heard: () => void) => void
}
interface Options {
  signal?: Signal
}

const aborted = (signal: Signal): Error =>
  Object.assign(inside.withCode(new Error('The operation was aborted'), 'ABORT_ERR'), {
    name: 'AbortError',
    cause: signal.reason,
  })

/** `begin` gives what takes it back. */
function waiting<T>(value: T, { signal }: Options, begin: (done: () => void) => () => void): Promise<T> {
  return inside.track(
    new Promise<T>((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted(signal))
        return
      }
      const stop = begin(() => resolve(value))
      signal?.addEventListener('abort', () => {
        stop()
        reject(aborted(signal))
      })
    }),
  )
}

const wait = <T>(ms?: number, value?: T, options: Options = {}) =>
  waiting(value, options, (done) => {
    const timer = setTimeout(done, ms)
    return () => clearTimeout(timer)
  })
const next = <T>(value?: T, options: Options = {}) =>
  waiting(value, options, (done) => {
    const immediate = setImmediate(done)
    return () => clearImmediate(immediate)
  })

/** Each pass of `for await` waits for the next tick of one timer; ticks that came meanwhile are not lost. */
async function* every<T>(ms?: number, value?: T, { signal }: Options = {}): AsyncGenerator<T | undefined> {
  if (signal?.aborted) throw aborted(signal)
  let ticks = 0
  let wake = () => {}
  const timer = setInterval(() => {
    ticks += 1
    wake()
  }, ms)
  signal?.addEventListener('abort', () => wake())
  try {
    for (;;) {
      if (signal?.aborted) throw aborted(signal)
      if (ticks === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      for (; ticks > 0; ticks -= 1) yield value
    }
  } finally {
    clearInterval(timer)
  }
}

const named = <F extends object>(name: string, value: F): F =>
  Object.defineProperty(value, 'name', { value: name })

export default {
  setTimeout: named('setTimeout', wait),
  setImmediate: named('setImmediate', next),
  setInterval: named('setInterval', every),
  scheduler: { wait: (ms?: number, options?: Options) => wait(ms, undefined, options), yield: () => next() },
}
