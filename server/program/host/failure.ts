/** An error of the host's libraries as it crosses to the program: as it would be in the learner's own folder. */

import type { Failure, JsonObject } from '../protocol/messages.ts'
import { encode } from '../protocol/values.ts'
import { inApp } from './inApp.ts'

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: '', message: String(error), stack: '', values: encode([error]) }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined
  const { name, message, stack = '' } = error
  return { name, message: inApp(message), stack: inApp(stack), status, more: fieldsOf(error) }
}

/** What Express's errors tell besides: `type`, `statusCode`, `expose`, `limit`, `body`… */
function fieldsOf(error: Error): JsonObject | undefined {
  // The last two stand in the class of such an error.
  const given = { ...error, ...pick(error, 'statusCode'), ...pick(error, 'expose') }
  const plain = Object.entries(given).filter(
    (entry): entry is [string, string | number | boolean] =>
      entry[0] !== 'status' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  return plain.length === 0 ? undefined : Object.fromEntries(plain)
}

const pick = (error: Error, name: string): object =>
  name in error ? { [name]: Reflect.get(error, name) } : {}
