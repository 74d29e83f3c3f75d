/** What a crossing is by now, read from the unit that it crossed in. */
import { momentOf, packetsBefore, type Unit } from '#shared/model/units.ts'
import type { Flow, WireCrossing } from './types.ts'

/** What it was before the learner changed it; `undefined`: it is as it was sent. */
export function originalOf({ unit, part, raw, engine }: WireCrossing): string | undefined {
  const before = engine === undefined ? undefined : packetsBefore(unit)?.[part]?.text
  return before === raw ? undefined : before
}

/** The rows of a unit, in the order of its packets. */
export function crossingsOf({ crossings }: Pick<Flow, 'crossings'>, unit: Unit): WireCrossing[] {
  const found: WireCrossing[] = []
  for (let part = 0; ; part += 1) {
    const crossing = crossings.get(`${momentOf(unit)}.${part}`)
    if (crossing?.via !== 'wire') return found
    found.push(crossing)
  }
}
