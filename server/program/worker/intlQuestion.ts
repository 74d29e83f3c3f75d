/** Answers what the guest asks of `Intl`: QuickJS has none. */
import { excessOf } from '#shared/weight.ts'
import type { Message } from '../protocol/codec.ts'
import { type IntlKind, intlKinds, type Written } from '../protocol/intlKinds.ts'
import { mostAsked, mostDigits, words } from './localeBounds.ts'

/** What one call may be given: it takes as long as that is, and nothing can interrupt it. */
const mostGiven = { values: 1_000, depth: 3, characters: 10_000 }

/** Characters that are parted at a time: that takes by their number squared, 10 ms of the processor for these. */
const mostSegmented = 500

type Formatter = { [method: string]: (...args: unknown[]) => unknown }
type Kind = (new (
  locales: unknown,
  options: unknown,
) => Formatter) & {
  supportedLocalesOf: (locales: unknown, options: unknown) => string[]
}
/** The one that was asked last, by what it was made of: who sorts asks again and again, and to make one takes long. */
let last: { key: string; formatter: Formatter } | undefined

export function answerIntl({ of, method, locales, options, args }: Message): unknown {
  try {
    if (excessOf([locales, options], mostAsked) !== undefined) throw new RangeError(words.longQuestion)
    if (excessOf(args, mostGiven) !== undefined) throw new RangeError(words.longValue)
    const kind = String(of) as IntlKind
    if (!Object.hasOwn(intlKinds, kind)) throw new TypeError(`Intl.${kind} is not a constructor`)
    if (kind === 'Segmenter' && String((args as unknown[])[0]).length > mostSegmented)
      throw new RangeError(words.longText)
    const [where, how] = [locales ?? undefined, options ?? undefined]
    const Kind = Intl[kind] as unknown as Kind
    if (method === 'supportedLocalesOf') return { value: Kind.supportedLocalesOf(where, how) }
    const name = [...intlKinds[kind], 'resolvedOptions'].find((known) => known === method)
    if (name === undefined) throw new TypeError(`${String(method)} is not a function`)
    const value = formatterOf(Kind, kind, where, how)[name]?.(...(args as unknown[]).map(given))
    return {
      value:
        kind === 'Segmenter' && name === 'segment'
          ? [...(value as Iterable<unknown>)].map(withoutInput)
          : value,
    }
  } catch (error) {
    const { message } = error as Error
    return { error: message, type: error instanceof TypeError ? 'TypeError' : 'RangeError' }
  }
}

function formatterOf(Kind: Kind, kind: IntlKind, locales: unknown, options: unknown): Formatter {
  const key = JSON.stringify([kind, locales, options])
  if (last?.key !== key) last = { key, formatter: new Kind(locales, options) }
  return last.formatter
}

const isWritten = (value: unknown): value is Written =>
  value !== null && typeof value === 'object' && ('number' in value || 'bigint' in value)
function given(value: unknown): unknown {
  const text = isWritten(value) ? String('bigint' in value ? value.bigint : value.number) : value
  if (typeof text === 'string' && /^-?\d+$/.test(text) && text.length > mostDigits)
    throw new RangeError(words.longNumber)
  if (!isWritten(value)) return value ?? undefined
  return 'bigint' in value ? BigInt(value.bigint) : Number(value.number)
}

/** All of them would carry the whole text. */
const withoutInput = (segment: unknown) => ({ ...(segment as object), input: undefined })
