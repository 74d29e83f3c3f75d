/** HTTP requests and what became of them. */
import { textOf } from '#shared/trace/wire.ts'
import type { HttpCut, HttpRefused, HttpRequest, HttpResponse, WsOpen } from '#shared/trace.ts'
import { decodePayload } from '#shared/wire/engine.ts'
import { serverFile } from '../files.ts'
import { adopt, beginAttempt, fail, joiningStep, travel } from './connections.ts'
import { type Exchange, headerOf, hiddenFromPage, purposeOf, requestText, runsInBrowser } from './exchange.ts'
import { packetCrossed } from './packets.ts'
import { beginStep, type Connection, cross, type FlowState } from './state.ts'
import type { Step, WireRole } from './types.ts'

const roles: Record<Exchange['purpose'], WireRole> = {
  preflight: 'preflight',
  handshake: 'handshake-request',
  poll: 'poll',
  post: 'post',
  upgrade: 'upgrade-request',
  other: 'http-request',
}

/** A request came to the lab. */
export function request(state: FlowState, event: HttpRequest): void {
  const { purpose, transport, sid } = purposeOf(event)
  const connection = connectionOf(state, event, purpose, sid)
  const origin = headerOf(event.headers, 'origin')
  if (origin !== undefined && event.client) state.lanes.set(event.client, { origin })
  else if (event.client && !state.lanes.get(event.client)) state.lanes.set(event.client, {})
  const step = stepOf(state, event, purpose, connection)
  const exchange: Exchange = { event, purpose, transport, connection, step, crossings: [] }
  state.exchanges.set(event.seq, exchange)

  if (purpose === 'post' && connection && typeof event.body === 'string') {
    const packets = decodePayload(event.body)
    packets.forEach((packet, part) => {
      const text = typeof event.body === 'string' ? event.body.slice(packet.span[0], packet.span[1]) : ''
      const crossing = packetCrossed(state, connection, event, {
        direction: 'up',
        packet,
        part,
        text,
        of: packets.length,
      })
      exchange.crossings.push(crossing.crossing)
      exchange.step = crossing.step
    })
    return
  }
  exchange.crossings.push(
    cross(
      state,
      step,
      event,
      {
        role: roles[purpose],
        layer: 'http',
        direction: 'up',
        raw: requestText(event, purpose),
        size: event.size,
        ...(event.resent !== undefined && { resent: event.resent }),
      },
      () =>
        purpose === 'handshake' && connection && transport !== 'websocket'
          ? travel(state, connection, 'polling')
          : {},
    ),
  )
}

function connectionOf(
  state: FlowState,
  event: HttpRequest,
  purpose: Exchange['purpose'],
  sid: string | null,
): Connection | null {
  if (purpose === 'other') return null
  if (sid !== null) return state.bySid.get(sid) ?? adopt(state, event, sid)
  return beginAttempt(state, event, runsInBrowser(event))
}

function stepOf(
  state: FlowState,
  event: HttpRequest,
  purpose: Exchange['purpose'],
  connection: Connection | null,
): Step {
  if (!connection) return beginStep(state, event, 'http', event.client ?? null)
  if (purpose === 'upgrade') {
    connection.upgrade ??= connection.detailed
      ? joiningStep(state, connection, event, 'upgrade')
      : connection.step
    return connection.upgrade
  }
  // A first poll may overtake the first packet: both belong to the joining of a namespace.
  if (purpose === 'poll' && connection.detailed && connection.step.kind === 'handshake')
    return joiningStep(state, connection, event, 'namespace')
  // Until the namespace has answered, a poll waits for that answer.
  const [joining] = connection.joins.values()
  return joining && connection.sockets.size === 0 ? joining : connection.step
}

/** The answer to a request: packets, or words of HTTP. */
export function response(state: FlowState, event: HttpResponse): void {
  const exchange = state.exchanges.get(event.request)
  state.exchanges.delete(event.request)
  const step = exchange?.step ?? beginStep(state, event, 'http', event.client ?? null)
  const connection = exchange?.connection ?? null
  const hidden = exchange !== undefined && hiddenFromPage(exchange.event, event)
  const body = textOf(event) ?? null

  const carriesPackets = exchange?.purpose === 'handshake' || exchange?.purpose === 'poll'
  if (connection && carriesPackets && event.status === 200 && body !== null && !hidden) {
    const packets = decodePayload(body)
    packets.forEach((packet, part) => {
      const text = body.slice(packet.span[0], packet.span[1])
      packetCrossed(state, connection, event, { direction: 'down', packet, part, text, of: packets.length })
    })
    return
  }
  if (hidden && connection && exchange.purpose === 'handshake' && event.status === 200)
    haunt(state, connection, body)
  if (event.status === 101 && connection) state.byWebSocket.set(event.request, connection)
  const failed = (): boolean =>
    connection !== null &&
    (hidden || event.status >= 400) &&
    (exchange?.purpose === 'handshake' || exchange?.purpose === 'preflight' || connection.status !== 'open')
  const opens = event.status === 101 && exchange?.purpose === 'handshake' && connection !== null
  const crossing = cross(
    state,
    step,
    event,
    {
      role: answerRole(exchange, event),
      layer: 'http',
      direction: 'down',
      raw: answerText(event, body),
      size: event.size,
      fate: hidden ? 'hidden' : 'arrived',
    },
    () => {
      if (connection && failed()) return fail(state, connection, step)
      return opens ? travel(state, connection, 'websocket') : {}
    },
  )
  if (decidedByCors(exchange, event, hidden))
    state.uses.caused(crossing, state.uses.place(serverFile, state.corsLine))
}

/** The Server's `cors` made the answer what it is to a page: not where Express answered in its place, nor where no page asks about it. */
function decidedByCors(
  exchange: Exchange | undefined,
  { status, headers }: HttpResponse,
  hidden: boolean,
): boolean {
  if (!exchange || exchange.purpose === 'other' || status === 404 || status === 101) return false
  return hidden || headerOf(headers, 'access-control-allow-origin') !== undefined
}

/** The server has a session now that the browser will not let the page use. */
function haunt(state: FlowState, connection: Connection, body: string | null): void {
  connection.ghost = true
  const sid = /^0\{"sid":"([^"]+)"/.exec(body ?? '')?.[1]
  if (sid === undefined) return
  connection.sid = sid
  state.bySid.set(sid, connection)
}

function answerRole(exchange: Exchange | undefined, { status, body }: HttpResponse): WireRole {
  if (exchange?.purpose === 'preflight') return 'preflight-answer'
  if (status === 101) return 'upgrade-answer'
  if (exchange?.purpose === 'post' && status === 200) return 'post-ok'
  if (exchange && exchange.purpose !== 'other' && status >= 400) return 'refusal'
  if (exchange?.purpose === 'handshake' && typeof body === 'string' && body.startsWith('0')) return 'open'
  return 'http-answer'
}

function answerText({ status, size, headers }: HttpResponse, body: string | null): string {
  if (status === 101) return '101 Switching Protocols'
  if (body !== null) return body === '' ? String(status) : `${status} ${body}`
  return `${status} (${headerOf(headers, 'content-encoding') ?? 'binary'}, ${size} B)`
}

/** Nobody listened, or the connection ended before the answer. */
export function unanswered(state: FlowState, event: HttpRefused | HttpCut): void {
  const exchange = state.exchanges.get(event.request)
  state.exchanges.delete(event.request)
  if (!exchange) return
  const { connection, step } = exchange
  const fate = event.kind === 'http.refused' ? 'refused' : 'ended'
  // What waits on the wire, or was lost there, never came so far.
  for (const crossing of exchange.crossings) if (crossing.fate === 'arrived') crossing.fate = fate
  step.version += 1
  if (!connection) return
  if (exchange.purpose === 'handshake' || event.kind === 'http.refused') {
    fail(state, connection, step)
    const { client } = connection
    if (client) state.lines = { ...state.lines, lanes: { ...state.lines.lanes, [client]: 'none' } }
  }
}

/** A WebSocket opened; its frames name it by the `seq` of its request. */
export function webSocketOpen(state: FlowState, event: WsOpen): void {
  if (state.byWebSocket.has(event.socket)) return
  const known = event.connection === undefined ? undefined : state.bySid.get(event.connection)
  const connection =
    known ?? state.latest.get(event.client ?? '') ?? adopt(state, event, event.connection ?? null)
  state.byWebSocket.set(event.socket, connection)
}
