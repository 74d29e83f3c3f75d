/** What an HTTP request wants from Engine.IO, read from its address; and whether a browser sent it. */
import { queryOf } from '../har/url.ts'
import type { HttpRequest } from '../trace.ts'
import { headerOf } from './headers.ts'

/** `other`: it is none of Engine.IO's business. */
export type Purpose = 'preflight' | 'handshake' | 'poll' | 'post' | 'upgrade' | 'other'

/** What a request asks of Engine.IO. `null`: its address does not say. */
export interface RequestPurpose {
  purpose: Purpose
  transport: string | null
  /** The protocol's version (`EIO`). */
  version: string | null
  /** The session that it names. */
  sid: string | null
}

/** Reads the query as Engine.IO's protocol 4 has it (github.com/socketio/engine.io-protocol). */
export function purposeOf({ method, url }: Pick<HttpRequest, 'method' | 'url'>): RequestPurpose {
  const query = queryOf(url)
  const wordOf = (name: string) => query.find((one) => one.name === name)?.value ?? null
  const transport = wordOf('transport')
  const version = wordOf('EIO')
  // Engine.IO takes an empty one for none (`lib/server.ts`, `if (sid)`).
  const sid = wordOf('sid') || null
  const words = { transport, version, sid }
  if (transport === null && version === null) return { purpose: 'other', ...words }
  if (method === 'OPTIONS') return { purpose: 'preflight', ...words }
  if (sid === null) return { purpose: 'handshake', ...words }
  if (transport === 'websocket') return { purpose: 'upgrade', ...words }
  return { purpose: method === 'POST' ? 'post' : 'poll', ...words }
}

/** A client of the page itself, which reports what it does. */
export const isPageClient = (client: string | null | undefined): client is string =>
  /^[A-E]$/.test(client ?? '')

/** A browser's rules decide what the code that asked gets to see. */
export const runsInBrowser = ({ client, headers }: Pick<HttpRequest, 'client' | 'headers'>): boolean =>
  isPageClient(client) || /\bMozilla\//.test(headerOf(headers, 'user-agent') ?? '')
