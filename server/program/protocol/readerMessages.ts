/** What the thread that reads long programs is asked, and what it says. */
import type { Problem } from '#shared/problem.ts'

export interface ToReader {
  program: string
}
export type FromReader =
  | { kind: 'ready'; thread: string }
  /** JSON of a `Source`. */
  | { kind: 'read'; source: string }
  | { kind: 'refused'; problem: Problem }
