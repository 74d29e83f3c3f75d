/** What clients asked for on the wire and were answered, packet by packet: the evidence beside the server's own word. */
import { isWaiting } from '#shared/model/units.ts'
import { flowOf } from '../../../pictures/flow/flow.ts'
import type { Flow, WireCrossing } from '../../../pictures/flow/types.ts'
import { mapFold } from '../../../pictures/fold.ts'

/** A client asked to join a namespace. */
export interface Ask {
  client: string | null
  /** The connection over which it asked. */
  sid: string | null
  namespace: string
  request: WireCrossing
  answer: WireCrossing | null
  /** The connection had asked for another namespace before: no new handshake was made for this one. */
  shared: boolean
}
export interface Packets {
  asks: readonly Ask[]
  /** The packet that told a client its sid, by sid. */
  opens: ReadonlyMap<string, WireCrossing>
  /** Events that went down. */
  events: readonly WireCrossing[]
}

/** Crossings stand in the order of the trace. */
function packetsIn({ crossings }: Flow): Packets {
  const asks: Ask[] = []
  const opens = new Map<string, WireCrossing>()
  const events: WireCrossing[] = []
  const waiting = new Map<string, number>()
  const speaking = new Set<string>()
  for (const crossing of crossings.values()) {
    if (crossing.via !== 'wire') continue
    const { role, connection: sid, client, socket, direction } = crossing
    if (role === 'open' && sid !== null) opens.set(sid, crossing)
    if ((role === 'event' || role === 'event-asking') && direction === 'down') events.push(crossing)
    if (!socket) continue
    const { namespace } = socket
    const key = `${sid} ${namespace}`
    if (role === 'namespace-request') {
      waiting.set(key, asks.length)
      const shared = sid !== null && speaking.has(sid)
      asks.push({ client, sid, namespace, request: crossing, answer: null, shared })
      if (sid !== null) speaking.add(sid)
    }
    if (role !== 'namespace-answer' && role !== 'namespace-refusal') continue
    const at = waiting.get(key)
    const ask = at === undefined ? undefined : asks[at]
    if (at !== undefined && ask) asks[at] = { ...ask, answer: crossing }
    waiting.delete(key)
  }
  return { asks, opens, events }
}

/** The packets that joining and sending took. */
export const packetsOf = mapFold(flowOf, packetsIn)

export type Outcome =
  | { is: 'waiting'; ask: Ask }
  | { is: 'joined' | 'refused'; ask: Ask; answer: WireCrossing }
  /** The question or its answer never arrived. */
  | { is: 'lost'; ask: Ask; packet: WireCrossing }

const lost = new Set(['dropped', 'vanished', 'closed', 'blocked', 'refused', 'ended'])

/** What came of the newest time that this client asked for this namespace; `null`: it did not. */
export function outcomeOf({ asks }: Packets, client: string, namespace: string): Outcome | null {
  const ask = asks.findLast((one) => one.client === client && one.namespace === namespace)
  if (!ask) return null
  if (lost.has(ask.request.unit.fate)) return { is: 'lost', ask, packet: ask.request }
  const { answer } = ask
  if (!answer) return { is: 'waiting', ask }
  const { fate } = answer.unit
  if (lost.has(fate)) return { is: 'lost', ask, packet: answer }
  if (isWaiting(fate)) return { is: 'waiting', ask }
  return { is: answer.role === 'namespace-refusal' ? 'refused' : 'joined', ask, answer }
}

/** The packets of one send that this connection received in this namespace. */
export function receivedOf(
  { events }: Packets,
  send: { seq: number; event: string; namespace: string },
  sid: string,
): readonly WireCrossing[] {
  return events.filter((crossing) => {
    const { seq, connection, socket, unit } = crossing
    if (seq < send.seq || connection !== sid) return false
    if (socket?.namespace !== send.namespace) return false
    const [name] = Array.isArray(socket.data) ? socket.data : []
    return name === send.event && unit.fate === 'arrived'
  })
}
