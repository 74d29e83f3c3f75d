/** The one moment that is highlighted, in text, diagram and code: the cursor's; live, what waits on the wire next. */
import { momentOf } from '#shared/model/units.ts'
import { wireOf } from '../pictures/network.ts'
import { useLiveFold, useTrace } from './useLab.ts'

export interface CurrentMoment {
  seq: number
  part: number
  key: string
}

/** `null`: nothing is highlighted. */
export function useCurrent(): CurrentMoment | null {
  const cursor = useTrace((trace) => trace.cursor)
  const part = useTrace((trace) => trace.part)
  const waiting = useLiveFold(wireOf).held[0]?.unit
  if (cursor !== null) return { seq: cursor, part, key: `${cursor}.${part}` }
  if (!waiting) return null
  const seq = momentOf(waiting)
  return { seq, part: 0, key: `${seq}.0` }
}
