/** What the schema of an option says of it, beside what it accepts: enough for its form, its help and its search. */
import type { z } from 'zod'
import type { Json } from './trace.ts'

/** How a value is put in. `unit` stands behind a number (밀리초, 바이트); the examples of code are offered as they are. */
export type OptionKind =
  | { is: 'number'; from: number; to: number; unit: string }
  | { is: 'boolean' }
  | { is: 'text'; example: string }
  /** Any of these, as a list. */
  | { is: 'list'; of: readonly string[] }
  | { is: 'code'; examples: readonly string[] }

export interface OptionMeta {
  /** Its Korean name. */
  label: string
  /** What it is for. */
  help: string
  /** What applies where it is not written; `null`: nothing. */
  default: Json
  kind: OptionKind
  /** What it changes on the wire, in one sentence; code stands between backticks. */
  wire: string
  /** Names by which people look for it, though no such option exists. */
  misnomers?: readonly string[]
}

/** What a schema says of its option. Throws where it says nothing: every option has its words. */
export function metaOf(schema: z.ZodType): OptionMeta {
  const meta = schema.meta() as Partial<OptionMeta> | undefined
  if (meta?.label === undefined || meta.kind === undefined) throw new Error('an option without words')
  return meta as OptionMeta
}
