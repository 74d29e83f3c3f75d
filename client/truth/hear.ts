/** What one client's own socket.io-client reported. A report comes a little later than what it tells of. */
import type { TraceEvent } from '#shared/trace.ts'
import type { State } from './evidence.ts'
import { type Evidence, freshEvidence, socketOf, type Told } from './facts.ts'

/** Several sockets over one connection fail together; all of them speak of the same handshake. */
const togetherMs = 300

const leftByHand = {
  kind: 'disconnected',
  reason: 'io client disconnect',
  retries: false,
  attempt: 0,
} as const

/** A new page, that was told nothing yet. What the server and the wire know already is of it: a report comes later than
 *  what it tells of. */
export function renew(evidence: Evidence, at: number): void {
  const { client, sockets } = evidence
  for (const [namespace, { seen }] of sockets)
    sockets.set(namespace, { namespace, seen, told: { kind: 'nothing' }, toldAt: at, wasConnected: false })
  Object.assign(evidence, { ...freshEvidence(client), ...pick(evidence) })
}

/** Takes what an event of the client's end says. */
export function hear(state: State, evidence: Evidence, event: TraceEvent): void {
  const { client, sockets } = evidence
  const say = (namespace: string, told: Told) => {
    sockets.set(namespace, { ...socketOf(evidence, namespace), told, toldAt: event.at })
    evidence.isClosed = false
  }
  const fails = (namespace: string) => {
    state.failing = { client, namespace }
  }
  const recovers = (namespace?: string) => {
    const { failing } = state
    if (failing?.client !== client || (namespace !== undefined && failing.namespace !== namespace)) return
    state.failing = null
  }
  switch (event.kind) {
    case 'client.run':
      renew(evidence, event.at)
      recovers()
      return
    case 'client.gone':
      evidence.isClosed = true
      recovers()
      return
    case 'client.act':
      if (evidence.isClosed) renew(evidence, event.at)
      // Whoever presses 끊기 knows it at once; what the library says of it comes later.
      if (event.deed.do === 'disconnect')
        for (const [namespace, { told }] of sockets)
          if (told.kind === 'connected') say(namespace, { ...leftByHand, link: evidence.link })
      return
    case 'client.connecting':
      Object.assign(evidence, { url: event.url, withCredentials: event.withCredentials ?? false })
      if (socketOf(evidence, event.namespace).told.kind !== 'connected') {
        say(event.namespace, { kind: 'connecting' })
        recovers(event.namespace)
      }
      return
    case 'client.reconnecting':
      for (const [namespace, { told }] of sockets)
        if (told.kind === 'failed' || told.kind === 'disconnected')
          if (told.retries) say(namespace, { ...told, attempt: event.attempt })
      return
    case 'client.connect': {
      const socket = socketOf(evidence, event.namespace)
      const { told, wasConnected } = socket
      // Who was never connected does not come back.
      const afterTries = wasConnected && 'attempt' in told ? told.attempt : 0
      sockets.set(event.namespace, { ...socket, wasConnected: true })
      say(event.namespace, { kind: 'connected', transport: event.transport, afterTries })
      Object.assign(evidence, { handshake: null, lostRun: null })
      recovers(event.namespace)
      return
    }
    case 'client.upgrade':
      for (const [namespace, { told }] of sockets)
        if (told.kind === 'connected') say(namespace, { ...told, transport: event.transport })
      return
    case 'client.connect_error': {
      const { namespace, message, retries } = event
      const handshake = evidence.handshake ?? sharedHandshake(evidence, event.at)
      const { told } = socketOf(evidence, namespace)
      const attempt = 'attempt' in told ? told.attempt : 0
      say(namespace, { kind: 'failed', message, retries, handshake, attempt })
      evidence.handshake = null
      fails(namespace)
      return
    }
    case 'client.disconnect': {
      const { namespace, reason, retries } = event
      say(namespace, { kind: 'disconnected', reason, retries, attempt: 0, link: evidence.link })
      if (reason === 'io client disconnect') recovers(namespace)
      else fails(namespace)
      return
    }
    default:
  }
}

/** What outlives a new run of the client's code. */
const pick = ({ sockets, namespace, handshake, link }: Evidence) => ({ sockets, namespace, handshake, link })

function sharedHandshake({ sockets }: Evidence, at: number) {
  for (const { told, toldAt } of sockets.values())
    if (told.kind === 'failed' && at - toldAt < togetherMs) return told.handshake
  return null
}
