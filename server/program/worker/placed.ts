/** A problem with its place, as far as it is known. */
import type { Problem } from '#shared/problem.ts'
import { whereIs } from '../protocol/places.ts'

const mostText = 20_000

/** `paths`: those of the program's files. `place` and `column` are 0 where they are unknown. */
export const withPlace = (
  paths: readonly string[],
  message: string,
  place: number,
  column: number,
): Problem => ({
  message: message.length > mostText ? `${message.slice(0, mostText)}…` : message,
  ...whereIs(paths, place, column),
})
