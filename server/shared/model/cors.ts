/** The check that a browser makes before a page may read an answer: CORS, as the Fetch standard has it (4.9 "CORS check",
 *  4.8 "CORS-preflight fetch"). It is made here once, for everything that speaks of it. */
import type { HttpRequest, HttpResponse } from '../trace.ts'
import { headerOf, headerText, namesIn } from './headers.ts'
import { runsInBrowser } from './purpose.ts'

/** Why a browser keeps an answer from the page; `header` in a verdict is the header of the answer that decided. */
export type CorsReason =
  | { is: 'no origin' }
  /** `slash`: it would be the page's origin, but for a `/` at its end. */
  | { is: 'other origin'; allows: string; slash: boolean }
  | { is: 'star with credentials' }
  | { is: 'no credentials' }
  | { is: 'preflight status'; status: number }
  | { is: 'method'; name: string }
  | { is: 'header'; name: string }

export type CorsVerdict =
  /** No rule of CORS asks about it. */
  | { is: 'unchecked'; because: 'websocket' | 'no browser' | 'no origin' | 'same origin' }
  | { is: 'allowed'; by: 'star' | 'origin' }
  /** The browser keeps it: the page gets nothing of it. */
  | { is: 'kept'; reason: CorsReason; header: string | null }

export const allowOrigin = 'access-control-allow-origin'
export const allowCredentials = 'access-control-allow-credentials'
export const allowHeaders = 'access-control-allow-headers'
export const allowMethods = 'access-control-allow-methods'

/** What a preflight asks for; no page can send these headers itself. */
const askedMethod = 'access-control-request-method'
const askedHeaders = 'access-control-request-headers'

/** Methods that need no word of the server (Fetch, 2.2.1 "CORS-safelisted method"). */
const safeMethods = new Set(['get', 'head', 'post'])

function kept(reason: CorsReason, header: string | null): CorsVerdict {
  return { is: 'kept', reason, header }
}

function originVerdict(answer: HttpResponse, origin: string, withCredentials: boolean): CorsVerdict {
  const allows = headerText(answer.headers, allowOrigin)
  if (allows === undefined) return kept({ is: 'no origin' }, allowOrigin)
  if (allows === '*' && !withCredentials) return { is: 'allowed', by: 'star' }
  if (allows === '*') return kept({ is: 'star with credentials' }, allowOrigin)
  if (allows !== origin)
    return kept({ is: 'other origin', allows, slash: allows === `${origin}/` }, allowOrigin)
  if (withCredentials && headerText(answer.headers, allowCredentials) !== 'true')
    return kept({ is: 'no credentials' }, allowCredentials)
  return { is: 'allowed', by: 'origin' }
}

/** What an answer to a preflight must allow besides. With credentials `*` is a name like any other. */
function preflightVerdict(
  request: HttpRequest,
  answer: HttpResponse,
  withCredentials: boolean,
): CorsVerdict | null {
  const { status } = answer
  if (status < 200 || status > 299) return kept({ is: 'preflight status', status }, null)
  const allows = (list: readonly string[], name: string) =>
    list.includes(name) || (!withCredentials && list.includes('*'))
  const method = headerOf(request.headers, askedMethod)?.toLowerCase()
  const methods = namesIn(headerText(answer.headers, allowMethods))
  if (method !== undefined && !safeMethods.has(method) && !allows(methods, method))
    return kept({ is: 'method', name: method.toUpperCase() }, allowMethods)
  const named = namesIn(headerText(answer.headers, allowHeaders))
  const missing = namesIn(headerOf(request.headers, askedHeaders)).find(
    // `*` never stands for this one (Fetch, 4.8, "CORS non-wildcard request-header name").
    (name) => !(name === 'authorization' ? named.includes(name) : allows(named, name)),
  )
  return missing === undefined ? null : kept({ is: 'header', name: missing }, allowHeaders)
}

/** Whether a browser keeps this answer from the page that asked. `withCredentials`: the page asked with cookies, as its client
 *  said; a request that carries a cookie was asked so in any case. */
export function checkCors(request: HttpRequest, answer: HttpResponse, withCredentials: boolean): CorsVerdict {
  // No rule of CORS keeps a page from a WebSocket, nor from the answer that refuses it one.
  const isUpgrade = headerOf(request.headers, 'upgrade')?.toLowerCase() === 'websocket'
  if (isUpgrade || answer.status === 101) return { is: 'unchecked', because: 'websocket' }
  const origin = headerOf(request.headers, 'origin')
  if (origin === undefined) return { is: 'unchecked', because: 'no origin' }
  if (!runsInBrowser(request)) return { is: 'unchecked', because: 'no browser' }
  if (origin.replace(/^https?:\/\//, '') === headerOf(request.headers, 'host'))
    return { is: 'unchecked', because: 'same origin' }
  const credentials = withCredentials || headerOf(request.headers, 'cookie') !== undefined
  const verdict = originVerdict(answer, origin, credentials)
  const isPreflight =
    request.method === 'OPTIONS' &&
    [askedMethod, askedHeaders].some((name) => headerOf(request.headers, name) !== undefined)
  if (verdict.is === 'kept' || !isPreflight) return verdict
  return preflightVerdict(request, answer, credentials) ?? verdict
}
