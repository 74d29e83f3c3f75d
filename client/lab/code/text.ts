/** Quoted texts: what their code means. */

const short: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}
const escaped = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi

/** The text of a string literal, its quotes (or backticks) included; `undefined` where it is not closed. */
export function textOf(code: string): string | undefined {
  const quote = code[0]
  if (quote === undefined || !/["'`]/.test(quote)) return undefined
  if (code.length < 2 || code.at(-1) !== quote) return undefined
  return plain(code.slice(1, -1))
}

/** What stands between the quotes, its escapes read. */
export function plain(inner: string): string | undefined {
  let isWrong = false
  const text = inner.replace(escaped, (_, braced, four, two, one) => {
    const hex: unknown = braced ?? four ?? two
    if (typeof hex === 'string') {
      const point = Number.parseInt(hex, 16)
      if (point > 0x10ffff) isWrong = true
      return isWrong ? '' : String.fromCodePoint(point)
    }
    const letter = String(one)
    // A line that goes on says nothing; `\u` and `\x` without digits are no text at all.
    if (letter === '\n' || letter === '\r\n') return ''
    if (letter === 'u' || letter === 'x') isWrong = true
    return short[letter] ?? letter
  })
  return isWrong ? undefined : text
}
