/** Bytes as people read them: two hexadecimal digits each, and their letters where they have some. */

export function bytesOf(base64: string): Uint8Array {
  const clean = base64.replaceAll(/[^A-Za-z0-9+/]/g, '')
  // A single letter left over is no byte.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
}

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

interface HexLine {
  at: string
  hex: string
  letters: string
}

/** Lines of `width` bytes each, of the first `most` bytes. */
export function hexLines(bytes: Uint8Array, most: number, width: number): HexLine[] {
  const lines: HexLine[] = []
  for (let at = 0; at < Math.min(bytes.length, most); at += width) {
    const row = bytes.subarray(at, Math.min(at + width, most))
    const letters = [...row].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'))
    lines.push({ at: at.toString(16).padStart(4, '0'), hex: hexOf(row), letters: letters.join('') })
  }
  return lines
}

/** Control characters as they are read: a new line as `↵`, others as code writes them (`\\x1e`): fonts have no pictures of them.
 *  `breaks`: a new line begins one here, too. */
export function visible(text: string, { breaks = false } = {}): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return text.replaceAll(/[\x00-\x1f\x7f]/g, (character) => {
    if (character === '\n') return breaks ? '↵\n' : '↵'
    if (character === '\t') return breaks ? '\t' : '\\t'
    if (character === '\r') return '\\r'
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
}

/** The beginning, and that something follows. Never ends within a character of two units. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
  return `${text.slice(0, end)}…`
}
