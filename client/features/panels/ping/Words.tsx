/** Words in the strip: at the right of a place, or where there is no room, at its left. */
import styles from './Strip.module.css'

interface WordsProps {
  x: number
  y: number
  /** Where the room ends. */
  width: number
  look: 'plain' | 'bad' | 'quiet'
  /** The first that fits at the right; else the last, at the left. */
  texts: readonly [string, ...string[]]
}

/** About as wide as 12 px letters are, in px: Hangul a whole em, the others a little over half. */
export const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[가-힣]/.test(letter) ? 11.5 : 6.6), 0)

const gap = 7

export function Words({ x, y, width, look, texts }: WordsProps) {
  const fitting = texts.find((text) => x + gap + lengthOf(text) <= width)
  const at =
    fitting === undefined
      ? ({ x: Math.min(x, width) - gap, anchor: 'end' } as const)
      : ({ x: x + gap, anchor: 'start' } as const)
  return (
    <text x={at.x} y={y + 4} textAnchor={at.anchor} className={styles[look]}>
      {fitting ?? texts.at(-1)}
    </text>
  )
}
