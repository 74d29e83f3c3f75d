/** What the clients' own code reported. It comes a little after the wire; it never changes what crossed it. */
import type { Happening } from '#shared/model/happening.ts'
import type {
  ClientConnectError,
  ClientDisconnect,
  ClientEmit,
  ClientEvent,
  ClientReceive,
} from '#shared/trace.ts'
import { fileOf } from '../files.ts'
import { fail, partingOf } from './connections.ts'
import { beginStep, type Connection, comesLate, type FlowState, note, stepWith, touchStep } from './state.ts'
import type { Crossing } from './types.ts'

/** What a client receives came a few steps ago at most. */
const enough = 30

type Told = Happening & { is: 'told' }

/** Takes one report. */
export function report(state: FlowState, told: Told, event: ClientEvent): void {
  const client = event.client
  if (client === undefined) return
  const { lanes, uses } = state
  switch (event.kind) {
    case 'client.run': {
      const known = lanes.get(client)
      const idle = known === undefined || known.status === 'gone'
      lanes.set(client, { origin: event.origin, ...(idle && { status: 'idle' as const }) })
      state.met.delete(client)
      uses.begin(fileOf(client))
      return
    }
    case 'client.connecting':
    case 'client.reconnecting':
      if (lanes.get(client)?.status !== 'connected') lanes.set(client, { status: 'connecting' })
      return
    case 'client.connect_error':
      refused(state, client, told, event)
      return
    case 'client.disconnect':
      disconnected(state, client, told, event)
      return
    case 'client.emit': {
      const place = uses.place(fileOf(client), event.line)
      const late = event.buffered && (state.met.get(client)?.has(event.namespace) ? 'away' : 'early')
      const data = [event.event, ...event.args]
      const crossing = state.matches.clientSaid(client, event.namespace, data, { place, late })
      if (crossing) {
        uses.caused(crossing, place)
        comesLate(state, crossing, late)
        const step = stepWith(state, crossing)
        if (step) touchStep(state, step)
      }
      if (event.buffered) buffered(state, client, told, event)
      return
    }
    case 'client.connect':
      state.met.set(client, new Set([...(state.met.get(client) ?? []), event.namespace]))
      return
    case 'client.receive':
      uses.ran(fileOf(client), event.line)
      if (event.times !== undefined) heardAgain(state, client, told, event)
      return
    case 'client.log':
    case 'client.answer':
      uses.ran(fileOf(client), event.line)
      return
    case 'client.error': {
      const step = beginStep(state, event, 'mistake', client)
      const made = note(state, step, told, {
        role: 'client-error',
        layer: 'prog',
        end: 'client',
        raw: event.text,
      })
      uses.caused(made, uses.place(fileOf(client), event.line))
      return
    }
    case 'client.gone':
      // The next page of this client has tried nothing yet.
      if (state.latest.get(client)?.status === 'failed') state.latest.delete(client)
      lanes.set(client, { status: 'gone', transport: null, sid: null, sockets: [] })
      return
    default:
      // client.upgrade: the wire has told it already.
      return
  }
}

function refused(state: FlowState, client: string, told: Told, event: ClientConnectError): void {
  const connection = state.latest.get(client)
  const elsewhere = connection?.status === 'open' && connection.sockets.size > 0
  state.lanes.set(client, elsewhere ? {} : { status: 'refused', reason: event.message })
  const shape = { role: 'client-refused', layer: 'prog', end: 'client', raw: event.message } as const
  if (!connection || connection.status === 'over') {
    note(state, beginStep(state, event, 'failure', client), told, shape)
    return
  }
  const step = connection.joins.get(event.namespace) ?? connection.step
  const refusedByServer = connection.status === 'open'
  note(state, step, told, shape, refusedByServer ? {} : fail(state, connection, step))
}

/** One line's listener is there several times: each of them gets the event that came. */
function heardAgain(state: FlowState, client: string, told: Told, event: ClientReceive): void {
  const isIt = (one: Crossing): boolean =>
    one.via === 'wire' &&
    one.client === client &&
    one.direction === 'down' &&
    one.socket?.namespace === event.namespace &&
    Array.isArray(one.socket.data) &&
    one.socket.data[0] === event.event
  const known = state.steps.slice(-enough).findLast(({ crossings }) => crossings.some(isIt))
  const step = known ?? beginStep(state, event, 'event', client)
  const raw = String(event.times)
  const made = note(state, step, told, { role: 'heard-again', layer: 'prog', end: 'client', raw })
  state.uses.caused(made, state.uses.place(fileOf(client), event.line))
}

/** Nothing crosses yet: the socket keeps it until it is connected. */
function buffered(state: FlowState, client: string, told: Told, event: ClientEmit): void {
  const shape = { role: 'client-buffered', layer: 'prog', end: 'client', raw: event.event } as const
  const made = note(state, beginStep(state, event, 'buffered', client), told, shape)
  state.uses.caused(made, state.uses.place(fileOf(client), event.line))
}

function disconnected(state: FlowState, client: string, told: Told, event: ClientDisconnect): void {
  const latest = state.latest.get(client)
  const connection = (event.connection !== undefined && state.bySid.get(event.connection)) || latest
  // Its next connection may have begun before anybody heard of the end of this one.
  if (connection === latest) state.lanes.set(client, { reason: event.reason })
  if (event.reason === 'io client disconnect' && !wasConnected(connection)) {
    const step = beginStep(state, event, 'gave-up', client)
    note(state, step, told, { role: 'client-gave-up', layer: 'prog', end: 'client', raw: event.reason })
    return
  }
  if (event.reason.startsWith('io ') && connection) connection.left = true
  const step = connection
    ? partingOf(state, connection, event)
    : beginStep(state, event, 'disconnect', client)
  note(state, step, told, { role: 'client-disconnect', layer: 'prog', end: 'client', raw: event.reason })
}

/** A client that gives up trying leaves nothing: it had no connection, or was told already that it was lost. */
function wasConnected(connection: Connection | undefined): boolean {
  if (!connection || connection.ghost || connection.status === 'failed') return false
  if (connection.status !== 'over') return connection.status === 'open'
  return !connection.parting?.crossings.some(
    ({ role, client }) => role === 'client-disconnect' && client === connection.client,
  )
}
