/** What every event of the trace carries, and the forms its values take. */

/** Text as it was sent, or the bytes of what is not text. */
export type Payload = string | { base64: string }
export type Headers = Readonly<Record<string, string | readonly string[]>>
export type Direction = 'up' | 'down'
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Stamp {
  /** Gapless from 1 within one lab. */
  seq: number
  /** Milliseconds since the lab began, by the server's clock. */
  at: number
  /** The lane, if known: `A`…`E` for the page's own frames, `ext-1`… for clients from elsewhere. */
  client?: string
  /** The Engine.IO session id (sid), if known. */
  connection?: string
}
