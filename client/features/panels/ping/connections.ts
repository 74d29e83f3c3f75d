/** The connections of the lab and their heartbeats: a fold over what crossed the wire and what both ends said. */
import type { Happening } from '#shared/model/happening.ts'
import { createWireFold } from '../../../pictures/fold.ts'
import { beatOf, type Connection } from './connection.ts'
import {
  begin,
  change,
  crossed,
  disconnected,
  engineClosed,
  goodbyeLeft,
  joined,
  movedOn,
  programEnded,
  released,
  reloaded,
  type State,
  socketGone,
  start,
  usual,
} from './fold/state.ts'

function step(state: State, happening: Happening): void {
  const { seq, at, session } = happening
  switch (happening.is) {
    case 'crossed':
      crossed(state, happening.unit)
      return
    case 'turned':
      if (happening.why.is === 'released') released(state, happening.unit, at)
      return
    case 'cut':
      change(state, session?.sid, (one) =>
        one.server && one.told ? one : { ...one, cut: one.cut ?? { seq, at } },
      )
      return
    case 'told':
      told(state, happening)
      return
    default:
  }
}

function told(state: State, { event, session, seq, at }: Happening & { is: 'told' }): void {
  const { client, connection } = event
  const now = { seq, at }
  switch (event.kind) {
    case 'program.run':
    case 'program.stop':
      programEnded(state, now)
      return
    case 'program.server': {
      const { pingInterval, pingTimeout } = event.options
      state.options = {
        pingInterval: typeof pingInterval === 'number' ? pingInterval : usual.pingInterval,
        pingTimeout: typeof pingTimeout === 'number' ? pingTimeout : usual.pingTimeout,
      }
      return
    }
    case 'engine.open':
      if (session) begin(state, session, client ?? null, at)
      return
    case 'engine.close':
      engineClosed(state, connection, now, event.reason)
      return
    case 'socket.connect':
      joined(state, connection, 'server', event.namespace)
      return
    case 'socket.disconnect':
      socketGone(state, connection, now, event)
      return
    case 'client.connect':
      if (client === undefined || connection === undefined) return
      state.current.set(client, connection)
      movedOn(state, client, now)
      change(state, connection, (one) => ({ ...one, known: true }))
      joined(state, connection, 'told', event.namespace)
      return
    case 'client.disconnect':
      if (client !== undefined) disconnected(state, client, now, event)
      return
    case 'client.wire':
      goodbyeLeft(state, connection, event)
      return
    case 'client.reconnecting':
    case 'client.connect_error':
      if (client !== undefined) movedOn(state, client, now)
      return
    case 'client.run':
    case 'client.gone':
      if (client !== undefined) reloaded(state, client, now)
      return
    default:
  }
}

/** The connections of the lab, oldest first; of those that are over, the newest. */
export const connectionsOf = createWireFold<State, { connections: readonly Connection[] }>(
  { start, step },
  (state) => ({
    connections: [...state.connections.values()].map(({ session, sides, ...rest }) => ({
      ...rest,
      beats: session.beats.map(beatOf),
    })),
  }),
)
