/** A copy of a file in which only its Korean text is left, each letter in its own place, so that a finding has its line. */

/** Stands for code, a number's name, a value: a particle may be attached to it. */
export const code = '\uFFFC'
/** Stands for marks inside a word, such as the stars of `**연결**이`. */
export const joint = '\u2060'
export const hangul = /[가-힣]/

export function createCanvas(source: string) {
  const letters: string[] = source.split('').map((letter) => (letter === '\n' ? letter : ' '))
  return {
    fill(from: number, to: number, mark: string) {
      for (let i = from; i < to; i++) if (letters[i] !== '\n') letters[i] = mark
    },
    /** With the escapes of a string literal taken away. */
    copy(from: number, to: number) {
      const text = source.slice(from, to).replace(escaped, (all, quote?: string) => {
        return quote === undefined ? ' '.repeat(all.length) : joint + quote
      })
      for (const [i, letter] of text.split('').entries()) letters[from + i] = letter
    },
    text: () => letters.join(''),
  }
}
export type Canvas = ReturnType<typeof createCanvas>

const escaped = /\\(?:(["'`])|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|[^\n])/g
