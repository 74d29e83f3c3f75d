/** What the clients' own code reported. It comes a little after the wire; it never changes what crossed it. */
import type { ClientConnectError, ClientDisconnect, ClientEmit, ClientEvent } from '#shared/trace.ts'
import { fileOf } from '../files.ts'
import { fail, partingOf } from './connections.ts'
import { beginStep, type Connection, type FlowState, note } from './state.ts'

/** Takes one report. */
export function report(state: FlowState, event: ClientEvent): void {
  const client = event.client
  if (client === undefined) return
  const { lanes, uses } = state
  switch (event.kind) {
    case 'client.run': {
      const known = lanes.get(client)
      const idle = known === undefined || known.status === 'gone'
      lanes.set(client, { origin: event.origin, ...(idle && { status: 'idle' as const }) })
      uses.begin(fileOf(client))
      return
    }
    case 'client.connecting':
    case 'client.reconnecting':
      if (lanes.get(client)?.status !== 'connected') lanes.set(client, { status: 'connecting' })
      return
    case 'client.connect_error':
      refused(state, client, event)
      return
    case 'client.disconnect':
      disconnected(state, client, event)
      return
    case 'client.emit': {
      const place = uses.place(fileOf(client), event.line)
      const crossing = state.matches.clientSaid(client, event.namespace, [event.event, ...event.args], place)
      if (crossing) uses.caused(crossing, place)
      if (event.buffered) buffered(state, client, event)
      return
    }
    case 'client.log':
    case 'client.receive':
    case 'client.answer':
      uses.ran(fileOf(client), event.line)
      return
    case 'client.error': {
      const step = beginStep(state, event, 'other', client)
      const made = note(state, step, event, {
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
      // client.connect and client.upgrade: the wire has told it already.
      return
  }
}

function refused(state: FlowState, client: string, event: ClientConnectError): void {
  const connection = state.latest.get(client)
  const elsewhere = connection?.status === 'open' && connection.sockets.size > 0
  state.lanes.set(client, elsewhere ? {} : { status: 'refused', reason: event.message })
  const shape = { role: 'client-refused', layer: 'prog', end: 'client', raw: event.message } as const
  if (!connection || connection.status === 'over') {
    note(state, beginStep(state, event, 'failure', client), event, shape)
    return
  }
  const unheard = connection.sockets.size === 0 && event.message === 'xhr poll error'
  if (connection.status === 'open' && connection.browser && unheard) {
    // The server answered 200, and yet the page got nothing: credentials are not visible in the headers alone.
    const answer = connection.step.crossings.find((crossing) => crossing.role === 'open')
    if (answer?.via === 'wire' && answer.fate === 'arrived') answer.fate = 'hidden'
    connection.ghost = true
    connection.status = 'failed'
  }
  const step = connection.joins.get(event.namespace) ?? connection.step
  const refusedByServer = connection.status === 'open'
  note(state, step, event, shape, refusedByServer ? {} : fail(state, connection, step))
}

/** Nothing crosses yet: the socket keeps it until it is connected. */
function buffered(state: FlowState, client: string, event: ClientEmit): void {
  const shape = { role: 'client-buffered', layer: 'prog', end: 'client', raw: event.event } as const
  const made = note(state, beginStep(state, event, 'buffered', client), event, shape)
  state.uses.caused(made, state.uses.place(fileOf(client), event.line))
}

function disconnected(state: FlowState, client: string, event: ClientDisconnect): void {
  const connection = state.latest.get(client)
  state.lanes.set(client, { reason: event.reason })
  if (event.reason === 'io client disconnect' && !wasConnected(connection)) {
    const step = beginStep(state, event, 'gave-up', client)
    note(state, step, event, { role: 'client-gave-up', layer: 'prog', end: 'client', raw: event.reason })
    return
  }
  if (event.reason.startsWith('io ') && connection) connection.left = true
  const step = connection
    ? partingOf(state, connection, event)
    : beginStep(state, event, 'disconnect', client)
  note(state, step, event, { role: 'client-disconnect', layer: 'prog', end: 'client', raw: event.reason })
}

/** A client that gives up trying leaves nothing: it had no connection, or was told already that it was lost. */
function wasConnected(connection: Connection | undefined): boolean {
  if (!connection || connection.ghost || connection.status === 'failed') return false
  if (connection.status !== 'over') return connection.status === 'open'
  return !connection.parting?.crossings.some(
    ({ role, client }) => role === 'client-disconnect' && client === connection.client,
  )
}
