/** Evidence of what the program was asked and has not decided: who may come in, and what becomes of an event. */
import type { Unit } from '#shared/model/units.ts'
import type { ClientEmit, ProgramHandler } from '#shared/trace.ts'
import type { SocketPacket } from '#shared/wire/socket.ts'
import { type Evidence, type Link, type SocketEvidence, socketOf } from './facts.ts'

const change = (evidence: Evidence, namespace: string, fields: Partial<SocketEvidence>): void =>
  void evidence.sockets.set(namespace, { ...socketOf(evidence, namespace), ...fields })

/** The Socket.IO packets of a unit that ask for a namespace, or carry an event. */
function* packetsOf({ packets }: Unit): Generator<SocketPacket> {
  for (const { engine, text, socket } of packets)
    if (engine?.type === 'message' && (engine.binary || /^4[025]/.test(text)) && socket) yield socket
}

/** What came to the server in this unit. */
export function cameUp(evidence: Evidence, link: Link, unit: Unit): void {
  for (const { type, namespace, data } of packetsOf(unit))
    if (type === 'CONNECT') change(evidence, namespace, { asked: { link, by: null, line: null } })
    else if (type === 'EVENT' || type === 'BINARY_EVENT') eventCame(evidence, link, namespace, data)
}

const wordOf = (namespace: string, event: unknown) => `${namespace} ${String(event)}`

function eventCame(evidence: Evidence, link: Link, namespace: string, data: unknown): void {
  const event: unknown = Array.isArray(data) ? data[0] : undefined
  const index = evidence.buffered.indexOf(wordOf(namespace, event))
  link.late = index < 0 ? [] : [...link.late, String(event)].slice(-100)
  if (index >= 0) evidence.buffered = evidence.buffered.toSpliced(index, 1)
}

/** The client's code called `emit` while nothing could be sent: it goes when the socket is connected. */
export function emitted(evidence: Evidence, { namespace, event, buffered }: ClientEmit): void {
  if (buffered && socketOf(evidence, namespace).wasConnected)
    evidence.buffered = [...evidence.buffered, wordOf(namespace, event)].slice(-100)
}

/** A function of the program was called for this client. */
export function handled(evidence: Evidence, { namespace, event, line: at }: ProgramHandler): void {
  const line = at ?? null
  if (namespace === undefined) return
  const { asked, seen, stuck } = socketOf(evidence, namespace)
  if (event !== 'use') {
    if (stuck) change(evidence, namespace, { stuck: null })
  } else if (asked) change(evidence, namespace, { asked: { ...asked, by: 'use', line } })
  else if (seen.kind === 'connected') change(evidence, namespace, { stuck: { line } })
}

/** `io.of(fn)` was asked whether there is such a namespace: for whoever waits for it. */
export function ofAsked(clients: Iterable<Evidence>, { namespace, line: at }: ProgramHandler): void {
  const line = at ?? null
  if (namespace === undefined) return
  for (const evidence of clients) {
    const { asked } = socketOf(evidence, namespace)
    if (asked?.by === null) change(evidence, namespace, { asked: { ...asked, by: 'of', line } })
  }
}

const hooks: ReadonlySet<string> = new Set(['allowRequest', 'cors', 'cors.origin'])

/** A function of the program was asked about a request: for whoever waits for an answer to that. */
export function hookAsked(clients: Iterable<Evidence>, { event, line }: ProgramHandler): void {
  for (const evidence of clients) {
    const { question, hook } = evidence
    if (question?.end.is !== 'waiting') continue
    const { method, url } = question.request.event
    const isEngines = event === `${method} ${url}`
    if (!isEngines && (!hooks.has(event) || hook?.question === question)) continue
    evidence.hook = { question, name: isEngines ? 'use' : event, line: line ?? null }
  }
}

/** A namespace of this client that the program has been asked for, and has neither let it into nor refused. */
export const undecidedIn = ({ sockets }: Evidence): SocketEvidence | undefined =>
  [...sockets.values()].find(isUndecided)

/** The program was asked and has not answered, and the client still waits for it. */
export function isUndecided({ asked, told }: SocketEvidence): boolean {
  if (asked === null || asked.by === null || (told.kind === 'disconnected' && !told.retries)) return false
  return asked.link.session.end === null && asked.link.run === null
}
