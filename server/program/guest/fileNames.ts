/** The names of the program's files, by their number: in stacks, on functions, and for whoever looks for one. */
import { entry, pathIn, wholeName } from '#shared/files/resolve.ts'
import { fileIn, placeNumber } from '../protocol/places.ts'

let paths: readonly string[] = [entry]
let numbers: ReadonlyMap<string, number> = new Map([[entry, 0]])

/** Said once, before the program begins. server.js is 0. */
export function nameFiles(given: readonly string[]): void {
  paths = given
  numbers = new Map(given.map((path, number) => [path, number]))
}

/** All paths, by their number. */
export const filePaths = (): readonly string[] => paths

/** Of a path in the folder. */
export const numberOfPath = (path: string): number | undefined => numbers.get(path)

/** Of a whole name, as stacks have it. */
export function fileNumber(whole: string): number | undefined {
  const path = pathIn(whole)
  return path === undefined ? undefined : numbers.get(path)
}

/** The whole name of the file that a place is in. */
export const fileNameAt = (place: number): string => wholeName(paths[fileIn(place)] ?? entry)

/** The place where a function was written, if that is in the program. */
export function placeOfFunction(fn: object): number | undefined {
  const name: unknown = Reflect.get(fn, 'fileName')
  const file = typeof name === 'string' ? fileNumber(name) : undefined
  const line: unknown = file === undefined ? undefined : Reflect.get(fn, 'lineNumber')
  return file !== undefined && typeof line === 'number' ? placeNumber(file, line) : undefined
}
