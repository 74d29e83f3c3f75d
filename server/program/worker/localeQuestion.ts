/** Answers what the guest asks about locales: QuickJS has none. */
import { excessOf } from '#shared/weight.ts'
import type { Message } from '../protocol/codec.ts'

type Options = Intl.DateTimeFormatOptions & Intl.NumberFormatOptions & Intl.CollatorOptions

export function answerLocale({ method, value, locales, options }: Message): unknown {
  const given = (locales ?? undefined) as string | undefined
  const how = (options ?? undefined) as Options | undefined
  try {
    if (excessOf([locales, options], mostAsked) !== undefined) throw new Error(longQuestion)
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

const mostAsked = { values: 200, depth: 4, characters: 5_000 }
const longQuestion = '놀이터에서는 로케일과 그 옵션에 값을 200개까지 쓸 수 있어요. 줄여 쓰세요.'

const dateOf = (value: unknown) => new Date(value === 'NaN' ? Number.NaN : Number(value))
function numberOf(text: string): bigint | number {
  if (text.length > MOST_DIGITS) throw new Error(longNumber)
  return /^-?\d{16,}$/.test(text) ? BigInt(text) : Number(text)
}
/** Writing a number takes by its digits squared, and nothing can interrupt it. */
const MOST_DIGITS = 1_000
const longNumber = '놀이터에서는 1,000자리까지의 수를 쓸 수 있어요. 더 작은 수를 쓰세요.'
