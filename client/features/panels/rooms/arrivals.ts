/** The event packets that went down the wire, as the wire had them. */
import { type Fate, isWaiting } from '#shared/model/units.ts'
import type { Json } from '#shared/trace.ts'
import { flowOf } from '../../../pictures/flow/flow.ts'
import type { Crossing } from '../../../pictures/flow/types.ts'
import { mapFold } from '../../../pictures/fold.ts'

export interface Arrival {
  key: string
  /** Its moment, and which packet of a payload. */
  seq: number
  part: number
  client: string
  namespace: string
  /** Name and arguments; `null` where the packet cannot be read, as when it is compressed. */
  data: readonly Json[] | null
  /** `waiting`: still on the wire. `lost`: it never gets there. */
  status: 'received' | 'waiting' | 'lost'
}

const statusOf = (fate: Fate): Arrival['status'] => {
  if (fate === 'arrived') return 'received'
  return isWaiting(fate) ? 'waiting' : 'lost'
}

function arrivalOf(crossing: Crossing): Arrival | null {
  if (crossing.via !== 'wire' || crossing.direction !== 'down' || crossing.client === null) return null
  const { key, seq, part, client, role, socket, unit } = crossing
  const base = { key, seq, part, client, status: statusOf(unit.fate) }
  if (role === 'unknown' && unit.kind === 'frame') return { ...base, namespace: '', data: null }
  if ((role !== 'event' && role !== 'event-asking') || !socket || !Array.isArray(socket.data)) return null
  return { ...base, namespace: socket.namespace, data: socket.data }
}

/** Those after a moment, in the order in which they crossed. */
export type ArrivalsAfter = (seq: number) => readonly Arrival[]

/** Looked up only where somebody waits for a packet. */
export const arrivalsOf = mapFold(flowOf, ({ crossings }): { after: ArrivalsAfter } => ({
  after: (seq) => {
    const arrivals: Arrival[] = []
    for (const crossing of crossings.values()) {
      const arrival = crossing.seq > seq ? arrivalOf(crossing) : null
      if (arrival) arrivals.push(arrival)
    }
    return arrivals.sort((a, b) => a.seq - b.seq)
  },
}))
