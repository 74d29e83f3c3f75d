/** A number among the options: its range is checked, shown and asked for from one place. */
import type { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { range } from '../optionValues.ts'

interface Numbered extends Omit<OptionMeta, 'kind' | 'default'> {
  name: string
  from: number
  to: number
  unit: string
  default: number
}

/** A whole number from `from` to `to`, with its words. */
export function number({ name, from, to, unit, ...words }: Numbered): z.ZodOptional<z.ZodNumber> {
  return range(name, from, to, unit, words.default)
    .optional()
    .meta({ ...words, kind: { is: 'number', from, to, unit } } satisfies OptionMeta)
}
