/** What the thread that reads long programs is asked, and what it says. */
import type { LabFiles } from '#shared/files/files.ts'
import type { Problem } from '#shared/problem.ts'

export interface ToReader {
  program: string
  files: LabFiles
}
export type FromReader =
  | { kind: 'ready'; thread: string }
  /** JSON of a `ProgramSource`. */
  | { kind: 'read'; source: string }
  | { kind: 'refused'; problem: Problem }
