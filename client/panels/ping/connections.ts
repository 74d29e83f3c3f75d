/** The connections of the lab and their heartbeats: a fold over what crossed the wire and what both ends said. */
import type { TraceEvent } from '#shared/trace.ts'
import { createFold } from '../../trace/fold.ts'
import { type Connection, changeBeats } from './connection.ts'
import { disconnected, engineClosed, movedOn, programEnded, reloaded } from './fold/farewells.ts'
import { begin, change, type State, start, usual } from './fold/state.ts'
import { crossed, released, sidWaiting, takeBack } from './fold/units.ts'

function step(state: State, event: TraceEvent): void {
  const { client, connection, seq, at } = event
  switch (event.kind) {
    case 'program.run':
    case 'program.stop':
      programEnded(state, at, seq)
      break
    case 'program.server': {
      const { pingInterval, pingTimeout } = event.options
      state.options = {
        pingInterval: typeof pingInterval === 'number' ? pingInterval : usual.pingInterval,
        pingTimeout: typeof pingTimeout === 'number' ? pingTimeout : usual.pingTimeout,
      }
      break
    }
    case 'http.request':
    case 'http.response':
    case 'ws.frame':
      crossed(state, event)
      break
    case 'wire.held':
    case 'wire.delayed':
      takeBack(state, event.of)
      change(state, sidWaiting(state, event.of), (one) =>
        changeBeats(one, event.of, { arrived: null, waited: true }),
      )
      break
    case 'wire.released':
      released(state, event.of, at)
      break
    case 'wire.dropped':
      takeBack(state, event.of)
      change(state, sidWaiting(state, event.of), (one) =>
        changeBeats(one, event.of, { arrived: null, lost: event.by }),
      )
      state.waiting.delete(event.of)
      break
    case 'wire.cut':
      change(state, connection, (one) =>
        one.server && one.told ? one : { ...one, cut: one.cut ?? { seq, at } },
      )
      break
    case 'engine.open':
      if (connection !== undefined) begin(state, connection, client ?? null, at)
      break
    case 'engine.close':
      engineClosed(state, connection, at, seq, event.reason)
      break
    case 'client.connect':
      if (client === undefined || connection === undefined) break
      state.current.set(client, connection)
      state.left.delete(client)
      movedOn(state, client, at, seq)
      change(state, connection, (one) => ({ ...one, known: true }))
      break
    case 'client.disconnect':
      if (client !== undefined) disconnected(state, client, at, seq, event.reason)
      break
    case 'client.reconnecting':
    case 'client.connect_error':
      if (client !== undefined) movedOn(state, client, at, seq)
      break
    case 'client.run':
    case 'client.gone':
      if (client !== undefined) reloaded(state, client, at, seq)
      break
    default:
  }
}

/** The connections of the lab, oldest first; of those that are over, the newest. */
export const connectionsOf = createFold<State, { connections: readonly Connection[] }>(
  { start, step },
  (state) => ({
    connections: [...state.connections.values()],
  }),
)
