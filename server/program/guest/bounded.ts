/** What the program gives Express, bounded by the same schema as on the host. */
import type { Bounded } from '#shared/expressBounds.ts'
import { ask, refuse } from './bridge.ts'

/** The value without what Express does not know. Refuses, at the learner's line, what is too long or too many. */
export function bounded<T>(
  of: 'parser' | 'router' | 'path' | 'param' | 'setting' | 'negotiated' | 'static' | 'file',
  value: T,
  name = '',
): T {
  const answer = ask({ kind: 'express.bounds', of, name, value }) as Bounded<T>
  return answer.ok ? answer.value : refuse(answer.message)
}
