/** Who decided that a page may or may not connect, and by which word: read from what crossed the wire, as the Fetch
 *  standard has a browser read it. */

import { headerOf } from '#shared/model/headers.ts'
import { textOf } from '#shared/trace/wire.ts'
import type { HttpResponse } from '#shared/trace.ts'
import type { Attempt, Exchange } from './attempts.ts'

export type Reason =
  /** A WebSocket, of whose answer a browser asks nothing of CORS. `hidden`: polling was tried before, and its answer hidden. */
  | { is: 'unchecked'; hidden: boolean }
  | { is: 'allowed'; by: 'origin' | 'star'; preflight: boolean; credentials: boolean }
  /** The browser let the code read, and the code was told of a failure all the same. */
  | { is: 'failed later'; message: string }
  | { is: 'no origin' }
  | { is: 'other origin'; allows: string; slash: boolean }
  | { is: 'star with credentials' }
  | { is: 'no credentials' }
  | { is: 'header'; name: string }
  | { is: 'preflight status'; status: number }
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

export const allowOrigin = 'access-control-allow-origin'
const allowCredentials = 'access-control-allow-credentials'
const allowHeaders = 'access-control-allow-headers'

export const answerOf = ({ end }: Exchange): HttpResponse | null => (typeof end === 'string' ? null : end)
const isFine = (status: number) => status >= 200 && status < 300

type Checked = { reason: Reason; header: string } | null

/** The CORS check of an answer; `null`: the page may read it. */
function checkOf(answer: HttpResponse, origin: string, withCredentials: boolean): Checked {
  const allows = headerOf(answer.headers, allowOrigin) ?? null
  if (allows === null) return { reason: { is: 'no origin' }, header: allowOrigin }
  if (allows === '*' && !withCredentials) return null
  if (allows === '*') return { reason: { is: 'star with credentials' }, header: allowOrigin }
  if (allows !== origin)
    return { reason: { is: 'other origin', allows, slash: allows === `${origin}/` }, header: allowOrigin }
  if (withCredentials && headerOf(answer.headers, allowCredentials) !== 'true')
    return { reason: { is: 'no credentials' }, header: allowCredentials }
  return null
}

const namesIn = (list: string | undefined) =>
  (list ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A header that the real request would have and that the preflight's answer does not name. */
function missingHeader({ request }: Exchange, answer: HttpResponse, withCredentials: boolean): string | null {
  const allowed = namesIn(headerOf(answer.headers, allowHeaders))
  if (allowed.includes('*') && !withCredentials) return null
  const asked = namesIn(headerOf(request.headers, 'access-control-request-headers'))
  return asked.find((name) => !allowed.includes(name)) ?? null
}

function preflightVerdict(exchange: Exchange, answer: HttpResponse, attempt: Attempt): Verdict {
  const { withCredentials } = attempt.client
  const checked = checkOf(answer, attempt.origin, withCredentials)
  if (checked) return { kind: 'hidden', exchange, ...checked }
  if (!isFine(answer.status))
    return {
      kind: 'hidden',
      reason: { is: 'preflight status', status: answer.status },
      exchange,
      header: null,
    }
  const name = missingHeader(exchange, answer, withCredentials)
  if (name !== null) return { kind: 'hidden', reason: { is: 'header', name }, exchange, header: allowHeaders }
  return { kind: 'unreached', reason: { is: 'silence' }, exchange, header: null }
}

/** What a server means by refusing. Codes: Engine.IO's protocol errors. */
function refusalOf({ error }: Exchange, answer: HttpResponse): Reason {
  const { status } = answer
  const code = error?.code ?? Number(/^\{"code":(\d)/.exec(textOf(answer) ?? '')?.[1] ?? Number.NaN)
  if (code === 4) return { is: 'forbidden', status }
  if (code === 3 && error?.context === 'MIDDLEWARE_FAILURE') return { is: 'origin function', status }
  if (code === 0) return { is: 'transport', status }
  return status === 404 ? { is: 'not found' } : { is: 'status', status }
}

function failure(attempt: Attempt, message: string): Verdict {
  const exchange = attempt.exchanges.at(-1) ?? null
  const none = { exchange, header: null }
  if (exchange?.end === 'refused') return { kind: 'unreached', reason: { is: 'nobody' }, ...none }
  const answer = exchange && answerOf(exchange)
  if (!exchange || !answer) return { kind: 'unreached', reason: { is: 'silence' }, ...none }
  if (exchange.isPreflight) return preflightVerdict(exchange, answer, attempt)
  const isRefused = exchange.isWebSocket ? answer.status !== 101 : !isFine(answer.status)
  if (isRefused) return { kind: 'refused', reason: refusalOf(exchange, answer), ...none }
  const checked = exchange.isWebSocket
    ? null
    : checkOf(answer, attempt.origin, attempt.client.withCredentials)
  if (checked) return { kind: 'hidden', exchange, ...checked }
  return { kind: 'allowed', reason: { is: 'failed later', message }, ...none }
}

/** Who decided, and by which word. */
export function verdictOf(attempt: Attempt): Verdict {
  const { told, exchanges, client } = attempt
  if (told.status === 'failed') return failure(attempt, told.message)
  const exchange = exchanges.findLast(({ isPreflight }) => !isPreflight) ?? null
  if (exchange?.isWebSocket) {
    const hidden = exchanges.some((one) => !one.isWebSocket)
    return { kind: 'allowed', reason: { is: 'unchecked', hidden }, exchange, header: null }
  }
  const answer = exchange && answerOf(exchange)
  const by = answer && headerOf(answer.headers, allowOrigin) === '*' ? 'star' : 'origin'
  const preflight = exchanges.some(({ isPreflight }) => isPreflight)
  const reason: Reason = { is: 'allowed', by, preflight, credentials: client.withCredentials }
  return { kind: 'allowed', reason, exchange, header: allowOrigin }
}
