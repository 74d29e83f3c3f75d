/** The wire of a trace as HAR 1.2, with WebSocket messages as browser devtools write them (`_webSocketMessages`). */
import type { TraceEvent } from '../trace.ts'
import { type Exchange, entryOf } from './entry.ts'
import { fatesOf } from './fates.ts'

/** Which exchange an event of the wire belongs to; `undefined`: to none. */
function exchangeSeq(event: TraceEvent): number | undefined {
  switch (event.kind) {
    case 'http.request':
      return event.seq
    case 'http.response':
    case 'http.refused':
    case 'http.cut':
      return event.request
    case 'ws.open':
    case 'ws.close':
    case 'ws.frame':
      return event.socket
    default:
      return undefined
  }
}

function add(exchange: Exchange, event: TraceEvent): void {
  switch (event.kind) {
    case 'http.request':
      exchange.request = event
      break
    case 'http.response':
      exchange.response = event
      break
    case 'http.refused':
      exchange.failure = event.reason
      exchange.failedAt = event.at
      break
    case 'http.cut':
      exchange.failure = event.by === 'client' ? 'cut-by-client' : 'cut-by-server'
      exchange.failedAt = event.at
      break
    case 'ws.open':
      exchange.open = event
      break
    case 'ws.close':
      exchange.close = event
      break
    case 'ws.frame':
      exchange.frames.push(event)
      break
    default:
  }
}

/** Every request and frame of these events. `born`: when the trace began, in ms since the Unix epoch. */
export function harOf(events: readonly TraceEvent[], born: number) {
  const exchanges = new Map<number, Exchange>()
  for (const event of events) {
    const seq = exchangeSeq(event)
    if (seq === undefined) continue
    const exchange = exchanges.get(seq) ?? { seq, frames: [] }
    exchanges.set(seq, exchange)
    add(exchange, event)
  }
  const context = { born, fates: fatesOf(events) }
  const entries = [...exchanges.values()].map((exchange) => entryOf(exchange, context))
  const creator = { name: 'Socket.IO 놀이터', version: '0.1' }
  return { log: { version: '1.2', creator, pages: [], entries } }
}
