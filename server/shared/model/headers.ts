/** Headers of a request or an answer, whatever their letters. */
import type { Headers } from '../trace.ts'

const found = (headers: Headers, name: string) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]

/** The value of a header, `name` in small letters; the first, if it came several times. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = found(headers, name)
  return typeof value === 'string' ? value : value?.[0]
}

/** All values of a header as a browser joins them; `undefined`: it is not there (Fetch, "get a header value"). */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = found(headers, name)
  return typeof value === 'string' ? value : value?.join(', ')
}

/** The names in a list of headers or methods, in small letters. */
export const namesIn = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
