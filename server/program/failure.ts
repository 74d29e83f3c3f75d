/** An error of the host's libraries as it crosses to the program: as it would be in the learner's own folder. */
import { inApp } from './inApp.ts'
import type { Failure, JsonObject } from './messages.ts'
import { encode } from './values.ts'

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: '', message: String(error), stack: '', values: encode([error]) }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined
  const { name, message, stack = '' } = error
  return { name, message: inApp(message), stack: inApp(stack), status, more: fieldsOf(error) }
}

/** What Express's errors tell besides: `type`, `statusCode`, `expose`, `limit`, `body`… */
function fieldsOf(error: Error): JsonObject | undefined {
  const plain = Object.entries(error).filter(
    ([name, value]) => name !== 'status' && ['string', 'number', 'boolean'].includes(typeof value),
  )
  return plain.length === 0 ? undefined : Object.fromEntries(plain)
}
