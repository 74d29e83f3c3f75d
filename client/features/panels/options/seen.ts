/** What trials speak of, read from the events since one began: requests with what came of them, packets, closed WebSockets, and
 *  what the two ends told. They are those of the trial's client and of the server. */
import type { Exchange } from '#shared/model/exchanges.ts'
import type { Happening, ToldEvent } from '#shared/model/happening.ts'
import { createModel } from '#shared/model/model.ts'
import type { FrameUnit, ResponseUnit, Unit } from '#shared/model/units.ts'
import type { HttpResponse, TraceEvent, WsClose } from '#shared/trace.ts'

export interface SeenPacket {
  seq: number
  part: number
  /** As it stood on the wire; of bytes in a frame, nothing. */
  text: string
  /** In a frame, not in the body of a request or an answer. */
  framed: boolean
  /** The message is bytes, however they are written. */
  binary: boolean
}
/** A WebSocket's close frame; `closed`: what its end was then told, if it came to that. */
export interface Closing {
  frame: FrameUnit
  closed: WsClose | null
}
export interface Seen {
  events: readonly TraceEvent[]
  /** Every request, oldest first. */
  exchanges: readonly Exchange[]
  packets: { readonly up: readonly SeenPacket[]; readonly down: readonly SeenPacket[] }
  closings: readonly Closing[]
  /** Something waits on the wire for the learner. */
  isHeld: () => boolean
}

/** A close frame (RFC 6455, 5.5.1). */
const closeFrame = 8

function createSeen() {
  const model = createModel()
  const events: TraceEvent[] = []
  const exchanges: Exchange[] = []
  const packets: { up: SeenPacket[]; down: SeenPacket[] } = { up: [], down: [] }
  const closings: Closing[] = []
  const seen: Seen = { events, exchanges, packets, closings, isHeld: () => model.wire.held.length > 0 }

  function crossed(unit: Unit): void {
    if (unit.kind === 'request') exchanges.push(unit.exchange)
    if (unit.kind === 'frame' && unit.event.opcode === closeFrame)
      closings.push({ frame: unit, closed: null })
    const framed = unit.kind === 'frame'
    for (const { part, text, engine } of unit.packets)
      packets[unit.direction].push({ seq: unit.seq, part, text, framed, binary: engine?.binary === true })
  }
  function take(happening: Happening): void {
    if (happening.is === 'crossed') crossed(happening.unit)
    if (happening.is !== 'websocket closed') return
    for (const closing of closings)
      if (closing.frame.socket === happening.socket) closing.closed = happening.event
  }
  return {
    seen,
    /** Whether these events go on where it is. */
    leadsTo: (all: readonly TraceEvent[]): boolean =>
      events.length > 0 && events[0] === all[0] && events.at(-1) === all[events.length - 1],
    readTo(all: readonly TraceEvent[]): void {
      for (const event of all.slice(events.length)) {
        events.push(event)
        take(model.take(event))
      }
    },
  }
}

let newest = createSeen()

/** Goes on from where it was, as long as the same events begin the list: a trial is looked at with each batch. */
export function seenIn(events: readonly TraceEvent[]): Seen {
  if (!newest.leadsTo(events)) newest = createSeen()
  newest.readTo(events)
  return newest.seen
}

/** What an end told, of one kind, oldest first. */
export const told = <K extends ToldEvent['kind']>(events: readonly TraceEvent[], kind: K) =>
  events.filter((event): event is ToldEvent & { kind: K } => event.kind === kind)

/** Requests that began a connection. */
export const handshakesIn = ({ exchanges }: Seen): readonly Exchange[] =>
  exchanges.filter(({ purpose }) => purpose === 'handshake')

/** The first answer that fits, of those that came. */
export function answerIn(
  { exchanges }: Seen,
  fits: (answer: HttpResponse, exchange: Exchange) => boolean,
): ResponseUnit | undefined {
  for (const exchange of exchanges)
    if (exchange.end.is === 'answered' && fits(exchange.end.response.event, exchange))
      return exchange.end.response
  return undefined
}

/** The first WebSocket that the server closed, of those that fit. */
export const closedByServer = (
  { closings }: Seen,
  fits: (closed: WsClose, frame: FrameUnit) => boolean = () => true,
): FrameUnit | undefined =>
  closings.find(({ frame, closed }) => frame.direction === 'down' && closed !== null && fits(closed, frame))
    ?.frame
