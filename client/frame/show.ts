/** Puts values into words as a browser's console does, and into JSON as the trace needs it. */
import type { Json } from '#shared/trace.ts'

const mostText = 10_000
const mostItems = 100
const deepest = 3

const cutText = (text: string) => (text.length > mostText ? `${text.slice(0, mostText)}…` : text)

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return undefined
}

function entries(value: object, above: readonly object[]): string {
  const keys = Object.keys(value)
  const shown = keys.slice(0, mostItems).map((key) => {
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)
    return `${name}: ${inner(Reflect.get(value, key), above)}`
  })
  if (keys.length > mostItems) shown.push('…')
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`
}

function list(values: readonly unknown[], above: readonly object[]): string {
  const shown = values.slice(0, mostItems).map((value) => inner(value, above))
  if (values.length > mostItems) shown.push('…')
  return `[${shown.join(', ')}]`
}

function object(value: object, above: readonly object[]): string {
  if (above.includes(value)) return '[Circular]'
  if (value instanceof Error) return value.stack?.includes(value.message) ? stackOf(value) : String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof RegExp) return String(value)
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  const bytes = bytesOf(value)
  if (bytes) return `${String(name)}(${bytes.length}) ${list([...bytes.subarray(0, mostItems)], above)}`
  if (above.length >= deepest) return Array.isArray(value) ? '[Array]' : `[${String(name ?? 'Object')}]`
  const below = [...above, value]
  if (Array.isArray(value)) return list(value, below)
  if (value instanceof Map) return `Map(${value.size}) ${list([...value.entries()], below)}`
  if (value instanceof Set) return `Set(${value.size}) ${list([...value], below)}`
  const plain = name === 'Object' || name === undefined
  return plain ? entries(value, below) : `${String(name)} ${entries(value, below)}`
}

/** Name and message, and the lines of the learner's own file below them. */
function stackOf(error: Error): string {
  const own = (error.stack ?? '').split('\n').filter((line) => /client-[a-e]\.js:/.test(line))
  return [String(error), ...own.map((line) => `    ${line.trim()}`)].join('\n')
}

function inner(value: unknown, above: readonly object[]): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return `ƒ ${value.name}()`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return object(value, above)
  } catch {
    return '[Object]'
  }
}

/** One value, as a console answers an expression. */
export function show(value: unknown): string {
  return cutText(inner(value, []))
}

/** The arguments of one `console.log`, `%s` and its kin included. */
export function showAll(values: readonly unknown[]): string {
  const rest = [...values]
  const words: string[] = []
  const first = rest[0]
  if (typeof first === 'string') {
    rest.shift()
    words.push(
      first.replace(/%[sdifoOjc%]/g, (mark) => {
        if (mark === '%%') return '%'
        if (rest.length === 0) return mark
        const value = rest.shift()
        if (mark === '%c') return ''
        if (mark === '%d' || mark === '%f') return String(Number(value))
        if (mark === '%i') return String(Math.trunc(Number(value)))
        return typeof value === 'string' ? value : show(value)
      }),
    )
  }
  for (const value of rest) words.push(typeof value === 'string' ? value : show(value))
  return cutText(words.join(' '))
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes.subarray(0, mostText)) text += String.fromCharCode(byte)
  return btoa(text)
}

/** What `JSON.stringify` would send of it; bytes as `{ base64 }`, long text cut. */
export function toJson(value: unknown, above: readonly unknown[] = []): Json {
  if (typeof value === 'string') return cutText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null) return null
  if (above.includes(value) || above.length > 8) return null
  const bytes = bytesOf(value)
  if (bytes) return { base64: base64(bytes) }
  const below = [...above, value]
  if (Array.isArray(value)) return value.slice(0, 1000).map((item) => toJson(item, below))
  if (value instanceof Date) return value.toJSON()
  const entries = Object.entries(value)
    .slice(0, 1000)
    .filter(([, item]) => item !== undefined && typeof item !== 'function')
  // Not by assignment: a key may be `__proto__`.
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item, below)]))
}

const mostArgs = 50
const mostJson = 16_000

/** The arguments of an event, without the function that asks for an answer; a head of those that are too long. */
export function argsOf(values: readonly unknown[]): Json[] {
  const asked = typeof values.at(-1) === 'function' ? values.slice(0, -1) : values
  const args = asked.slice(0, mostArgs).map((value) => toJson(value))
  const text = JSON.stringify(args)
  return text.length > mostJson ? [`${text.slice(0, mostJson)}…`] : args
}
