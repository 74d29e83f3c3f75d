/** How a program is laid out: its line ends, its indentation, and what shares a line with what. */

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** Whether nothing but blanks stands before `at` on its line. */
export const startsLine = (text: string, at: number): boolean =>
  text.slice(lineStart(text, at), at).trim() === ''

/** The blanks that the line of `at` begins with. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? ''

export const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** One step of indentation, as this program does it: a tab, or its smallest step of blanks. */
export function indentStep(text: string): string {
  if (/^\t/m.test(text)) return '\t'
  const steps = [...text.matchAll(/^( {2,8})[^ *]/gm)].map(([, blanks = '']) => blanks.length)
  return ' '.repeat(steps.length === 0 ? 2 : steps.reduce((least, step) => Math.min(least, step)))
}

/** The blanks after `at`, up to what follows them on the line. */
export const blanksAfter = (text: string, at: number): number =>
  /^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0

/** Whether the line ends at `at`, and with how many characters. */
export const breakAt = (text: string, at: number): number =>
  text.startsWith('\r\n', at) ? 2 : text[at] === '\n' ? 1 : 0

/** Code of several lines, its later ones moved in. Texts of several lines must stay as they are. */
export function movedIn(code: string, indent: string, end: string): string {
  if (code.includes('`')) return code
  return code.split(/\r?\n/).join(`${end}${indent}`)
}
