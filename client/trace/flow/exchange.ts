/** One HTTP request as Engine.IO means it, read from its address and headers. */
import type { Headers, HttpRequest, HttpResponse } from '#shared/trace.ts'
import type { Connection } from './state.ts'
import type { Step, WireCrossing } from './types.ts'

export type Purpose = 'preflight' | 'handshake' | 'poll' | 'post' | 'upgrade' | 'other'

export interface Exchange {
  event: HttpRequest
  purpose: Purpose
  transport: string | null
  connection: Connection | null
  step: Step
  crossings: WireCrossing[]
}

/** A header, whatever its letters; the first, if it came several times. */
export function headerOf(headers: Headers, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value[0]
  }
  return undefined
}

/** What a request wants from Engine.IO; `other` is none of its business. */
export function purposeOf({ method, url }: HttpRequest): {
  purpose: Purpose
  transport: string | null
  sid: string | null
} {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length))
  const transport = query.get('transport')
  const sid = query.get('sid')
  if (transport === null && query.get('EIO') === null) return { purpose: 'other', transport, sid }
  if (method === 'OPTIONS') return { purpose: 'preflight', transport, sid }
  if (sid === null) return { purpose: 'handshake', transport, sid }
  if (transport === 'websocket') return { purpose: 'upgrade', transport, sid }
  return { purpose: method === 'POST' ? 'post' : 'poll', transport, sid }
}

/** The method, and the part of the query that matters: `GET …transport=polling`. */
export function requestText({ method, url }: HttpRequest, purpose: Purpose): string {
  if (purpose === 'other') return `${method} ${url}`
  const transport = /transport=[^&]*/.exec(url)?.[0] ?? ''
  const sid = /sid=[^&]{0,4}/.exec(url)?.[0]
  return purpose === 'poll' || purpose === 'post' ? `${method} …${sid}…` : `${method} …${transport}`
}

const runsInBrowser = ({ client, headers }: HttpRequest): boolean =>
  /^[A-E]$/.test(client ?? '') || /\bMozilla\//.test(headerOf(headers, 'user-agent') ?? '')

export { runsInBrowser }

/** Whether a browser keeps this answer from the page that asked (the Fetch standard's CORS check). */
export function hiddenFromPage(request: HttpRequest, response: HttpResponse): boolean {
  // No rule of CORS keeps a page from a WebSocket.
  if (response.status === 101) return false
  const origin = headerOf(request.headers, 'origin')
  if (origin === undefined || !runsInBrowser(request)) return false
  if (origin.replace(/^https?:\/\//, '') === headerOf(request.headers, 'host')) return false
  const allowed = headerOf(response.headers, 'access-control-allow-origin')
  if (headerOf(request.headers, 'cookie') !== undefined) {
    const credentials = headerOf(response.headers, 'access-control-allow-credentials')
    return allowed !== origin || credentials !== 'true'
  }
  return allowed !== '*' && allowed !== origin
}
