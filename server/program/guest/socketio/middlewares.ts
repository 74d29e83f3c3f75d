/** Runs middlewares one after the other, those of a namespace as those of a socket. */
import { runLearner } from '../bridge.ts'
import { noteHandler } from '../emitter.ts'
import type { inside } from './inside.ts'

type Place = ReturnType<typeof inside.socket.place>

/** `subject`: what each of them is given; `done` gets what the first unwilling one said. */
export function runMiddlewares(
  given: readonly unknown[],
  subject: unknown,
  place: Place,
  done: (error?: unknown) => void,
): void {
  const fns = [...given]
  const next = (i: number) => {
    if (i === fns.length) return done()
    const fn = fns[i]
    // Whatever `use()` was called with is taken; Socket.IO finds out here, in these words.
    if (typeof fn !== 'function') throw new TypeError('fns[i] is not a function')
    noteHandler('use', fn as never, place)
    runLearner(fn, undefined, [subject, (error?: unknown) => (error ? done(error) : next(i + 1))])
  }
  next(0)
}
