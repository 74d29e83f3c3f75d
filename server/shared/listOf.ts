/** A list at a door. */
import { z } from 'zod'

/** A list of `least` to `most` items. Its length is looked at first: zod alone tells of each wrong item of a long one,
 *  which takes longer than anything else at a door. */
export const listOf = <T extends z.ZodType>(item: T, most: number, least = 0) =>
  z
    .custom<z.input<T>[]>((list) => Array.isArray(list) && list.length >= least && list.length <= most)
    .pipe(z.array(item))
