/**
 * A place in a program as one number: the line, and which file it is in. What a program says of its lines is of server.js nearly always; where it
 * is of another file, the number is larger than any line, and whoever tells it of the run turns it into a place.
 */
import type { FilePlace } from '#shared/problem.ts'

/** More than any file has. */
const linesPerFile = 2 ** 20

export const placeNumber = (file: number, line: number): number => file * linesPerFile + line
export const fileIn = (place: number): number => Math.floor(place / linesPerFile)
export const lineIn = (place: number): number => place % linesPerFile

/** In server.js the line; in another file that file and the line. */
export type Where = { line?: number; place?: FilePlace }

/** `paths` by their number. 0 and `undefined` are nowhere. */
export function whereIs(paths: readonly string[], place: number | undefined, column = 0): Where {
  if (place === undefined || lineIn(place) === 0) return {}
  const [file, line] = [paths[fileIn(place)], lineIn(place)]
  if (fileIn(place) === 0) return { line, ...(column > 0 && { column }) }
  return file === undefined ? {} : { place: { file, line, ...(column > 0 && { column }) } }
}

/** What a run tells, with its lines as places. */
export function withWhere<T extends object>(paths: readonly string[], told: T): T {
  if (!('line' in told) || typeof told.line !== 'number') return told
  const { line, ...rest } = told
  return { ...rest, ...whereIs(paths, line) } as unknown as T
}
