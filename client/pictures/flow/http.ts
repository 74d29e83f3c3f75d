/** HTTP requests and what became of them. */

import type { Exchange } from '#shared/model/exchanges.ts'
import type { Happening } from '#shared/model/happening.ts'
import { headerOf } from '#shared/model/headers.ts'
import { type Purpose, runsInBrowser } from '#shared/model/purpose.ts'
import type { RequestUnit, ResponseUnit } from '#shared/model/units.ts'
import { textOf } from '#shared/trace/wire.ts'
import type { HttpRequest, HttpResponse } from '#shared/trace.ts'
import { serverFile } from '../files.ts'
import { adopt, beginAttempt, fail, joiningStep, knows, open, travel } from './connections.ts'
import { crossingsOf } from './crossings.ts'
import { packetCrossed } from './packets.ts'
import { readPacket } from './reading.ts'
import { alter } from './remember.ts'
import type { WireRole } from './roles.ts'
import {
  type Asking,
  beginStep,
  type Connection,
  change,
  changeStep,
  cross,
  type FlowState,
  stepWith,
} from './state.ts'
import type { Step, WireCrossing } from './types.ts'

const roles: Record<Purpose, WireRole> = {
  preflight: 'preflight',
  handshake: 'handshake-request',
  poll: 'poll',
  post: 'post',
  upgrade: 'upgrade-request',
  other: 'http-request',
}

/** The method, and the part of the query that matters: `GET …transport=polling`. */
function requestText({ method, url }: HttpRequest, purpose: Purpose): string {
  if (purpose === 'other') return `${method} ${url}`
  const transport = /transport=[^&]*/.exec(url)?.[0] ?? ''
  const sid = /sid=[^&]{0,4}/.exec(url)?.[0]
  return purpose === 'poll' || purpose === 'post' ? `${method} …${sid}…` : `${method} …${transport}`
}

/** A request came to the lab. */
export function request(state: FlowState, unit: RequestUnit): void {
  const { event, exchange, client } = unit
  const { purpose, transport } = exchange
  const connection = connectionOf(state, unit)
  const origin = headerOf(event.headers, 'origin')
  if (origin !== undefined && client) state.lanes.set(client, { origin })
  else if (client && !state.lanes.get(client)) state.lanes.set(client, {})
  const step = stepOf(state, unit, connection)
  const asking: Asking = { connection, step }
  state.asking.set(exchange, asking)

  if (purpose === 'post' && connection && unit.packets.length > 0) {
    for (const packet of unit.packets) asking.step = packetCrossed(state, connection, unit, packet).step
    return
  }
  cross(state, step, unit, { role: roles[purpose], layer: 'http', raw: requestText(event, purpose) }, () =>
    purpose === 'handshake' && connection && transport !== 'websocket'
      ? travel(state, connection, 'polling')
      : {},
  )
}

function connectionOf(state: FlowState, unit: RequestUnit): Connection | null {
  const { exchange, session, event } = unit
  if (exchange.purpose === 'other') return null
  if (exchange.sid === null) return beginAttempt(state, unit, runsInBrowser(event))
  return (session && state.bySession.get(session)) ?? adopt(state, unit, session, 'polling')
}

function stepOf(state: FlowState, unit: RequestUnit, connection: Connection | null): Step {
  const { purpose } = unit.exchange
  if (!connection) return beginStep(state, unit, 'http', unit.client)
  if (purpose === 'upgrade') {
    connection.upgrade ??= connection.detailed
      ? joiningStep(state, connection, unit, 'upgrade')
      : connection.step
    return connection.upgrade
  }
  // A first poll may overtake the first packet: both belong to the joining of a namespace.
  if (purpose === 'poll' && connection.detailed && connection.step.kind === 'handshake')
    return joiningStep(state, connection, unit, 'namespace')
  // Until the namespace has answered, a poll waits for that answer.
  const [joining] = connection.joins.values()
  return joining && connection.sockets.size === 0 ? joining : connection.step
}

/** The answer to a request: packets, or words of HTTP. */
export function response(state: FlowState, unit: ResponseUnit): void {
  const { event, exchange } = unit
  const asking = exchange ? state.asking.get(exchange) : undefined
  if (exchange) state.asking.delete(exchange)
  const purpose = asking && exchange?.purpose
  const step = asking?.step ?? beginStep(state, unit, 'http', unit.client)
  const connection = asking?.connection ?? null
  const isHidden = unit.cors?.is === 'kept'

  if (asking && connection && unit.packets.length > 0 && !isHidden) {
    for (const packet of unit.packets) packetCrossed(state, connection, unit, packet)
    return
  }
  if (isHidden && connection && purpose === 'handshake' && event.status === 200)
    haunt(state, connection, unit)
  if (event.status === 101 && connection) state.byWebSocket.set(event.request, connection)
  const failed = (): boolean =>
    connection !== null &&
    (isHidden || event.status >= 400) &&
    (purpose === 'handshake' || purpose === 'preflight' || connection.status !== 'open')
  const opens = event.status === 101 && purpose === 'handshake' && connection !== null
  const crossing = cross(
    state,
    step,
    unit,
    { role: answerRole(purpose, event), layer: 'http', raw: answerText(event) },
    () => {
      if (connection && failed()) return fail(state, connection, step)
      return opens ? travel(state, connection, 'websocket') : {}
    },
  )
  if (isDecidedByCors(exchange, event, isHidden))
    state.uses.caused(crossing, state.uses.place(serverFile, state.corsLine))
}

/** The Server's `cors` made the answer what it is to a page: not where Express answered in its place, nor where no page asks about it. */
function isDecidedByCors(
  exchange: Exchange | null,
  { status, headers }: HttpResponse,
  isHidden: boolean,
): boolean {
  if (!exchange || exchange.purpose === 'other' || status === 404 || status === 101) return false
  return isHidden || headerOf(headers, 'access-control-allow-origin') !== undefined
}

/** The server has a session now that the browser will not let the page use. */
function haunt(state: FlowState, connection: Connection, { session }: ResponseUnit): void {
  connection.ghost = true
  if (!session) return
  connection.session = session
  knows(state, session, connection)
}

/** An answer that had arrived turned out to be hidden from the page. */
export function hiddenLater(state: FlowState, unit: ResponseUnit): void {
  const [crossing] = crossingsOf(state, unit)
  const step = crossing && stepWith(state, crossing)
  const session = unit.session
  const connection = (session && state.bySession.get(session)) ?? state.latest.get(unit.client ?? '')
  if (!step || !connection || connection.sockets.size > 0 || connection.status === 'over') return
  if (connection.status === 'open') connection.ghost = true
  connection.status = 'failed'
  change(state, fail(state, connection, step))
}

/** An answer that seemed hidden was read by the page after all: the attempt is a connection. */
export function shownLater(state: FlowState, unit: ResponseUnit): void {
  const { session, exchange } = unit
  const [crossing] = crossingsOf(state, unit)
  const [packet] = unit.packets
  const connection = session ? state.bySession.get(session) : undefined
  const step = crossing && stepWith(state, crossing)
  if (!crossing || !step || !session || !packet || exchange?.purpose !== 'handshake') return
  if (connection?.status !== 'failed') return
  alter<WireCrossing>(crossing, state.history.seq, readPacket(packet, 'down'))
  connection.ghost = false
  open(state, connection, session)
  changeStep(state, step, { kind: connection.detailed ? 'handshake' : 'connection' })
  state.lanes.set(connection.client, { status: 'connecting' })
  change(state, travel(state, connection, 'polling'))
}

function answerRole(purpose: Purpose | undefined, { status, body }: HttpResponse): WireRole {
  if (purpose === 'preflight') return 'preflight-answer'
  if (status === 101) return 'upgrade-answer'
  if (purpose === 'post' && status === 200) return 'post-ok'
  if (purpose !== undefined && purpose !== 'other' && status >= 400) return 'refusal'
  if (purpose === 'handshake' && typeof body === 'string' && body.startsWith('0')) return 'open'
  return 'http-answer'
}

function answerText(event: HttpResponse): string {
  const { status, size, headers } = event
  const body = textOf(event)
  if (status === 101) return '101 Switching Protocols'
  if (body !== undefined) return body === '' ? String(status) : `${status} ${body}`
  return `${status} (${headerOf(headers, 'content-encoding') ?? 'binary'}, ${size} B)`
}

/** Nobody listened, or the connection ended before the answer. */
export function unanswered(state: FlowState, exchange: Exchange): void {
  const asking = state.asking.get(exchange)
  state.asking.delete(exchange)
  if (!asking?.connection) return
  const { connection, step } = asking
  if (exchange.purpose === 'handshake' || exchange.end.is === 'refused') {
    change(state, fail(state, connection, step))
  }
}

/** A WebSocket opened; its frames name it by the `seq` of its request. */
export function webSocketOpen(state: FlowState, happening: Happening & { is: 'websocket opened' }): void {
  const { socket, session, client } = happening
  if (state.byWebSocket.has(socket)) return
  const known = session ? state.bySession.get(session) : undefined
  const connection = known ?? state.latest.get(client ?? '') ?? adopt(state, happening, session, 'websocket')
  state.byWebSocket.set(socket, connection)
}
