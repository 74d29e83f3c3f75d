/** One Engine.IO packet, whichever way it crossed: which step it belongs to, and what it changes. */
import type { TraceEvent } from '#shared/trace.ts'
import type { EnginePacket } from '#shared/wire/engine.ts'
import { serverFile } from '../files.ts'
import { end, open, partingOf, travel } from './connections.ts'
import { messageCrossed } from './messages.ts'
import { type Crossed, type Passing, sizeOf } from './passing.ts'
import { beginStep, type Change, type Connection, cross, type FlowState, newestStep } from './state.ts'
import type { Step, WireRole } from './types.ts'

/** Adds one packet to the flow. */
export function packetCrossed(
  state: FlowState,
  connection: Connection,
  event: TraceEvent,
  passing: Passing,
): Crossed {
  const { packet, direction, part, text } = passing
  const at = (role: WireRole, step: Step, changes?: Change): Crossed => ({
    step,
    crossing: cross(
      state,
      step,
      event,
      { role, layer: 'eio', direction, part, raw: text, size: sizeOf(event, passing), engine: packet },
      changes,
    ),
  })
  switch (packet.type) {
    case 'open':
      return opened(state, connection, packet, at)
    case 'ping':
    case 'pong':
      if (packet.data === 'probe')
        return at(packet.type === 'ping' ? 'probe-ping' : 'probe-pong', connection.upgrade ?? connection.step)
      return at(packet.type, heartbeatStep(state, event))
    case 'upgrade':
      return at('upgrade', connection.upgrade ?? connection.step, travel(state, connection, 'websocket'))
    case 'noop':
      return at('noop', connection.parting ?? connection.upgrade ?? connection.step)
    case 'close':
      return at('close', partingOf(state, connection, event), end(state, connection))
    case 'message':
      return messageCrossed(state, connection, event, passing)
    default:
      return at('unknown', connection.step)
  }
}

function opened(
  state: FlowState,
  connection: Connection,
  packet: EnginePacket,
  at: (role: WireRole, step: Step) => Crossed,
): Crossed {
  const sid = /"sid":"([^"]+)"/.exec(packet.data)?.[1]
  if (sid !== undefined) open(state, connection, sid)
  const crossed = at('open', connection.step)
  state.uses.caused(crossed.crossing, state.uses.place(serverFile, state.serverLine))
  return crossed
}

/** Pings with nothing between them are one step, whoever they are for. */
function heartbeatStep(state: FlowState, event: TraceEvent): Step {
  const newest = newestStep(state)
  if (newest?.kind !== 'ping') return beginStep(state, event, 'ping', event.client ?? null)
  if (newest.client !== (event.client ?? null)) newest.client = null
  return newest
}
