/** What the text of a lab's file of code tells, without running it. */
import type { Problem } from '#shared/problem.ts'
import { host } from './host.ts'

export interface Import {
  name: string
  names: string[]
  line: number
  column: number
  type?: string
}
export type Code =
  | { ok: true; form: 'commonjs' | 'module'; imports: Import[]; exports: string[]; stars: string[] }
  | { ok: false; problem: Problem }

const known = new Map<number, Code>()

/** By the number of the file. */
export function codeOf(file: number): Code {
  const code = known.get(file) ?? (JSON.parse(host.code(file)) as Code)
  known.set(file, code)
  return code
}
