/** What goes over the wire as one, a request, a response or a frame: the packets that it carries, and its fate over time. */

import type { Packet } from './packets.ts'
import type { Fate, Unit, Why } from './shapes.ts'

export type { Fate, FrameUnit, RequestUnit, ResponseUnit, Turn, Unit, Why } from './shapes.ts'

export const carrierOf = ({ kind }: Unit): 'http' | 'frame' => (kind === 'frame' ? 'frame' : 'http')

/** The moment that its row stands for: of what is stopped, the event right after it, which says how. */
export const momentOf = ({ seq, event }: Unit): number => (event.stopped === undefined ? seq : seq + 1)

/** The fate of a unit from this moment on: there is no other way to change one. */
export function setFate(unit: Unit, { seq, at }: { seq: number; at: number }, fate: Fate, why: Why): void {
  unit.fate = fate
  unit.turns = [...unit.turns, { seq, at, fate, why }]
}

/** It is on the wire, and may still arrive. */
export const isWaiting = (fate: Fate): boolean => fate === 'held' || fate === 'delayed'

/** It never arrived, and never will. */
export const isLost = (fate: Fate): boolean =>
  fate === 'dropped' || fate === 'vanished' || fate === 'blocked' || fate === 'closed'

/** Where it ends when nothing stops it any more. */
export const landingOf = (unit: Unit): 'arrived' | 'hidden' =>
  unit.kind === 'response' && unit.cors?.is === 'kept' ? 'hidden' : 'arrived'

/** Milliseconds that conditions let it wait; `null`: none did. What only waits for what was sent before it has no time of its own. */
export function delayOf({ turns }: Unit): number | null {
  let delay = 0
  for (const { why } of turns) if (why.is === 'delayed') delay += why.ms
  return delay > 0 ? delay : null
}

/** It went on by itself: a browser would not have waited any longer. */
export const isLimited = ({ turns }: Unit): boolean =>
  turns.some(({ why }) => why.is === 'released' && why.by === 'limit')

/** The packets that it was sent with; `null`: they are still the same. */
export function packetsBefore({ turns }: Unit): readonly Packet[] | null {
  for (const { why } of turns) if (why.is === 'edited') return why.before
  return null
}

/** The unit as it was after the event `cursor`; the unit itself where nothing has happened to it since. */
export function unitAt(unit: Unit, cursor: number): Unit {
  const last = unit.turns.at(-1)
  if (!last || last.seq <= cursor) return unit
  const turns = unit.turns.filter(({ seq }) => seq <= cursor)
  const edit = unit.turns.find(({ seq, why }) => seq > cursor && why.is === 'edited')?.why
  const packets = edit?.is === 'edited' ? edit.before : unit.packets
  return { ...unit, turns, packets, fate: turns.at(-1)?.fate ?? unit.first }
}
