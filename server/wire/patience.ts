/** How long a client may take: whoever is slower than any browser only keeps a connection from others. */
import type { ServerOptions } from 'node:http'

/**
 * Milliseconds. Node looks every `connectionsCheckingInterval` for connections whose request is not complete yet: its head
 * (or anything at all on a new connection) by `headersTimeout`, its body by `requestTimeout`. A connection without a request
 * is closed after `keepAliveTimeout`. A peer that vanished without a word is noticed by TCP's own probes.
 */
export const patience = {
  headersTimeout: 20_000,
  requestTimeout: 240_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  keepAlive: true,
  keepAliveInitialDelay: 30_000,
} satisfies ServerOptions
export type Patience = typeof patience
