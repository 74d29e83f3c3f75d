/** What a trace means: the one place that reads what crossed the wire, event by event, and says what each is. */
import { assertNever } from '../assertNever.ts'
import type {
  ClientEvent,
  EngineError,
  HttpCut,
  HttpRefused,
  HttpRequest,
  HttpResponse,
  TraceEvent,
  WireCut,
  WsClose,
  WsFrame,
  WsOpen,
} from '../trace.ts'
import { createExchange, type Exchange } from './exchanges.ts'
import { type Happening, isTold, type ToldEvent } from './happening.ts'
import { createHiding } from './hiding.ts'
import { createFragments, packetsOfEdit, packetsOfRequest, packetsOfResponse } from './packets.ts'
import { purposeOf } from './purpose.ts'
import { addBeats, createSessions, type Session } from './sessions.ts'
import { carrierOf, type Fate, landingOf, type ResponseUnit, setFate, type Unit, type Why } from './units.ts'
import { quietWire, type Wire, wireAfter } from './wire.ts'

const lost: Record<'learner' | 'silence' | 'block' | 'closed', Fate> = {
  learner: 'dropped',
  silence: 'vanished',
  block: 'blocked',
  closed: 'closed',
}
const noUnits: readonly Unit[] = []
const isClientEvent = (event: ToldEvent): event is ClientEvent => event.kind.startsWith('client.')

/** `remembers`: so many units, the newest; what is told of an older one is unknown. For readers without an end: pictures
 *  are drawn anew when the oldest events are let go. */
export function createModel({ remembers = Number.POSITIVE_INFINITY }: { remembers?: number } = {}) {
  const units = new Map<number, Unit>()
  const sessions = createSessions()
  const fragments = createFragments()
  const hiding = createHiding()
  /** Questions without an answer, by the `seq` of their request. */
  const waiting = new Map<number, Exchange>()
  let wire: Wire = quietWire

  const sessionOf = ({ connection }: TraceEvent): Session | null =>
    connection === undefined ? null : (sessions.find(connection) ?? null)

  function base(event: TraceEvent, session: Session | null, turned = noUnits) {
    return { seq: event.seq, at: event.at, client: event.client ?? null, session, event, turned }
  }

  /** Keeps a unit that came to the wire; its fate is what the recorder said of it. */
  function crossed(unit: Unit): Happening {
    units.set(unit.seq, unit)
    if (units.size > remembers) forgetOldest()
    const { session, event } = unit
    if (session) addBeats(session, unit)
    return { ...base(event, session), client: unit.client, is: 'crossed', unit }
  }
  function forgetOldest(): void {
    const [oldest = 0] = units.keys()
    units.delete(oldest)
    waiting.delete(oldest)
  }

  /** What every unit has; its fate is what the recorder said of it. */
  function unitOf<E extends HttpRequest | HttpResponse | WsFrame>(event: E, client = event.client ?? null) {
    const { seq, at, size, stopped: first = 'arrived' as const } = event
    const fate: Fate = first
    const turns: Unit['turns'] = []
    return { seq, at, client, size, first: fate, fate, turns, event }
  }

  function request(event: HttpRequest): Happening {
    const asked = purposeOf(event)
    const session = sessions.of(asked.sid ?? event.connection, event.client ?? null)
    const exchange = createExchange(asked, (own) => ({
      kind: 'request',
      ...unitOf(event),
      direction: 'up',
      resent: event.resent ?? null,
      session,
      packets: asked.purpose === 'post' ? packetsOfRequest(event) : [],
      exchange: own,
    }))
    const { request: unit } = exchange
    waiting.set(event.seq, exchange)
    hiding.asked(unit.client)
    if (asked.purpose === 'upgrade' && session?.upgrade.is === 'none') session.upgrade = { is: 'asked' }
    return crossed(unit)
  }

  function response(event: HttpResponse): Happening {
    const exchange = waiting.get(event.request) ?? null
    waiting.delete(event.request)
    const purpose = exchange?.purpose
    // Without its request, the connection says that it is one of Engine.IO's.
    const carries = exchange ? purpose === 'handshake' || purpose === 'poll' : event.connection !== undefined
    const unit: ResponseUnit = {
      kind: 'response',
      ...unitOf(event, event.client ?? exchange?.request.client ?? null),
      direction: 'down',
      resent: null,
      session: exchange?.request.session ?? sessions.of(event.connection, event.client ?? null),
      packets: carries ? packetsOfResponse(event) : [],
      exchange,
      cors: exchange && hiding.verdictOf(exchange, event),
    }
    if (purpose === 'handshake') {
      const opened = sessions.openedBy(unit)
      if (opened) unit.session = opened
      if (exchange) exchange.request.session ??= unit.session
    }
    if (unit.fate === 'arrived') {
      unit.fate = landingOf(unit)
      unit.first = unit.fate
    }
    if (exchange) {
      exchange.end = { is: 'answered', response: unit }
      if (event.status === 101) sessions.bind(event.request, unit.session)
      if (purpose === 'upgrade' && unit.session && event.status !== 101)
        unit.session.upgrade = { is: 'refused', status: event.status }
      hiding.answered(unit)
    }
    return crossed(unit)
  }

  function frame(event: WsFrame): Happening {
    const unit: Unit = {
      kind: 'frame',
      ...unitOf(event),
      direction: event.direction,
      resent: event.resent ?? null,
      session: sessions.ofSocket(event.socket) ?? sessions.of(event.connection, event.client ?? null),
      packets: fragments.packetsOf(event),
      socket: event.socket,
    }
    if (unit.session === null || unit.session.handshake === null)
      unit.session = sessions.openedBy(unit) ?? unit.session
    sessions.bind(event.socket, unit.session)
    return crossed(unit)
  }

  /** The WebSocket that was asked for, or on trial, came to nothing: the session goes on by polling. */
  function giveUpTrial(session: Session | null): void {
    if (session?.upgrade.is === 'asked' || session?.upgrade.is === 'trial') session.upgrade = { is: 'none' }
  }

  function unanswered(event: HttpRefused | HttpCut): Happening {
    const exchange = waiting.get(event.request)
    waiting.delete(event.request)
    if (!exchange) return { ...base(event, sessionOf(event)), is: 'unknown' }
    const { seq, at } = event
    exchange.end =
      event.kind === 'http.refused'
        ? { is: 'refused', seq, at, reason: event.reason }
        : { is: 'cut', seq, at, by: event.by }
    const { request: unit, purpose } = exchange
    if (purpose === 'upgrade') giveUpTrial(unit.session)
    const is = event.kind === 'http.refused' ? 'refused' : 'ended'
    // What waits on the wire, or was lost there, never came so far.
    const turned = unit.fate === 'arrived' ? [unit] : noUnits
    for (const one of turned) setFate(one, event, is, { is })
    return { ...base(event, unit.session, turned), is: 'unanswered', exchange }
  }

  function turn(event: TraceEvent, of: number, fate: (unit: Unit) => Fate, why: Why): Happening {
    const unit = units.get(of)
    if (!unit) return { ...base(event, sessionOf(event)), is: 'unknown' }
    setFate(unit, event, fate(unit), why)
    wire = wireAfter(wire, unit)
    if (
      unit.fate === 'blocked' &&
      unit.session &&
      unit.kind === 'request' &&
      unit.exchange.purpose === 'upgrade'
    )
      unit.session.upgrade = { is: 'blocked' }
    return { ...base(event, unit.session, [unit]), is: 'turned', unit, why }
  }

  function edited(event: TraceEvent & { kind: 'wire.edited' }): Happening {
    const unit = units.get(event.of)
    const before = unit?.packets ?? []
    if (unit && (unit.packets.length > 0 || unit.kind !== 'frame'))
      unit.packets = packetsOfEdit(carrierOf(unit), event.data)
    return turn(event, event.of, ({ fate }) => fate, { is: 'edited', before, data: event.data })
  }

  function opened(event: WsOpen): Happening {
    const session = sessionOf(event) ?? sessions.ofSocket(event.socket)
    const { socket, url } = event
    if (session) {
      sessions.bind(socket, session)
      // A WebSocket that names a session is on trial beside the session's polling.
      if (/[?&]sid=/.test(url)) session.upgrade = { is: 'trial', socket, from: event.at }
    }
    return { ...base(event, session), event, is: 'websocket opened', socket, url }
  }

  function closed(event: WsClose): Happening {
    const session = sessions.ofSocket(event.socket) ?? sessionOf(event)
    const { socket, code = null } = event
    if (session?.upgrade.is === 'trial' && session.upgrade.socket === socket) giveUpTrial(session)
    sessions.unbind(socket)
    fragments.close(socket)
    return { ...base(event, session), event, is: 'websocket closed', socket, code }
  }

  function cut(event: WireCut): Happening {
    const of = units.get(event.of) ?? null
    const session = sessions.ofSocket(event.of) ?? of?.session ?? sessionOf(event)
    return { ...base(event, session), is: 'cut', of }
  }

  /** Engine.IO tells of a refusal before it answers: the newest question of that client and session is meant. */
  function refusedBy(event: EngineError): void {
    const asked = [...waiting.values()].findLast(
      ({ purpose, request: { client }, sid }) =>
        purpose !== 'other' && client === (event.client ?? null) && sid === (event.connection ?? null),
    )
    if (asked) asked.error = event
  }

  function told(event: ToldEvent): Happening {
    const { seq, at, connection, client = null } = event
    const session =
      event.kind === 'engine.open' ? sessions.of(connection, client, { seq, at }) : sessionOf(event)
    if ((event.kind === 'engine.open' || event.kind === 'engine.upgrade') && session)
      session.transport = event.transport
    if (event.kind === 'engine.upgrade' && session) session.upgrade = { is: 'done' }
    if (event.kind === 'engine.error') refusedBy(event)
    if (event.kind === 'engine.close' && session) sessions.close(session, { seq, at, event })
    if (event.kind === 'program.run') wire = { ...wire, patient: event.patient === true }
    const turned = isClientEvent(event) ? hiding.told(event) : noUnits
    return { is: 'told', seq, at, client, session, event, turned }
  }

  /** What an event is, in the order of the trace; of events that are gone, what still holds of them comes first. */
  function take(event: TraceEvent): Happening {
    if (isTold(event)) return told(event)
    switch (event.kind) {
      case 'http.request':
        return request(event)
      case 'http.response':
        return response(event)
      case 'http.refused':
      case 'http.cut':
        return unanswered(event)
      case 'ws.open':
        return opened(event)
      case 'ws.close':
        return closed(event)
      case 'ws.frame':
        return frame(event)
      case 'wire.held':
        return turn(event, event.of, () => 'held', { is: 'held', types: event.types })
      case 'wire.delayed':
        return turn(event, event.of, () => 'delayed', { is: 'delayed', ms: event.ms })
      case 'wire.released':
        return turn(event, event.of, landingOf, { is: 'released', by: event.by ?? null })
      case 'wire.dropped':
        return turn(event, event.of, () => lost[event.by], { is: 'dropped', by: event.by })
      case 'wire.edited':
        return edited(event)
      case 'wire.cut':
        return cut(event)
      case 'wire.conditions':
        wire = { ...wire, network: event.network, outlived: 0 }
        return { ...base(event, null), is: 'conditions', network: event.network }
      case 'wire.slowed':
        return { ...base(event, null), is: 'slowed', limit: event.limit }
      default:
        return assertNever(event)
    }
  }

  return {
    take,
    /** The wire after what was taken; the same object as long as nothing changed on it. */
    get wire(): Wire {
      return wire
    },
    /** The unit of this `seq`, if it is in what was taken. */
    unit: (seq: number): Unit | undefined => units.get(seq),
    /** The session of this sid, while the server has it. */
    session: (sid: string): Session | undefined => sessions.find(sid),
  }
}
export type Model = ReturnType<typeof createModel>

/** What each of these events is. */
export function happeningsOf(events: readonly TraceEvent[]): Happening[] {
  const model = createModel()
  return events.map((event) => model.take(event))
}
