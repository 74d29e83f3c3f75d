/** A file of the editor: what is typed, what runs, and what is wrong with it. */
import type { Problem } from '#shared/problem.ts'

export interface SourceFile {
  name: string
  text: string
  /** The text that runs, or ran last; `null` when none ever ran. */
  running: string | null
  /** What is wrong with `program`, a text that was run or refused. */
  problem: { problem: Problem; program: string } | null
}
