/** Calls between guest and host that are answered later. */
import type { Failure, Values } from '../protocol/messages.ts'
import { decode } from '../protocol/values.ts'
import { asNode } from './bridge.ts'
import { nextNumber } from './numbers.ts'
import { hear, say } from './say.ts'
import { encode } from './values.ts'

/** Functions of the learner that the host may ask for by number. */
const functions = new Map<number, (...args: never[]) => unknown>()
const numbers = new WeakMap<object, number>()
const acks = new Map<number, (failed: boolean, values: unknown[]) => void>()

/** The number by which the host asks for this function. */
export function numberOf(fn: (...args: never[]) => unknown): number {
  const known = numbers.get(fn)
  if (known !== undefined) return known
  const number = nextNumber()
  numbers.set(fn, number)
  functions.set(number, fn)
  return number
}

/** The learner's function of this number. */
export const functionOf = (number: number): ((...args: never[]) => unknown) | undefined =>
  functions.get(number)

/** Waits for an acknowledgement; returns the number it will be known by. */
export function awaitAck(ack: (failed: boolean, values: unknown[]) => void): number {
  const number = nextNumber()
  acks.set(number, ack)
  return number
}

/** Nobody will answer any more. */
export function forgetAck(number: number): void {
  acks.delete(number)
}

/** Answers what the host asked. Only the first answer to a call counts. */
export function answer(call: number, value: unknown): void {
  say({ kind: 'answer', call, value })
}

/** Answers with values that JSON alone can't hold. */
export function answerValues(call: number, values: readonly unknown[]): void {
  say({ kind: 'answer', call, values: encode(values) })
}

/** Answers with an error. */
export function answerError(call: number, error: unknown): void {
  say({ kind: 'answer', call, failure: failureOf(error) })
}

/** An error as it crosses to the host. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { name: '', message: String(error), stack: '', values: safely(error) }
  }
  asNode(error)
  const { name, message, stack = '' } = error
  const given = 'status' in error ? error.status : 'statusCode' in error ? error.statusCode : undefined
  const status = typeof given === 'number' ? given : undefined
  return { name: String(name), message: String(message), stack: String(stack), status }
}

const safely = (value: unknown): Values | undefined => {
  try {
    return encode([value])
  } catch {
    return undefined
  }
}

hear('acked', ({ ack, failed, values }) => {
  const waiting = acks.get(ack)
  acks.delete(ack)
  waiting?.(failed, decode(values))
})
