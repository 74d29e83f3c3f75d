/** The packets that one unit on the wire carries, by their first characters: all that a timer looks at. */
import { textOf } from '#shared/trace/wire.ts'
import type { Direction, HttpRequest, HttpResponse, WsFrame } from '#shared/trace.ts'
import { separator } from '#shared/wire/engine.ts'

export interface Carried {
  /** `seq` of the request, response or frame. */
  seq: number
  direction: Direction
  client: string | null
  connection: string | null
  /** The WebSocket that carries it. */
  socket: number | null
  packets: readonly string[]
  /** The learner sent it once more: the other end sent nothing. */
  again: boolean
}

/** A head is enough to know a packet; the handshake is read whole. */
const head = (packet: string) => (packet.startsWith('0') ? packet : packet.slice(0, 8))
const packetsOf = (text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : text.split(separator).map(head)

/** The text of a packet that took the place of another. */
export function edited(carried: Carried, data: string): Carried {
  const packets = carried.socket === null ? packetsOf(data) : [head(data)]
  return { ...carried, packets }
}

/** Whenever the cursor goes back all is folded anew: what an event carries stays the same. */
const known = new WeakMap<HttpRequest | HttpResponse | WsFrame, Carried>()

/** What the event carries; answers and requests without packets carry none. */
export function carriedBy(event: HttpRequest | HttpResponse | WsFrame): Carried {
  const before = known.get(event)
  if (before) return before
  const carried = read(event)
  known.set(event, carried)
  return carried
}

function read(event: HttpRequest | HttpResponse | WsFrame): Carried {
  const base = {
    seq: event.seq,
    client: event.client ?? null,
    connection: event.connection ?? null,
    socket: null,
    again: 'resent' in event && event.resent !== undefined,
  }
  switch (event.kind) {
    case 'http.request':
      return { ...base, direction: 'up', packets: event.method === 'POST' ? packetsOf(textOf(event)) : [] }
    case 'http.response': {
      const isPayload = event.status === 200 && textOf(event) !== 'ok'
      return { ...base, direction: 'down', packets: isPayload ? packetsOf(textOf(event)) : [] }
    }
    case 'ws.frame': {
      const isText = event.opcode === 1 && !event.compressed && typeof event.data === 'string'
      // Bytes, and what cannot be read, are a message at least.
      const isMessage = event.opcode <= 2
      const packets = isText && typeof event.data === 'string' ? [head(event.data)] : isMessage ? ['4'] : []
      return { ...base, direction: event.direction, socket: event.socket, packets }
    }
  }
}
