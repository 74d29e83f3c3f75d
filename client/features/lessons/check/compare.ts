/** Compares one event with one pattern: what it alone tells, and what its variables would be. */
import type { Comparison, Pattern } from '#shared/lesson/check.ts'
import type { LessonEvent } from '#shared/lesson/fields.ts'

export type Value = string | number | boolean | null
/** Variables by their names, with `$`. */
export type Bindings = Readonly<Record<string, Value>>

/** What an event gives to a pattern that it fits as far as it alone tells. */
export interface Candidate {
  event: LessonEvent
  binds: Bindings
  /** Values that must not be those of variables. */
  differs: readonly { variable: string; value: Value }[]
}

const reserved = new Set(['kind', 'as', 'after', 'within', 'count', 'absent', 'say'])
const isVariable = (value: unknown): value is string => typeof value === 'string' && value.startsWith('$')

export interface Matcher {
  kind: LessonEvent['kind']
  match: (event: LessonEvent) => Candidate | null
}

/** Reads a pattern once; each event is then compared quickly. */
export function createMatcher(pattern: Pattern): Matcher {
  const fields = Object.entries(pattern)
    .filter(([name]) => !reserved.has(name))
    .map(([name, comparison]) => ({
      path: name.split('.'),
      compare: createComparison(comparison as Comparison),
    }))
  return {
    kind: pattern.kind,
    match(event) {
      const binds: Record<string, Value> = {}
      const differs: { variable: string; value: Value }[] = []
      for (const { path, compare } of fields) if (!compare(valueAt(event, path), binds, differs)) return null
      return { event, binds, differs }
    },
  }
}

function valueAt(event: LessonEvent, path: readonly string[]): unknown {
  let value: unknown = event
  for (const name of path) value = (value as Record<string, unknown> | null | undefined)?.[name]
  return value
}

type Compare = (
  value: unknown,
  binds: Record<string, Value>,
  differs: { variable: string; value: Value }[],
) => boolean

const isPlain = (value: unknown): value is Value =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function createComparison(wanted: Comparison): Compare {
  if (isVariable(wanted)) return (value, binds) => bind(binds, wanted, value)
  if (wanted === null || typeof wanted !== 'object') return (value) => value === wanted
  if (Array.isArray(wanted)) {
    const text = JSON.stringify(wanted)
    return (value) => JSON.stringify(value) === text
  }
  const { has, match, in: list, not, min, max, length, absent, bind: variable } = wanted
  const pattern = match === undefined ? undefined : new RegExp(match, 'u')
  return (value, binds, differs) => {
    if (absent) return value === undefined
    if (value === undefined) return false
    if (has !== undefined && !holds(value, has)) return false
    if (list !== undefined && !list.some((one) => one === value)) return false
    if (min !== undefined && !(typeof value === 'number' && value >= min)) return false
    if (max !== undefined && !(typeof value === 'number' && value <= max)) return false
    if (length !== undefined && (value as { length?: unknown } | null)?.length !== length) return false
    if (not !== undefined) {
      if (isVariable(not) && isPlain(value)) differs.push({ variable: not, value })
      else if (value === not) return false
    }
    if (pattern) {
      const found = typeof value === 'string' ? pattern.exec(value) : null
      if (!found) return false
      for (const [name, text] of Object.entries(found.groups ?? {}))
        if (text !== undefined && !bind(binds, `$${name}`, text)) return false
    }
    return variable === undefined || bind(binds, variable, value)
  }
}

const holds = (value: unknown, part: Value): boolean =>
  typeof value === 'string' ? value.includes(String(part)) : Array.isArray(value) && value.includes(part)

/** A variable has one value in all of a check. */
function bind(binds: Record<string, Value>, variable: string, value: unknown): boolean {
  if (!isPlain(value)) return false
  if (variable in binds) return binds[variable] === value
  binds[variable] = value
  return true
}
