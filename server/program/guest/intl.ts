/** `Intl`: whatever it is asked is asked of Node's own, outside of QuickJS. */
import { type IntlKind, intlKinds } from '../protocol/intlKinds.ts'
import { ask } from './bridge.ts'

interface Made {
  of: IntlKind
  locales: unknown
  options: unknown
}
interface Answer {
  value?: unknown
  error?: string
  type?: string
}
/** What each object was made of. */
const made = new WeakMap<object, Made>()
/** Methods that are handed around by themselves, as `sort(collator.compare)`, and belong to their object all the same. */
const bound = ['compare', 'format']
/** Those that may be called without `new`. */
const callable: readonly IntlKind[] = ['Collator', 'DateTimeFormat', 'NumberFormat']

function answerOf(of: Made, method: string, args: readonly unknown[]): unknown {
  const answer = ask({ kind: 'intl', ...of, method, args: args.map(crossing) }) as Answer
  if (answer.error === undefined) return answer.value
  throw answer.type === 'TypeError' ? new TypeError(answer.error) : new RangeError(answer.error)
}

/** A value as it crosses: JSON has neither dates nor all numbers. */
function crossing(value: unknown): unknown {
  if (value instanceof Date) return crossing(value.getTime())
  if (typeof value === 'bigint') return { bigint: String(value) }
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    return { number: Object.is(value, -0) ? '-0' : String(value) }
  if (value === null || typeof value !== 'object') return value ?? null
  return Symbol.iterator in value ? [...(value as Iterable<unknown>)] : String(value)
}

function madeOf(object: unknown, of: IntlKind, method: string): Made {
  const found = made.get(Object(object) as object)
  if (found?.of === of) return found
  throw new TypeError(
    `Method Intl.${of}.prototype.${method} called on incompatible receiver ${String(object)}`,
  )
}

function method(target: object, name: string, value: (this: unknown, ...args: unknown[]) => unknown): void {
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function createKind(of: IntlKind): unknown {
  const Kind = function (this: object, locales?: unknown, options?: unknown): object | undefined {
    if (new.target === undefined) {
      if (!callable.includes(of)) throw new TypeError(`Constructor Intl.${of} requires 'new'`)
      return Reflect.construct(Kind, [locales, options]) as object
    }
    const given: Made = { of, locales: copied(locales), options: copied(options) }
    answerOf(given, 'resolvedOptions', [])
    made.set(this, given)
    return undefined
  }
  Object.defineProperty(Kind, 'name', { value: of })
  const prototype = Kind.prototype as object
  Object.defineProperty(prototype, Symbol.toStringTag, { value: `Intl.${of}`, configurable: true })
  method(Kind, 'supportedLocalesOf', (locales, options) =>
    answerOf({ of, locales: copied(locales), options: copied(options) }, 'supportedLocalesOf', []),
  )
  for (const name of [...intlKinds[of], 'resolvedOptions']) {
    if (bound.includes(name) && callable.includes(of)) bind(prototype, of, name)
    else
      method(prototype, name, function (...args) {
        const value = answerOf(madeOf(this, of, name), name, args)
        return of === 'Segmenter' && name === 'segment'
          ? segmentsOf(value as Segment[], String(args[0]))
          : value
      })
  }
  return Kind
}

/** As in Node it is the same function each time. */
function bind(prototype: object, of: IntlKind, name: string): void {
  const known = new WeakMap<object, unknown>()
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      const from = madeOf(this, of, name)
      const fn = known.get(this) ?? ((...args: unknown[]) => answerOf(from, name, args))
      known.set(this, fn)
      return fn
    },
  })
}

/** What it is made of is read once. */
const copied = (given: unknown): unknown =>
  given === undefined || given === null ? null : (JSON.parse(JSON.stringify(given)) as unknown)

interface Segment {
  segment: string
  index: number
}
function segmentsOf(found: readonly Segment[], input: string): object {
  const all = found.map(({ segment, index, ...more }) => ({ segment, index, input, ...more }))
  return {
    containing: (at = 0) => all.find(({ index, segment }) => at >= index && at < index + segment.length),
    [Symbol.iterator]: () => all[Symbol.iterator](),
  }
}

/** Puts it in the place of QuickJS's own. */
export function installIntl(): void {
  const intl = {}
  for (const of of Object.keys(intlKinds) as IntlKind[])
    Object.defineProperty(intl, of, { value: createKind(of), writable: true, configurable: true })
  Object.defineProperty(intl, Symbol.toStringTag, { value: 'Intl', configurable: true })
  Object.defineProperty(globalThis, 'Intl', { value: intl, writable: true, configurable: true })
}
