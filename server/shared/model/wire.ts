/** The wire itself: the conditions on it, and what waits there for the learner. */
import { freeNetwork, type Network, type PacketType } from '../network.ts'
import type { Unit } from './units.ts'

/** A request, a response or a frame that the learner holds. */
export interface HeldUnit {
  readonly unit: Unit
  /** When it was held, in ms on the trace's clock. */
  readonly at: number
  readonly types: readonly PacketType[]
}
export interface Wire {
  readonly network: Network
  /** Oldest first. */
  readonly held: readonly HeldUnit[]
  /** The run has long timeouts. */
  readonly patient: boolean
  /** So many of what was held were lost: their connection ended. 0 again when something is held anew. */
  readonly outlived: number
  /** Something went on by itself: a browser would not have waited any longer. Told until the learner lets one go. */
  readonly limited: boolean
}

export const quietWire: Wire = { network: freeNetwork, held: [], patient: false, outlived: 0, limited: false }

const without = (held: readonly HeldUnit[], unit: Unit): readonly HeldUnit[] =>
  held.some((one) => one.unit === unit) ? held.filter((one) => one.unit !== unit) : held

/** The wire after the newest turn of a unit. */
export function wireAfter(wire: Wire, unit: Unit): Wire {
  const turn = unit.turns.at(-1)
  if (!turn) return wire
  const { at, why } = turn
  const held = without(wire.held, unit)
  switch (why.is) {
    case 'held':
      return { ...wire, outlived: 0, held: [...held, { unit, at, types: why.types }] }
    case 'delayed':
      return { ...wire, held }
    case 'released':
      return { ...wire, held, limited: why.by === 'limit' || (wire.limited && why.by !== null) }
    case 'dropped': {
      const isOutlived = why.by === 'closed' && held !== wire.held
      return { ...wire, held, outlived: wire.outlived + (isOutlived ? 1 : 0) }
    }
    case 'edited':
      return { ...wire }
    case 'hidden':
    case 'shown':
    case 'refused':
    case 'ended':
      return wire
  }
}
