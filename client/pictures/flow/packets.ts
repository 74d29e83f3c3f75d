/** One Engine.IO packet, whichever way it crossed: which step it belongs to, and what its arrival changes. */
import type { Packet } from '#shared/model/packets.ts'
import type { Unit } from '#shared/model/units.ts'
import { serverFile } from '../files.ts'
import { end, knows, open, partingOf, travel } from './connections.ts'
import { messageArrived, messageCrossed } from './messages.ts'
import { type Reading, readPacket } from './reading.ts'
import {
  beginStep,
  type Change,
  type Connection,
  type Crossed,
  changeStep,
  cross,
  type FlowState,
  newestStep,
} from './state.ts'
import type { Step, WireCrossing } from './types.ts'

/** Adds one packet to the flow. */
export function packetCrossed(state: FlowState, connection: Connection, unit: Unit, packet: Packet): Crossed {
  const read = readPacket(packet, unit.direction)
  const { part } = packet
  if (read.engine.type === 'message') return messageCrossed(state, connection, unit, packet, read)
  const step = stepOf(state, connection, unit, read)
  // Whoever closes knows it at once; whoever is told, when it arrives.
  const closed = read.role === 'close' && unit.direction === 'up' ? end(state, connection) : {}
  const size = packet.size ?? unit.size
  const crossing = cross(state, step, unit, { ...read, part, size }, (one) => ({
    ...closed,
    ...packetArrived(state, connection, one, step),
  }))
  if (read.role === 'open') sessionMade(state, connection, crossing)
  return { step, crossing }
}

/** What the arrival of a packet changes. */
function packetArrived(state: FlowState, connection: Connection, crossing: WireCrossing, step: Step): Change {
  switch (crossing.role) {
    case 'open':
      if (connection.session !== null) open(state, connection, connection.session)
      return {}
    case 'upgrade':
      return travel(state, connection, 'websocket')
    case 'close':
      return crossing.direction === 'down' ? end(state, connection) : {}
    default:
      return messageArrived(state, connection, crossing, step)
  }
}

function stepOf(state: FlowState, connection: Connection, unit: Unit, { role }: Reading): Step {
  switch (role) {
    case 'probe-ping':
    case 'probe-pong':
    case 'upgrade':
      return connection.upgrade ?? connection.step
    case 'ping':
    case 'pong':
      return heartbeatStep(state, unit)
    case 'noop':
      return connection.parting ?? connection.upgrade ?? connection.step
    case 'close':
      return partingOf(state, connection, unit)
    default:
      return connection.step
  }
}

/** The server has a session, though its client may not know yet. */
function sessionMade(state: FlowState, connection: Connection, crossing: WireCrossing): void {
  const { session, fate } = crossing.unit
  if (session) {
    connection.session = session
    knows(state, session, connection)
    if (fate === 'arrived') open(state, connection, session)
  }
  state.uses.caused(crossing, state.uses.place(serverFile, state.serverLine))
}

/** Pings with nothing between them are one step, whoever they are for. */
function heartbeatStep(state: FlowState, unit: Unit): Step {
  const newest = newestStep(state)
  if (newest?.kind !== 'ping') return beginStep(state, unit, 'ping', unit.client)
  if (newest.client !== unit.client) changeStep(state, newest, { client: null })
  return newest
}
