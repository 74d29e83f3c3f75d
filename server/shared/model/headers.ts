/** Headers of a request or an answer, whatever their letters. */
import type { Headers } from '../trace.ts'

/** The value of a header, `name` in small letters; the first, if it came several times. */
export function headerOf(headers: Headers, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value[0]
  }
  return undefined
}

/** All values of a header as a browser joins them; `undefined`: it is not there (Fetch, "get a header value"). */
export function headerText(headers: Headers, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value.join(', ')
  }
  return undefined
}

/** The names in a list of headers or methods, in small letters. */
export const namesIn = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
