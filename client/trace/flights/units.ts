/** What a page's client can tell of an event of the wire: its packets, as the client's own transport names them. */
import { textOf } from '#shared/trace/wire.ts'
import type { Direction, HttpRequest, HttpResponse, TraceEvent, WsFrame } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'
import { hiddenFromPage, purposeOf } from '../flow/exchange.ts'

/** Packets of one event that cross together. */
export interface Unit {
  seq: number
  at: number
  client: string
  connection: string | undefined
  direction: Direction
  transport: 'polling' | 'websocket'
  /** Their first characters; `null` of what cannot be read. Bytes of a WebSocket have none: `''`. */
  heads: readonly (string | null)[]
}

/** As many characters as a client tells. */
const headLength = 64
const headOf = (text: string): string => text.slice(0, headLength)
const isPageClient = (client: string | undefined): client is string => /^[A-Z]$/.test(client ?? '')

/** What an edited text is to the client that gets it. */
export function headsOf(transport: Unit['transport'], text: string): readonly string[] {
  return transport === 'polling' ? text.split(separator).map(headOf) : [headOf(text)]
}

function posted(event: HttpRequest, client: string): Unit | null {
  const { purpose } = purposeOf(event)
  if (purpose !== 'post' || event.resent !== undefined || typeof event.body !== 'string') return null
  const { seq, at, connection, body } = event
  const heads = headsOf('polling', body)
  return { seq, at, client, connection, direction: 'up', transport: 'polling', heads }
}

function answered(event: HttpResponse, asked: HttpRequest, client: string): Unit | null {
  const { purpose, transport } = purposeOf(asked)
  const carriesPackets = purpose === 'poll' || (purpose === 'handshake' && transport === 'polling')
  const body = textOf(event)
  if (!carriesPackets || event.status !== 200 || body === undefined || hiddenFromPage(asked, event))
    return null
  const { seq, at, connection = asked.connection } = event
  const heads = headsOf('polling', body)
  return { seq, at, client, connection, direction: 'down', transport: 'polling', heads }
}

/** Reads units off the wire's events. It remembers requests without an answer, and messages in several frames. */
export function createUnits() {
  const asked = new Map<number, HttpRequest>()
  /** The first frame of a message whose last has not come; per WebSocket and direction. */
  const begun = new Map<string, WsFrame>()

  function framed(event: WsFrame, client: string): Unit | null {
    const { seq, at, connection, direction, socket } = event
    const way = `${socket} ${direction}`
    const isFirst = event.opcode === 1 || event.opcode === 2
    if (isFirst && event.more) begun.set(way, event)
    if (event.more || (!isFirst && event.opcode !== 0)) return null
    const first = isFirst ? event : begun.get(way)
    begun.delete(way)
    if (!first || (direction === 'up' && event.resent !== undefined)) return null
    const { data, compressed, opcode } = first
    const head = compressed ? null : opcode === 2 ? '' : typeof data === 'string' ? headOf(data) : null
    return { seq, at, client, connection, direction, transport: 'websocket', heads: [head] }
  }

  /** The unit that this event is, if a page's client can tell of it. */
  return (event: TraceEvent): Unit | null => {
    switch (event.kind) {
      case 'http.request':
        if (!isPageClient(event.client)) return null
        asked.set(event.seq, event)
        return posted(event, event.client)
      case 'http.response': {
        const request = asked.get(event.request)
        asked.delete(event.request)
        return request?.client === undefined ? null : answered(event, request, request.client)
      }
      case 'http.refused':
      case 'http.cut':
        asked.delete(event.request)
        return null
      case 'ws.frame':
        return isPageClient(event.client) ? framed(event, event.client) : null
      default:
        return null
    }
  }
}
