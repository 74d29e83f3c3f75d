/** A problem with its place, as far as it is known. */
import type { Problem } from '#shared/problem.ts'

const mostText = 20_000

/** `line` and `column` from 1; 0 is unknown. */
export const withPlace = (message: string, line: number, column: number): Problem => ({
  message: message.length > mostText ? `${message.slice(0, mostText)}…` : message,
  ...(line > 0 && { line }),
  ...(column > 0 && { column }),
})
