/** Values that the program gave, read on the thread that all labs share. */
import { limits } from '#shared/limits.ts'
import { holdsMoreThan } from '#shared/weight.ts'
import { boundWords } from '../protocol/boundWords.ts'
import type { Values } from '../protocol/messages.ts'
import { decode as decodeAny } from '../protocol/values.ts'

/** A mark is a list of a list, a word and a time; its path has a step for each level. */
const most = { marks: limits.messageValues * 6 }

/** The opposite of `encode`. Throws, for the learner, before too many values are read: the guest library counts them
 *  too, but it runs beside the program. */
export function decode(values: Values): unknown[] {
  // The list of the values itself counts, and what parts them.
  if (holdsMoreThan(limits.messageValues + 100, values.json)) throw new Error(boundWords.manyValues)
  if (values.rich !== undefined && holdsMoreThan(most.marks, values.rich))
    throw new Error(boundWords.manyValues)
  return decodeAny(values)
}
