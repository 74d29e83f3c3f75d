/** The tokens of JSON (RFC 8259): each scan answers where the token ends, or what is wrong with it. */
import type { JsonFault } from './span.ts'

const space = new Set([' ', '\t', '\n', '\r'])

export function skipSpace(text: string, start: number, end: number): number {
  let at = start
  while (at < end && space.has(text.charAt(at))) at += 1
  return at
}

const escapes = new Set(['"', '\\', '/', 'b', 'f', 'n', 'r', 't'])

/** A string, from its opening quotation mark. */
export function scanString(text: string, start: number, end: number): number | JsonFault {
  for (let at = start + 1; at < end; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return at + 1
    if (character < ' ') return 'control-character'
    if (character !== '\\') continue
    at += 1
    if (at >= end) return 'string-end'
    if (text.charAt(at) === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, Math.min(end, at + 5)))) return 'escape'
      at += 4
    } else if (!escapes.has(text.charAt(at))) return 'escape'
  }
  return 'string-end'
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/** A number, from its sign or its first digit. */
export function scanNumber(text: string, start: number, end: number): number | JsonFault {
  let at = start
  const digits = (): boolean => {
    const from = at
    while (at < end && isDigit(text.charAt(at))) at += 1
    return at > from
  }
  if (text.charAt(at) === '-') at += 1
  if (at < end && text.charAt(at) === '0') at += 1
  else if (!digits()) return 'number'
  if (at < end && text.charAt(at) === '.') {
    at += 1
    if (!digits()) return 'number'
  }
  if (at < end && /[eE]/.test(text.charAt(at))) {
    at += 1
    if (at < end && /[-+]/.test(text.charAt(at))) at += 1
    if (!digits()) return 'number'
  }
  return at
}

/** `true`, `false` or `null`. */
export function scanWord(text: string, start: number, end: number): number | JsonFault {
  for (const word of ['true', 'false', 'null'])
    if (start + word.length <= end && text.startsWith(word, start)) return start + word.length
  return 'value'
}
