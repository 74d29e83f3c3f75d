/** `events`: the package `events`, and what Node has beside it. */
import { EventEmitter } from 'events'
import { track } from './bridge.ts'
import { withCode } from './errors.ts'

type Listener = (...args: never[]) => unknown
interface Signal {
  aborted: boolean
  reason: unknown
  addEventListener: (event: string, heard: () => void) => void
}
interface Options {
  signal?: Signal
}

const aborted = ({ reason }: Signal): Error =>
  Object.assign(withCode(new Error('The operation was aborted'), 'ABORT_ERR'), {
    name: 'AbortError',
    cause: reason,
  })

/** Waits for one event; an error that comes before it is what came of it. */
export function once(emitter: EventEmitter, event: string | symbol, { signal }: Options = {}) {
  return track(
    new Promise<unknown[]>((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted(signal))
        return
      }
      const heard = (...args: unknown[]) => {
        emitter.off('error', failed)
        resolve(args)
      }
      const failed = (error: unknown) => {
        emitter.off(event, heard)
        reject(error)
      }
      emitter.once(event, heard)
      if (event !== 'error') emitter.once('error', failed)
      signal?.addEventListener('abort', () => {
        emitter.off(event, heard)
        emitter.off('error', failed)
        reject(aborted(signal))
      })
    }),
  )
}

/** Each event from now on, for `for await`. */
export function on(emitter: EventEmitter, event: string | symbol, { signal }: Options = {}) {
  if (signal?.aborted) throw aborted(signal)
  const heard: unknown[][] = []
  let failure: { error: unknown } | undefined
  let isOver = false
  let wake = () => {}
  const hear = (...args: unknown[]) => {
    heard.push(args)
    wake()
  }
  const fail = (error: unknown) => {
    failure = { error }
    wake()
  }
  const finish = () => {
    isOver = true
    emitter.off(event, hear)
    emitter.off('error', fail)
    wake()
    return Promise.resolve({ value: undefined, done: true as const })
  }
  emitter.on(event, hear)
  if (event !== 'error') emitter.on('error', fail)
  signal?.addEventListener('abort', () => fail(aborted(signal)))

  async function next(): Promise<IteratorResult<unknown[], undefined>> {
    for (;;) {
      const value = heard.shift()
      if (value) return { value, done: false }
      if (failure) {
        const { error } = failure
        failure = undefined
        await finish()
        throw error
      }
      if (isOver) return { value: undefined, done: true }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return {
    next: () => track(next()),
    return: finish,
    throw(error: unknown) {
      fail(error)
      return finish()
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** The module: the class itself, with the rest on it. */
export const events = Object.assign(EventEmitter, {
  EventEmitter,
  once,
  on,
  getEventListeners: (emitter: EventEmitter, event: string): Listener[] => emitter.listeners(event),
  listenerCount: (emitter: EventEmitter, event: string): number => emitter.listenerCount(event),
  setMaxListeners(count: number, ...emitters: EventEmitter[]): void {
    if (emitters.length === 0) EventEmitter.defaultMaxListeners = count
    for (const emitter of emitters) emitter.setMaxListeners(count)
  },
})
