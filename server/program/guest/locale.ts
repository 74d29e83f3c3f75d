/** Dates and numbers as text: QuickJS knows no locales, so Node's own formatting is asked, outside of QuickJS. */
import { ask } from './bridge.ts'

interface Answer {
  text?: string
  error?: string
}

function format(method: string, value: number | string, locales: unknown, options: unknown): Answer {
  const answer = ask({
    kind: 'locale',
    method,
    value,
    locales: locales ?? null,
    options: options ?? null,
  }) as Answer
  if (answer.error !== undefined) throw new RangeError(answer.error)
  return answer
}

const text = (method: string, value: number | string, locales?: unknown, options?: unknown): string =>
  format(method, value, locales, options).text ?? ''

/** A date that is none has no place among the numbers of JSON. */
const timeOf = (date: Date): number | string => (Number.isNaN(date.getTime()) ? 'NaN' : date.getTime())

/** Puts them in the place of QuickJS's own. */
export function installLocales(): void {
  const dates = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toString', 'toTimeString']
  for (const name of dates) {
    define(Date.prototype, name, function (this: Date, locales?: unknown, options?: unknown) {
      return text(`date.${name}`, timeOf(this), locales, options)
    })
  }
  for (const target of [Number.prototype, BigInt.prototype]) {
    define(target, 'toLocaleString', function (this: number | bigint, locales?: unknown, options?: unknown) {
      return text('number.format', String(this.valueOf()), locales, options)
    })
  }
  define(
    String.prototype,
    'localeCompare',
    function (this: string, other: unknown, locales?: unknown, options?: unknown) {
      return Number(text('compare', JSON.stringify([String(this), String(other)]), locales, options))
    },
  )
}

function define(target: object, name: string, value: (...args: never[]) => unknown): void {
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
}
