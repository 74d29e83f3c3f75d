/** Answers what the guest asks about dates, numbers and the order of texts: QuickJS has no locales. */
import { excessOf } from '#shared/weight.ts'
import type { Message } from '../protocol/codec.ts'
import { mostAsked, mostDigits, words } from './localeBounds.ts'

type Options = Intl.DateTimeFormatOptions & Intl.NumberFormatOptions & Intl.CollatorOptions

export function answerLocale({ method, value, locales, options }: Message): unknown {
  const given = (locales ?? undefined) as string | undefined
  const how = (options ?? undefined) as Options | undefined
  try {
    if (excessOf([locales, options], mostAsked) !== undefined) throw new Error(words.longQuestion)
    switch (method) {
      case 'number.format':
        return { text: new Intl.NumberFormat(given, how).format(numberOf(String(value))) }
      case 'compare': {
        const [a, b] = JSON.parse(String(value)) as [string, string]
        return { text: String(a.localeCompare(b, given, how)) }
      }
      case 'date.toLocaleDateString':
        return { text: dateOf(value).toLocaleDateString(given, how) }
      case 'date.toLocaleTimeString':
        return { text: dateOf(value).toLocaleTimeString(given, how) }
      case 'date.toString':
        return { text: dateOf(value).toString() }
      case 'date.toTimeString':
        return { text: dateOf(value).toTimeString() }
      default:
        return { text: dateOf(value).toLocaleString(given, how) }
    }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'Invalid locale' }
  }
}

const dateOf = (value: unknown) => new Date(value === 'NaN' ? Number.NaN : Number(value))
function numberOf(text: string): bigint | number {
  if (text.length > mostDigits) throw new Error(words.longNumber)
  return /^-?\d{16,}$/.test(text) ? BigInt(text) : Number(text)
}
