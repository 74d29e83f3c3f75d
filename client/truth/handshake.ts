/** One question that a client asks of Engine.IO to begin, as the wire saw it: a handshake, or a preflight before it. */
import { textOf } from '#shared/trace/wire.ts'
import type { EngineError, Headers, HttpCut, HttpRefused, HttpRequest, HttpResponse } from '#shared/trace.ts'

export type HandshakeEnd =
  | { status: 'waiting' }
  | {
      status: 'answered'
      code: number
      /** `Access-Control-Allow-Origin`, and the other words of CORS that a browser looks at. */
      allows: string | null
      allowsCredentials: boolean
      allowsHeaders: string | null
      body: string
    }
  | { status: 'refused'; reason: HttpRefused['reason'] }
  /** The TCP connection ended without an answer. */
  | { status: 'cut'; by: HttpCut['by'] }

export interface Handshake {
  seq: number
  client: string | null
  method: string
  path: string
  /** The `Origin` that the browser sent; `null`: none, so the answer is not kept from the page. */
  origin: string | null
  isWebSocket: boolean
  transport: string | null
  version: string | null
  /** The session that it speaks of; `null`: it asks for one. */
  sid: string | null
  /** A preflight: the headers that the real request would have. */
  asksHeaders: string | null
  end: HandshakeEnd
  /** What Engine.IO itself said of it. */
  error: { code: number; context: string | null } | null
}

function header(headers: Headers, name: string): string | null {
  const key = Object.keys(headers).find((one) => one.toLowerCase() === name)
  const value = key === undefined ? undefined : headers[key]
  return value === undefined ? null : typeof value === 'string' ? value : (value[0] ?? null)
}

/** What this request asks of Engine.IO, if it does. */
export function handshakeIn(event: HttpRequest): Handshake | undefined {
  const [path = '/', query = ''] = event.url.split('?')
  const params = new URLSearchParams(query)
  const transport = params.get('transport')
  const version = params.get('EIO')
  if (transport === null && version === null) return undefined
  return {
    seq: event.seq,
    client: event.client ?? null,
    method: event.method,
    path,
    origin: header(event.headers, 'origin'),
    isWebSocket: transport === 'websocket',
    transport,
    version,
    sid: params.get('sid'),
    asksHeaders: header(event.headers, 'access-control-request-headers'),
    end: { status: 'waiting' },
    error: null,
  }
}

/** How the question ended. */
export function endOf(event: HttpResponse | HttpRefused | HttpCut): HandshakeEnd {
  if (event.kind === 'http.refused') return { status: 'refused', reason: event.reason }
  if (event.kind === 'http.cut') return { status: 'cut', by: event.by }
  const { status, headers } = event
  return {
    status: 'answered',
    code: status,
    allows: header(headers, 'access-control-allow-origin'),
    allowsCredentials: header(headers, 'access-control-allow-credentials') === 'true',
    allowsHeaders: header(headers, 'access-control-allow-headers'),
    body: textOf(event) ?? '',
  }
}

/** Which of Engine.IO's own refusals it was: told by the server, else written in the answer. */
export function refusalOf({ error, end }: Handshake): { code: number; context: string | null } | null {
  if (error) return error
  const code = end.status === 'answered' ? /^\{"code":(\d)/.exec(end.body)?.[1] : undefined
  return code === undefined ? null : { code: Number(code), context: null }
}

/** What Engine.IO says of a refusal. */
export const errorIn = ({ code, context }: EngineError) => ({ code, context: context ?? null })
