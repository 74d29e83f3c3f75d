/** What the server's own objects saw of one client. */

import { purposeOf } from '#shared/model/purpose.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { State } from './evidence.ts'
import { type Evidence, type Link, type Seen, socketOf } from './facts.ts'
import { errorIn } from './handshake.ts'
import { renew } from './hear.ts'

const freshLink = (sid: string | null, openedAt: number, transport: string): Link => ({
  sid,
  openedAt,
  transport,
  upgrade: 'none',
  closed: null,
  code: null,
  isTooLarge: false,
  isCut: false,
  spoke: null,
  lostPing: null,
  lostPong: null,
})

/** Takes what an event of the server's end says of this client. */
export function see(state: State, evidence: Evidence, event: TraceEvent): void {
  const link = event.connection === undefined ? undefined : state.links.get(event.connection)
  const saw = (namespace: string, seen: Seen) =>
    evidence.sockets.set(namespace, { ...socketOf(evidence, namespace), seen })
  switch (event.kind) {
    case 'http.request':
      // A page that asks after one was closed is the next one, whether or not it runs the client's code.
      if (evidence.isClosed && purposeOf(event).purpose === 'handshake') renew(evidence, event.at)
      return
    case 'engine.open': {
      const fresh = freshLink(event.connection ?? null, event.at, event.transport)
      evidence.link = fresh
      if (event.connection !== undefined) state.links.set(event.connection, fresh)
      return
    }
    case 'engine.upgrade':
      if (link) Object.assign(link, { transport: event.transport, upgrade: 'done' })
      return
    case 'engine.close':
      if (link) link.closed = { at: event.at, reason: event.reason, detail: event.detail ?? null }
      if (event.connection !== undefined) state.links.delete(event.connection)
      return
    case 'engine.error': {
      // The answer to the question follows this word.
      const asked = [...state.waiting.values()].findLast(
        ({ client, sid }) => client === evidence.client && sid === (event.connection ?? null),
      )
      if (asked) asked.error = errorIn(event)
      return
    }
    case 'socket.connect':
      saw(event.namespace, { kind: 'connected' })
      return
    case 'socket.refused':
      saw(event.namespace, { kind: 'refused', reason: event.reason })
      return
    case 'socket.disconnect':
      saw(event.namespace, { kind: 'disconnected', reason: event.reason })
      return
    default:
  }
}
