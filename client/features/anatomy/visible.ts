/** Text as it is shown: signs that cannot be seen have a picture of their own. */

/** Control characters as their pictures (U+2400 …): `␞` for 0x1e. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return text.replaceAll(/[\x00-\x1f\x7f]/g, (character) =>
    String.fromCharCode(0x2400 + (character === '\x7f' ? 0x21 : character.charCodeAt(0))),
  )
}

/** The beginning, and that something follows. Never ends within a character of two units. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
  return `${text.slice(0, end)}…`
}
