/** One Socket.IO packet: who asked for it, whom it answers, and which line of code sent it. */
import type { Json, TraceEvent } from '#shared/trace.ts'
import { decodeSocketPacket, type SocketPacket } from '#shared/wire/socket.ts'
import { end, joiningStep, partingOf } from './connections.ts'
import { type Crossed, type Passing, sizeOf } from './passing.ts'
import { beginStep, type Change, type Connection, cross, type FlowState } from './state.ts'
import type { Place, Step, WireRole } from './types.ts'

type Put = (role: WireRole, step: Step, changes?: Change) => Crossed

/** Adds a Socket.IO packet, or bytes that belong to the one before. */
export function messageCrossed(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  passing: Passing,
): Crossed {
  const { packet, direction, part, text } = passing
  const size = sizeOf(event, passing)
  const base = { layer: 'sio' as const, direction, part, size, engine: packet }
  const attaching = connection.attaching[direction]
  if (packet.binary) {
    const step = attaching?.step ?? beginStep(state, event, 'other', connection.client)
    if (attaching && --attaching.left === 0) connection.attaching[direction] = null
    const crossing = cross(state, step, event, { ...base, role: 'attachment', raw: `(${size} B)` })
    state.uses.caused(crossing, attaching?.of.cause ?? null)
    return { step, crossing }
  }
  const socket = decodeSocketPacket(packet.data, packet.dataSpan[0])
  const put: Put = (role, step, changes) => ({
    step,
    crossing: cross(state, step, event, { ...base, role, raw: text, socket }, changes),
  })
  const crossed =
    direction === 'up'
      ? cameUp(state, connection, event, socket, put)
      : wentDown(state, connection, event, socket, put)
  if (socket.attachments > 0)
    connection.attaching[direction] = { left: socket.attachments, of: crossed.crossing, step: crossed.step }
  return crossed
}

function cameUp(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  socket: SocketPacket,
  put: Put,
): Crossed {
  const { namespace, id, data } = socket
  switch (socket.type) {
    case 'CONNECT': {
      const step = joinStep(state, connection, event)
      connection.joins.set(namespace, step)
      connection.parting = null
      connection.partings.delete(namespace)
      return put('namespace-request', step)
    }
    case 'DISCONNECT':
      return leave(state, connection, event, namespace, put)
    case 'EVENT':
    case 'BINARY_EVENT': {
      const step = beginStep(state, event, id === undefined ? 'event' : 'event-ack', connection.client)
      if (id !== undefined) state.matches.asked.ask(connection, 'up', namespace, id, step)
      state.matches.came(connection, namespace, data, step)
      const crossed = put(id === undefined ? 'event' : 'event-asking', step)
      const { client } = connection
      if (client) {
        const binary = socket.type === 'BINARY_EVENT'
        state.uses.caused(
          crossed.crossing,
          state.matches.clientSent(client, namespace, data, crossed.crossing, binary),
        )
      }
      return crossed
    }
    case 'ACK':
    case 'BINARY_ACK': {
      const asked =
        id === undefined ? undefined : state.matches.asked.answer(connection, 'down', namespace, id)
      return put('ack', asked ?? beginStep(state, event, 'event-ack', connection.client))
    }
    default:
      return put('unknown', beginStep(state, event, 'other', connection.client))
  }
}

function wentDown(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  socket: SocketPacket,
  put: Put,
): Crossed {
  const { namespace, id, data } = socket
  const caused = (crossed: Crossed, place: Place | null): Crossed => {
    state.uses.caused(crossed.crossing, place)
    return crossed
  }
  switch (socket.type) {
    case 'CONNECT': {
      joined(state, connection, namespace, sidIn(data))
      return put('namespace-answer', connection.joins.get(namespace) ?? connection.step)
    }
    case 'CONNECT_ERROR': {
      const step = connection.joins.get(namespace) ?? connection.step
      step.kind = 'refusal'
      if (connection.sockets.size === 0) state.lanes.set(connection.client, { status: 'refused' })
      return put('namespace-refusal', step)
    }
    case 'DISCONNECT':
      return leave(state, connection, event, namespace, put)
    case 'EVENT':
    case 'BINARY_EVENT': {
      const word = state.matches.delivered(connection, namespace, data)
      const kind = id === undefined ? 'event' : 'event-ack'
      const step = word?.step ?? beginStep(state, event, kind, connection.client)
      if (id !== undefined) state.matches.asked.ask(connection, 'down', namespace, id, step)
      return caused(put(id === undefined ? 'event' : 'event-asking', step), word?.place ?? null)
    }
    case 'ACK':
    case 'BINARY_ACK': {
      const asked = id === undefined ? undefined : state.matches.asked.answer(connection, 'up', namespace, id)
      const step = asked ?? beginStep(state, event, 'event-ack', connection.client)
      return caused(put('ack', step), state.matches.answered(connection, namespace, data)?.place ?? null)
    }
    default:
      return put('unknown', beginStep(state, event, 'other', connection.client))
  }
}

/** The first namespace is joined within the connection; each later one is a step of its own. */
function joinStep(state: FlowState, connection: Connection, event: TraceEvent): Step {
  if (connection.joins.size > 0) return beginStep(state, event, 'namespace', connection.client)
  if (connection.detailed && connection.step.kind === 'handshake')
    return joiningStep(state, connection, event, 'namespace')
  if (connection.detailed && connection.step.kind === 'upgrade')
    return beginStep(state, event, 'namespace', connection.client)
  return connection.step
}

function joined(state: FlowState, connection: Connection, namespace: string, id: string | null): void {
  if (id === null) return
  connection.sockets.set(namespace, id)
  state.bySocketId.set(`${namespace} ${id}`, connection)
  state.lanes.set(connection.client, {
    status: 'connected',
    reason: null,
    sockets: [...connection.sockets].map(([name, sid]) => ({ namespace: name, id: sid })),
  })
}

const sidIn = (data: Json | undefined): string | null =>
  typeof data === 'object' && data !== null && 'sid' in data && typeof data.sid === 'string' ? data.sid : null

/** A socket leaves its namespace; with the last one the connection ends too. */
function leave(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  namespace: string,
  put: Put,
): Crossed {
  connection.sockets.delete(namespace)
  if (connection.sockets.size > 0) {
    const sockets = [...connection.sockets].map(([name, id]) => ({ namespace: name, id }))
    state.lanes.set(connection.client, { sockets })
    const step = beginStep(state, event, 'disconnect', connection.client)
    connection.partings.set(namespace, step)
    return put('leave', step)
  }
  connection.left = true
  const step = partingOf(state, connection, event)
  const line = connection.line
  end(state, connection)
  connection.line = line
  return put('leave', step)
}
