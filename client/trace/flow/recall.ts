/** What still holds of events that are gone: a session that is open stands in its lane, with its sockets. */
import type { TraceEvent } from '#shared/trace.ts'
import { adopt, travel } from './connections.ts'
import type { FlowState } from './state.ts'

/** Takes a fact of a session whose packets are gone; `false`: it is told as any other event. */
export function stands(state: FlowState, event: TraceEvent): boolean {
  const { client, connection: sid } = event
  if (sid === undefined) return false
  if (event.kind === 'engine.open') adopt(state, event, sid)
  const connection = state.bySid.get(sid)
  if (!connection) return false
  switch (event.kind) {
    case 'engine.open':
    case 'engine.upgrade': {
      const line = event.transport === 'polling' ? 'polling' : 'websocket'
      travel(state, connection, line)
      if (client) state.lines = { ...state.lines, lanes: { ...state.lines.lanes, [client]: line } }
      return true
    }
    case 'socket.connect': {
      connection.sockets.set(event.namespace, event.id)
      state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      const sockets = [...connection.sockets].map(([namespace, id]) => ({ namespace, id }))
      state.lanes.set(connection.client, { sockets })
      return true
    }
    default:
      return false
  }
}
