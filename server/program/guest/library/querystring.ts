/** `querystring`: what Node makes of a text is asked of Node itself. */

type Query = Record<string, string | string[]>
interface Options {
  maxKeys?: number
  decodeURIComponent?: (text: string) => string
}

const asked = (method: string, ...args: unknown[]) => inside.ask({ kind: 'querystring', method, args })

function parse(text: unknown, separator?: unknown, equals?: unknown, { maxKeys }: Options = {}): Query {
  if (typeof text !== 'string') return Object.create(null) as Query
  const found = asked('parse', text, separator || '&', equals || '=', maxKeys ?? 1_000) as Query
  return Object.assign(Object.create(null) as Query, found)
}

/** What is no text, number, true or false, is empty in Node too. */
const plain = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : ''
  return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : ''
}

function stringify(query: unknown, separator?: unknown, equals?: unknown): string {
  if (query === null || typeof query !== 'object') return ''
  const parts = Object.entries(query).map(([name, value]): [string, string | string[]] => [
    name,
    Array.isArray(value) ? value.map(plain) : plain(value),
  ])
  return asked('stringify', Object.fromEntries(parts), separator || '&', equals || '=') as string
}

export default {
  parse,
  stringify,
  decode: parse,
  encode: stringify,
  escape: (text: unknown) => asked('escape', String(text)) as string,
  unescape: (text: unknown) => asked('unescape', String(text)) as string,
}
