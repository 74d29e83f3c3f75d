/** A number among the options: its range is checked, shown and asked for from one place. */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'

interface Numbered extends Omit<OptionMeta, 'kind' | 'default'> {
  name: string
  from: number
  to: number
  unit: string
  /** `null`: nothing applies where it is not written; then `example` is a value as it may be. */
  default: number | null
  example?: number
}

/** The longest time that Node's timers know, in ms. */
export const longestMs = 2_147_483_647

/** A whole number from `from` to `to`, with its words: less or more than that only the playground refuses. */
export function number({ name, from, to, unit, example, ...words }: Numbered): z.ZodOptional<z.ZodNumber> {
  const error = `놀이터에서는 ${name}에 ${from}부터 ${to} 사이의 정수(${unit})를 쓸 수 있어요. 예: ${name}: ${example ?? words.default ?? from}`
  return z
    .number({ error })
    .int({ error })
    .min(from, { error })
    .max(to, { error })
    .optional()
    .meta({ ...words, kind: { is: 'number', from, to, unit } } satisfies OptionMeta)
}
