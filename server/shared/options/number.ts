/** A number among the options: its range is checked, shown and asked for from one place. */
import type { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { range } from '../optionValues.ts'

interface Numbered extends Omit<OptionMeta, 'kind' | 'default'> {
  name: string
  from: number
  to: number
  unit: string
  /** `null`: nothing applies where it is not written; then `example` is a value as it may be. */
  default: number | null
  example?: number
}

/** A whole number from `from` to `to`, with its words. */
export function number({ name, from, to, unit, example, ...words }: Numbered): z.ZodOptional<z.ZodNumber> {
  return range(name, from, to, unit, example ?? words.default ?? from)
    .optional()
    .meta({ ...words, kind: { is: 'number', from, to, unit } } satisfies OptionMeta)
}
