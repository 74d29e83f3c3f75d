/** Questions to the program that are answered later: each has a number, and is answered once. */
import type { Failure, GuestMessage } from '../protocol/messages.ts'
import { decode } from './given.ts'

export type Answer = Omit<Extract<GuestMessage, { kind: 'answer' }>, 'kind' | 'call'>

/** Questions of clients that are long gone, or that a program never answers. */
const MOST = 2_000

export function createAsks() {
  let last = 0
  const waiting = new Map<number, (answer: Answer) => void>()
  return {
    /** A number for a question that is asked now. */
    open(answered: (answer: Answer) => void): number {
      last += 1
      waiting.set(last, answered)
      waiting.delete(last - MOST)
      return last
    },
    answer(call: number, answer: Answer): void {
      const answered = waiting.get(call)
      waiting.delete(call)
      answered?.(answer)
    },
    /** The program is gone: nobody will answer. */
    clear(): void {
      waiting.clear()
    },
  }
}
export type Asks = ReturnType<typeof createAsks>

/** What the program's error is to the real library. */
export function errorOf(failure: Failure): unknown {
  if (failure.name === '') return failure.values === undefined ? failure.message : decode(failure.values)[0]
  const error = new Error(failure.message)
  error.name = failure.name
  error.stack = failure.stack
  const { status, more } = failure
  return Object.assign(error, status !== undefined && { status }, more)
}
