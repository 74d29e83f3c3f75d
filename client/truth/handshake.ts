/** One attempt to open an Engine.IO connection, as the wire saw it. */
import { textOf } from '#shared/trace/wire.ts'
import type { Headers, HttpRefused, HttpRequest, HttpResponse } from '#shared/trace.ts'

export type HandshakeEnd =
  | { status: 'waiting' }
  | { status: 'answered'; code: number; allows: string | null; body: string }
  | { status: 'refused'; reason: HttpRefused['reason'] }

export interface Handshake {
  path: string
  /** The `Origin` that the browser sent; `null`: none, so the answer is not kept from the page. */
  origin: string | null
  isWebSocket: boolean
  end: HandshakeEnd
}

function header(headers: Headers, name: string): string | null {
  const value = headers[name]
  return value === undefined ? null : typeof value === 'string' ? value : (value[0] ?? null)
}

/** The handshake that this request is, if it is one. */
export function handshakeIn(event: HttpRequest): Handshake | undefined {
  const [path = '/', query = ''] = event.url.split('?')
  const params = new URLSearchParams(query)
  if (event.method !== 'GET' || !params.has('EIO') || params.has('sid')) return undefined
  const isWebSocket = params.get('transport') === 'websocket'
  return { path, origin: header(event.headers, 'origin'), isWebSocket, end: { status: 'waiting' } }
}

/** Ends the handshake that this answer belongs to. */
export function settle(waiting: Map<number, Handshake>, event: HttpResponse | HttpRefused): void {
  const handshake = waiting.get(event.request)
  if (!handshake) return
  waiting.delete(event.request)
  handshake.end =
    event.kind === 'http.refused'
      ? { status: 'refused', reason: event.reason }
      : {
          status: 'answered',
          code: event.status,
          allows: header(event.headers, 'access-control-allow-origin'),
          body: textOf(event) ?? '',
        }
}
