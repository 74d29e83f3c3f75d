/** What V8 says of the circle that `JSON.stringify` ran into. */

type Key = string | number
interface Step {
  key: Key
  object: object
}

/** Circles are told by their first two steps and their last. */
const shown = { first: 2, last: 1 }

/** The words for the first circle in this value. */
export function circleWords(value: unknown): string {
  const path: Step[] = []
  const closing = find('', value, path)
  const head = 'Converting circular structure to JSON'
  if (closing === undefined) return head
  const [start, ...steps] = path.slice(closing.from)
  if (start === undefined) return head
  const lines = steps.map(({ key, object }) => `|     ${keyName(key)} -> ${objectName(object)}`)
  const told =
    lines.length > shown.first + shown.last
      ? [...lines.slice(0, shown.first), '|     ...', ...lines.slice(-shown.last)]
      : lines
  return [
    head,
    `--> starting at ${objectName(start.object)}`,
    ...told,
    `--- ${keyName(closing.key)} closes the circle`,
  ].join('\n    ')
}

/** Fills `path` with what leads to the circle; tells its last key, and where in `path` it begins. */
function find(key: Key, given: unknown, path: Step[]): { key: Key; from: number } | undefined {
  const value = hasToJson(given) ? given.toJSON(String(key)) : given
  if (value === null || typeof value !== 'object') return undefined
  const from = path.findIndex(({ object }) => object === value)
  if (from !== -1) return { key, from }
  path.push({ key, object: value })
  const keys: Key[] = Array.isArray(value) ? value.map((_item, at) => at) : Object.keys(value)
  for (const next of keys) {
    const closing = find(next, Reflect.get(value, next), path)
    if (closing !== undefined) return closing
  }
  path.pop()
  return undefined
}

const hasToJson = (value: unknown): value is { toJSON: (key: string) => unknown } =>
  value !== null && typeof value === 'object' && 'toJSON' in value && typeof value.toJSON === 'function'
const keyName = (key: Key): string => {
  if (typeof key === 'number') return `index ${key}`
  return key === '' ? '<anonymous>' : `property '${key}'`
}
function objectName(object: object): string {
  const { constructor: Class } = object as { constructor?: { name?: unknown } }
  return `object with constructor '${String(Class?.name || 'Object')}'`
}
