/** What a clock counts down to: the next ping, or the deadline of the wait that is on. */
import type { Wait } from './clocks.ts'
import styles from './Strip.module.css'
import { leftText, momentText } from './words.ts'

interface WaitMarkProps {
  wait: Wait
  now: number
  place: (at: number) => number
  width: number
  stripes: string
  middle: number
}

/** A pong that comes at once is no wait to look at. */
const atOnce = 120

export function WaitMark({ wait, now, place, width, stripes, middle }: WaitMarkProps) {
  const nowAt = place(now)
  const x = Math.max(0, place(wait.from))
  const until = place(wait.until)
  if (wait.kind === 'rest')
    return (
      <>
        <line x1={nowAt} x2={Math.min(width, until - 6)} y1={middle} y2={middle} className={styles.ahead} />
        {until <= width - 6 && <circle cx={until} cy={middle} r={5} className={styles.next} />}
        <Words
          x={Math.min(until, width) + 4}
          y={middle}
          width={width}
          look="plain"
          text={`다음 핑까지 ${leftText(wait.until - now)}`}
        />
      </>
    )
  if (wait.kind === 'pong' && !wait.held && now - wait.from < atOnce) return null
  const end = Math.min(until, width)
  // A ping that should have come by now: from here on the client's clock runs towards the end.
  const isDue = wait.kind === 'pong' || wait.held
  const text = isDue ? `${momentText(wait.until)}에 ping timeout` : `${momentText(wait.until)}까지 기다려요`
  return (
    <>
      <rect
        x={x}
        y={middle - 9}
        width={Math.max(0, end - x)}
        height={18}
        className={wait.held ? styles.held : styles.wait}
        {...(wait.held && { fill: `url(#${stripes})` })}
      />
      {isDue && until <= width && (
        <line x1={until} x2={until} y1={middle - 13} y2={middle + 13} className={styles.over} />
      )}
      {isDue ? (
        <Words x={end} y={middle} width={width} look="bad" text={text} />
      ) : (
        <Words x={Math.max(nowAt, x)} y={middle} width={end} look="waitWords" text={text} />
      )}
    </>
  )
}

interface WordsProps {
  x: number
  y: number
  /** Where there is no room any more. */
  width: number
  look: 'plain' | 'waitWords' | 'bad' | 'quiet'
  text: string
}

/** About as wide as 12 px letters are: Hangul a whole em, the others a little over half. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[가-힣]/.test(letter) ? 11.5 : 6.6), 0)

/** Words at the right of a place; where there is no room, at its left. */
export function Words({ x, y, width, look, text }: WordsProps) {
  const fits = x + 7 + lengthOf(text) <= width
  return (
    <text
      x={fits ? x + 7 : Math.min(x, width) - 7}
      y={y + 4}
      textAnchor={fits ? 'start' : 'end'}
      className={styles[look]}
    >
      {text}
    </text>
  )
}
