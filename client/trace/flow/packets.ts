/** One Engine.IO packet, whichever way it crossed: which step it belongs to, and what its arrival changes. */
import type { TraceEvent } from '#shared/trace.ts'
import { serverFile } from '../files.ts'
import { end, open, partingOf, travel } from './connections.ts'
import { messageArrived, messageCrossed } from './messages.ts'
import { type Crossed, type Passing, sizeOf } from './passing.ts'
import { type Reading, readPacket } from './reading.ts'
import { beginStep, type Change, type Connection, cross, type FlowState, newestStep } from './state.ts'
import type { Step, WireCrossing } from './types.ts'

/** Adds one packet to the flow. */
export function packetCrossed(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  passing: Passing,
): Crossed {
  const read = readPacket(passing)
  const { direction, part, packet } = passing
  if (packet.type === 'message') return messageCrossed(state, connection, event, passing, read)
  const step = stepOf(state, connection, event, read)
  // Whoever closes knows it at once; whoever is told, when it arrives.
  const closed = read.role === 'close' && direction === 'up' ? end(state, connection) : {}
  const crossing = cross(
    state,
    step,
    event,
    { ...read, direction, part, size: sizeOf(event, passing) },
    (one) => ({ ...closed, ...packetArrived(state, connection, one, step) }),
  )
  if (read.role === 'open') sessionMade(state, connection, crossing)
  return { step, crossing }
}

/** What the arrival of a packet changes. */
function packetArrived(state: FlowState, connection: Connection, crossing: WireCrossing, step: Step): Change {
  switch (crossing.role) {
    case 'open':
      if (connection.sid !== null) open(state, connection, connection.sid)
      return {}
    case 'upgrade':
      return travel(state, connection, 'websocket')
    case 'close':
      return crossing.direction === 'down' ? end(state, connection) : {}
    default:
      return messageArrived(state, connection, crossing, step)
  }
}

function stepOf(state: FlowState, connection: Connection, event: TraceEvent, { role }: Reading): Step {
  switch (role) {
    case 'probe-ping':
    case 'probe-pong':
    case 'upgrade':
      return connection.upgrade ?? connection.step
    case 'ping':
    case 'pong':
      return heartbeatStep(state, event)
    case 'noop':
      return connection.parting ?? connection.upgrade ?? connection.step
    case 'close':
      return partingOf(state, connection, event)
    default:
      return connection.step
  }
}

/** The server has a session, though its client may not know yet. */
function sessionMade(state: FlowState, connection: Connection, crossing: WireCrossing): void {
  const sid = /"sid":"([^"]+)"/.exec(crossing.engine?.data ?? '')?.[1]
  if (sid !== undefined) {
    connection.sid = sid
    state.bySid.set(sid, connection)
    if (crossing.fate === 'arrived' && !state.wire.placing) open(state, connection, sid)
  }
  state.uses.caused(crossing, state.uses.place(serverFile, state.serverLine))
}

/** Pings with nothing between them are one step, whoever they are for. */
function heartbeatStep(state: FlowState, event: TraceEvent): Step {
  const newest = newestStep(state)
  if (newest?.kind !== 'ping') return beginStep(state, event, 'ping', event.client ?? null)
  if (newest.client !== (event.client ?? null)) newest.client = null
  return newest
}
