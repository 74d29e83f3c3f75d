/** A step by what it is, not by its number: found again in another run of the same program. */
import type { TraceEvent } from '#shared/trace.ts'
import type { Crossing, Flow } from '../../pictures/flow/types.ts'

/** The `nth` crossing (from 0) of this role, of this client, since the program's run. */
export interface StepName {
  client: string | null
  role: string
  nth: number
}

/** `seq` of the newest run of the program up to a moment; 0 when none is known. */
export function runSeq(events: readonly TraceEvent[], until = Number.POSITIVE_INFINITY): number {
  return events.findLast(({ kind, seq }) => kind === 'program.run' && seq <= until)?.seq ?? 0
}

function alike(flow: Flow, { client, role }: Omit<StepName, 'nth'>, from: number): Crossing[] {
  return [...flow.crossings.values()]
    .filter((one) => one.client === client && one.role === role && one.seq >= from)
    .sort((a, b) => a.seq - b.seq || a.part - b.part)
}

/** The name of a crossing; `null` when there is no such crossing. */
export function nameStep(flow: Flow, key: string, from: number): StepName | null {
  const crossing = flow.crossings.get(key)
  if (!crossing) return null
  const { client, role } = crossing
  return { client, role, nth: alike(flow, crossing, from).indexOf(crossing) }
}

/** The crossing of that name; where there are not so many, the last one like it. */
export function findStep(
  flow: Flow,
  { nth, ...kind }: StepName,
  from: number,
): { crossing: Crossing; isIt: boolean } | undefined {
  const found = alike(flow, kind, from)
  const crossing = found[nth] ?? found.at(-1)
  return crossing && { crossing, isIt: crossing === found[nth] }
}
