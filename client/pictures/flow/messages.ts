/** One Socket.IO packet: who asked for it, whom it answers, and which line of code sent it. */
import type { Packet } from '#shared/model/packets.ts'
import type { Unit } from '#shared/model/units.ts'
import type { Json } from '#shared/trace.ts'
import type { SocketPacket } from '#shared/wire/socket.ts'
import { end, joiningStep, partingOf, socketsOf } from './connections.ts'
import { type Reading, unpacked } from './reading.ts'
import {
  beginStep,
  type Change,
  type Connection,
  type Crossed,
  changeStep,
  comesLate,
  cross,
  type FlowState,
} from './state.ts'
import type { CodeLine, Step, WireCrossing } from './types.ts'

type Put = (step: Step) => Crossed

/** Adds a Socket.IO packet, or bytes that belong to the one before. */
export function messageCrossed(
  state: FlowState,
  connection: Connection,
  unit: Unit,
  packet: Packet,
  given: Reading,
): Crossed {
  const { direction } = unit
  const size = packet.size ?? unit.size
  const base = { part: packet.part, size }
  const attaching = connection.attaching[direction]
  const { binary } = given.engine
  const read = binary && !attaching ? unpacked(given, packet, direction) : given
  const { socket } = read
  if (!socket) {
    const step = attaching?.step ?? beginStep(state, unit, 'other', connection.client)
    if (attaching && --attaching.left === 0) connection.attaching[direction] = null
    const crossing = cross(state, step, unit, { ...read, ...base, raw: `(${size} B)` })
    state.uses.caused(crossing, attaching?.of.cause ?? null)
    return { step, crossing }
  }
  const put: Put = (step) => ({
    step,
    crossing: cross(state, step, unit, { ...read, ...base }, (one) =>
      messageArrived(state, connection, one, step),
    ),
  })
  const crossed =
    direction === 'up'
      ? cameUp(state, connection, unit, socket, put)
      : wentDown(state, connection, unit, socket, put)
  if (socket.attachments > 0)
    connection.attaching[direction] = { left: socket.attachments, of: crossed.crossing, step: crossed.step }
  return crossed
}

/** What the arrival of a Socket.IO packet changes. */
export function messageArrived(
  state: FlowState,
  connection: Connection,
  crossing: WireCrossing,
  step: Step,
): Change {
  const { socket, role, direction } = crossing
  if (!socket) return {}
  const { namespace, data } = socket
  switch (role) {
    case 'event':
    case 'event-asking':
      if (direction === 'up') state.matches.came(connection, namespace, data, step)
      return {}
    case 'namespace-answer':
      joined(state, connection, namespace, sidIn(data))
      return {}
    case 'namespace-refusal':
      changeStep(state, step, { kind: 'refusal' })
      if (connection.sockets.size === 0) state.lanes.set(connection.client, { status: 'refused' })
      return {}
    case 'leave':
      if (direction === 'down') left(state, connection, namespace)
      return {}
    default:
      return {}
  }
}

function cameUp(
  state: FlowState,
  connection: Connection,
  unit: Unit,
  socket: SocketPacket,
  put: Put,
): Crossed {
  const { namespace, id, data } = socket
  switch (socket.type) {
    case 'CONNECT': {
      const step = joinStep(state, connection, unit)
      connection.joins.set(namespace, step)
      connection.parting = null
      connection.partings.delete(namespace)
      return put(step)
    }
    case 'DISCONNECT':
      return leave(state, connection, unit, namespace, put)
    case 'EVENT':
    case 'BINARY_EVENT': {
      const step = beginStep(state, unit, id === undefined ? 'event' : 'event-ack', connection.client)
      if (id !== undefined) state.matches.asked.ask(connection, 'up', namespace, id, step)
      const crossed = put(step)
      const { client } = connection
      // What the learner sent once more, no line of the client's code sent.
      if (client && unit.resent === null) {
        const binary = socket.type === 'BINARY_EVENT' || socket.bytes === true
        const said = state.matches.clientSent(client, namespace, data, crossed.crossing, binary)
        state.uses.caused(crossed.crossing, said?.place ?? null)
        comesLate(state, crossed.crossing, said?.late)
      }
      return crossed
    }
    case 'ACK':
    case 'BINARY_ACK': {
      const asked =
        id === undefined ? undefined : state.matches.asked.answer(connection, 'down', namespace, id)
      return put(asked ?? beginStep(state, unit, 'event-ack', connection.client))
    }
    default:
      return put(beginStep(state, unit, 'other', connection.client))
  }
}

function wentDown(
  state: FlowState,
  connection: Connection,
  unit: Unit,
  socket: SocketPacket,
  put: Put,
): Crossed {
  const { namespace, id, data } = socket
  const caused = (crossed: Crossed, place: CodeLine | null): Crossed => {
    state.uses.caused(crossed.crossing, place)
    return crossed
  }
  switch (socket.type) {
    case 'CONNECT':
    case 'CONNECT_ERROR':
      return put(connection.joins.get(namespace) ?? connection.step)
    case 'DISCONNECT':
      return leave(state, connection, unit, namespace, put)
    case 'EVENT':
    case 'BINARY_EVENT': {
      const word = unit.resent === null ? state.matches.delivered(connection, namespace, data) : undefined
      const kind = id === undefined ? 'event' : 'event-ack'
      const step = word?.step ?? beginStep(state, unit, kind, connection.client)
      if (id !== undefined) state.matches.asked.ask(connection, 'down', namespace, id, step)
      return caused(put(step), word?.place ?? null)
    }
    case 'ACK':
    case 'BINARY_ACK': {
      const asked = id === undefined ? undefined : state.matches.asked.answer(connection, 'up', namespace, id)
      const step = asked ?? beginStep(state, unit, 'event-ack', connection.client)
      return caused(put(step), state.matches.answered(connection, namespace, data)?.place ?? null)
    }
    default:
      return put(beginStep(state, unit, 'other', connection.client))
  }
}

/** The first namespace is joined within the connection; each later one is a step of its own. */
function joinStep(state: FlowState, connection: Connection, unit: Unit): Step {
  if (connection.joins.size > 0) return beginStep(state, unit, 'namespace', connection.client)
  if (connection.detailed && connection.step.kind === 'handshake')
    return joiningStep(state, connection, unit, 'namespace')
  if (connection.detailed && connection.step.kind === 'upgrade')
    return beginStep(state, unit, 'namespace', connection.client)
  return connection.step
}

function joined(state: FlowState, connection: Connection, namespace: string, id: string | null): void {
  if (id === null) return
  connection.sockets.set(namespace, id)
  state.bySocketId.set(`${namespace} ${id}`, connection)
  state.lanes.set(connection.client, {
    status: 'connected',
    reason: null,
    sockets: socketsOf(connection),
  })
}

const sidIn = (data: Json | undefined): string | null =>
  typeof data === 'object' && data !== null && 'sid' in data && typeof data.sid === 'string' ? data.sid : null

/** A socket leaves its namespace. Who leaves knows it at once; who is told, when it arrives. */
function leave(state: FlowState, connection: Connection, unit: Unit, namespace: string, put: Put): Crossed {
  const others = connection.sockets.size - (connection.sockets.has(namespace) ? 1 : 0)
  const step =
    others > 0 ? beginStep(state, unit, 'disconnect', connection.client) : partingOf(state, connection, unit)
  if (others > 0) connection.partings.set(namespace, step)
  const crossed = put(step)
  if (crossed.crossing.direction === 'up') left(state, connection, namespace)
  return crossed
}

/** The client is no longer in the namespace; with the last one the connection ends too. */
function left(state: FlowState, connection: Connection, namespace: string): void {
  connection.sockets.delete(namespace)
  if (connection.sockets.size > 0) {
    state.lanes.set(connection.client, { sockets: socketsOf(connection) })
    return
  }
  connection.left = true
  const { line } = connection
  end(state, connection)
  connection.line = line
}
