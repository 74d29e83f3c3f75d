/** Who decided that a page may or may not connect, and by which word: the browser's check as the model made it, and what
 *  the server did. */
import { allowOrigin, type CorsReason } from '#shared/model/cors.ts'
import { type Exchange, isWebSocket, refusalOf } from '#shared/model/exchanges.ts'
import { isLost, isWaiting, type ResponseUnit } from '#shared/model/units.ts'
import type { Attempt } from './attempts.ts'

export type Reason =
  | CorsReason
  /** The browser kept the answer, though no header of it says so. */
  | { is: 'unexplained' }
  /** A WebSocket, of whose answer a browser asks nothing of CORS. `hidden`: polling was tried before, and its answer hidden. */
  | { is: 'unchecked'; hidden: boolean }
  | { is: 'allowed'; by: 'origin' | 'star'; preflight: boolean; credentials: boolean }
  /** The browser let the code read, and the code was told of a failure all the same. */
  | { is: 'failed later'; message: string }
  | { is: 'forbidden'; status: number }
  | { is: 'origin function'; status: number }
  | { is: 'transport'; status: number }
  | { is: 'not found' }
  | { is: 'status'; status: number }
  | { is: 'nobody' }
  | { is: 'silence' }

export interface Verdict {
  /** `hidden`: the browser kept the answer. `refused`: the server said no. `unreached`: nobody answered. */
  kind: 'allowed' | 'hidden' | 'refused' | 'unreached'
  reason: Reason
  /** The exchange that decided, and the header of its answer that did. */
  exchange: Exchange | null
  header: string | null
}

export const answerOf = ({ end }: Exchange): ResponseUnit | null =>
  end.is === 'answered' ? end.response : null
const isFine = (status: number) => status >= 200 && status < 300

/** What a server means by refusing. */
function refusedBy(exchange: Exchange, status: number): Reason {
  const refusal = refusalOf(exchange)
  if (refusal?.is === 'forbidden' || refusal?.is === 'transport') return { is: refusal.is, status }
  if (refusal?.context === 'MIDDLEWARE_FAILURE') return { is: 'origin function', status }
  return status === 404 ? { is: 'not found' } : { is: 'status', status }
}

function failure({ exchanges }: Attempt, message: string): Verdict {
  const exchange = exchanges.at(-1) ?? null
  const none = { exchange, header: null }
  if (exchange?.end.is === 'refused') return { kind: 'unreached', reason: { is: 'nobody' }, ...none }
  const answer = exchange && answerOf(exchange)
  if (!exchange || !answer) return { kind: 'unreached', reason: { is: 'silence' }, ...none }
  const isPreflight = exchange.purpose === 'preflight'
  const { status } = answer.event
  const isAccepted = isWebSocket(exchange) ? status === 101 : isPreflight || isFine(status)
  if (!isAccepted) return { kind: 'refused', reason: refusedBy(exchange, status), ...none }
  const { cors, fate } = answer
  if (isLost(fate) || isWaiting(fate)) return { kind: 'unreached', reason: { is: 'silence' }, ...none }
  if (cors?.is === 'kept') return { kind: 'hidden', reason: cors.reason, exchange, header: cors.header }
  if (fate === 'hidden') return { kind: 'hidden', reason: { is: 'unexplained' }, ...none }
  // The browser may ask now; the real request never came.
  if (isPreflight) return { kind: 'unreached', reason: { is: 'silence' }, ...none }
  return { kind: 'allowed', reason: { is: 'failed later', message }, ...none }
}

/** Who decided, and by which word. */
export function verdictOf(attempt: Attempt): Verdict {
  const { outcome, exchanges, client } = attempt
  if (outcome.is === 'failed') return failure(attempt, outcome.message)
  const exchange = exchanges.findLast(({ purpose }) => purpose !== 'preflight') ?? null
  if (exchange && isWebSocket(exchange)) {
    const hidden = exchanges.some((one) => !isWebSocket(one))
    return { kind: 'allowed', reason: { is: 'unchecked', hidden }, exchange, header: null }
  }
  const cors = exchange && answerOf(exchange)?.cors
  const by = cors?.is === 'allowed' ? cors.by : 'origin'
  const preflight = exchanges.some(({ purpose }) => purpose === 'preflight')
  const reason: Reason = { is: 'allowed', by, preflight, credentials: client.withCredentials }
  return { kind: 'allowed', reason, exchange, header: allowOrigin }
}
