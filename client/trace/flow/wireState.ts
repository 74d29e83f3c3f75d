/** What is known of the wire itself while the flow grows: conditions, and what waits there. */
import { freeNetwork, type Network, type PacketType } from '#shared/network.ts'
import type { HttpRequest, HttpResponse, TraceEvent, WsFrame } from '#shared/trace.ts'
import type { Change } from './state.ts'
import type { Fate, Step, Wire, WireCrossing } from './types.ts'

/** What goes over the wire as one: conditions act on it whole. */
export type Unit = HttpRequest | HttpResponse | WsFrame
/** What the arrival of a packet changes. Read from the packet as it arrives: it may have been edited. */
export type Effect = (crossing: WireCrossing) => Change

interface Part {
  readonly crossing: WireCrossing
  readonly step: Step
  readonly effect: Effect
  /** Its fate once it is let go. */
  readonly lands: Fate
}
/** A unit that has not arrived. */
export interface Waiting {
  readonly unit: Unit
  /** The event that stopped it: its rows stand for that moment. */
  readonly moment: TraceEvent
  readonly parts: Part[]
  /** Present while the learner holds it. */
  types: readonly PacketType[] | null
}

export interface WireState {
  network: Network
  /** The newest unit: whether it goes on at once is told by the next event. */
  pending: Unit | null
  /** The unit that is being placed, though it does not arrive yet. */
  placing: Waiting | null
  waiting: Map<number, Waiting>
  patient: boolean
  /** So many were lost because their connection ended while they were held; forgotten when something is held anew. */
  outlived: number
  /** What the browser would not have waited for any longer went on by itself; forgotten when the learner lets one go. */
  limited: boolean
  /** What readers get; made anew after a change. */
  view: Wire | null
}

export const startWire = (): WireState => ({
  network: freeNetwork,
  pending: null,
  placing: null,
  waiting: new Map(),
  patient: false,
  outlived: 0,
  limited: false,
  view: null,
})

/** The wire at this moment; the same object as long as nothing changed. */
export function viewOf(state: WireState): Wire {
  state.view ??= {
    network: state.network,
    patient: state.patient,
    outlived: state.outlived,
    limited: state.limited,
    held: [...state.waiting.values()].flatMap(({ unit, moment, parts, types }) =>
      types === null
        ? []
        : [
            {
              seq: unit.seq,
              at: moment.at,
              client: unit.client ?? null,
              direction: directionOf(unit),
              carrier: unit.kind === 'ws.frame' ? ('frame' as const) : ('http' as const),
              types,
              crossings: parts.map(({ crossing }) => crossing),
            },
          ],
    ),
  }
  return state.view
}

/** Which way a unit goes. */
export function directionOf(unit: Unit): 'up' | 'down' {
  if (unit.kind === 'ws.frame') return unit.direction
  return unit.kind === 'http.request' ? 'up' : 'down'
}
