/** Kinds of client options: what is accepted, what is said of the rest, and how it is put in. */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'

type Words = Omit<OptionMeta, 'kind'>
/** What the schema of an option says: the same words for its form, its help and its search. */
const described = <S extends z.ZodType>(schema: S, meta: OptionMeta) => schema.optional().meta({ ...meta })

export const flag = (name: string, words: Words) =>
  described(z.boolean({ error: `${name}에는 true나 false를 쓰세요.` }), { ...words, kind: { is: 'boolean' } })

/** Code that only the client's page can judge; plain values are checked by `schema`. */
export const code = (schema: z.ZodType, examples: readonly string[], words: Words) =>
  described(schema, { ...words, kind: { is: 'code', examples } })

export const textual = (error: string, example: string, words: Words) =>
  described(z.string({ error }), { ...words, kind: { is: 'text', example } })

/** Not for a browser: whatever is written does nothing there. */
export const nodeOnly = (words: Words) =>
  described(z.unknown(), { ...words, kind: { is: 'code', examples: [] } })

/** A whole number from `from` to `to`, or the one value that turns it off. */
export const numberOr = (off: 0 | false, from: number, to: number, error: string) =>
  z.custom<number | false>(
    (value) => value === off || (Number.isInteger(value) && Number(value) >= from && Number(value) <= to),
    { error },
  )
