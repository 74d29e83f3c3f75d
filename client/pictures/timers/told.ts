/** What the page's clients say of their own waits. */
import type { ClientEvent } from '#shared/trace.ts'
import type { TimerState } from './state.ts'

/** Takes one report. */
export function told(state: TimerState, event: ClientEvent): void {
  const { client } = event
  if (client === undefined) return
  switch (event.kind) {
    case 'client.reconnecting':
      state.waits.delete(client)
      if (event.timeout !== undefined)
        state.waits.set(client, { kind: 'timeout', from: event.at, ms: event.timeout })
      break
    case 'client.connecting':
      if (event.timeout !== undefined)
        state.waits.set(client, { kind: 'timeout', from: event.at, ms: event.timeout })
      break
    case 'client.waiting':
      state.waits.set(client, { kind: 'reconnectionDelay', from: event.at, ms: event.delay })
      break
    case 'client.connect':
      state.waits.delete(client)
      state.joined.set(client, new Set(state.joined.get(client)).add(event.namespace))
      break
    case 'client.connect_error':
      if (!event.retries || state.waits.get(client)?.kind === 'timeout') state.waits.delete(client)
      break
    case 'client.disconnect': {
      state.waits.delete(client)
      const left = state.joined.get(client)
      left?.delete(event.namespace)
      // A socket that leaves its namespace leaves the connection to the others.
      if (!event.reason.startsWith('io ') || !left || left.size === 0) deafen(state, client)
      break
    }
    case 'client.run':
    case 'client.gone':
      state.waits.delete(client)
      deafen(state, client)
      break
    default:
  }
}

/** The client has no connection any more: it waits for no ping. */
function deafen(state: TimerState, client: string): void {
  state.joined.delete(client)
  for (const [session, watch] of state.watches)
    if (watch.client === client && watch.ping !== null) state.watches.set(session, { ...watch, ping: null })
}
