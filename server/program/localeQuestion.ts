/** Answers what the guest asks about locales: QuickJS has none. */
import type { Message } from './sandbox.ts'

type Options = Intl.DateTimeFormatOptions & Intl.NumberFormatOptions & Intl.CollatorOptions

export function answerLocale({ method, value, locales, options }: Message): unknown {
  const given = (locales ?? undefined) as string | undefined
  const how = (options ?? undefined) as Options | undefined
  try {
    switch (method) {
      case 'number.format':
        return { text: new Intl.NumberFormat(given, how).format(numberOf(String(value))) }
      case 'compare': {
        const [a, b] = JSON.parse(String(value)) as [string, string]
        return { text: String(a.localeCompare(b, given, how)) }
      }
      case 'date.format': {
        const format = new Intl.DateTimeFormat(given, how)
        return { text: format.format(dateOf(value)), parts: format.formatToParts(dateOf(value)) }
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
const numberOf = (text: string) => (/^-?\d{16,}$/.test(text) ? BigInt(text) : Number(text))
