/** What a clock counts down to: the next ping, or the deadline of the wait that is on. */
import type { Wait } from './clocks.ts'
import styles from './Strip.module.css'
import { lengthOf, Words } from './Words.tsx'
import { leftText, momentText } from './words.ts'

interface WaitProps {
  wait: Wait
  now: number
  place: (at: number) => number
  width: number
  middle: number
}

/** A pong that comes at once is no wait to look at. */
const atOnce = 120
/** What the points at the start of a box take of it. */
const pointRoom = 24

const isShown = (wait: Wait, now: number): boolean =>
  wait.kind !== 'pong' || wait.held || now - wait.from >= atOnce
/** From here on the clock runs towards the end: what it waits for should have come. */
const isDue = (wait: Wait): boolean => wait.kind === 'pong' || (wait.kind === 'ping' && wait.held)

/** Its box, or the line to the next ping. */
export function WaitShape({ wait, now, place, width, middle, stripes }: WaitProps & { stripes: string }) {
  const x = Math.max(0, place(wait.from))
  const until = place(wait.until)
  if (!isShown(wait, now)) return null
  if (wait.kind === 'rest') {
    const to = Math.min(width, until - 6)
    return (
      <>
        {to > place(now) && <line x1={place(now)} x2={to} y1={middle} y2={middle} className={styles.ahead} />}
        {until <= width - 6 && <circle cx={until} cy={middle} r={5} className={styles.next} />}
      </>
    )
  }
  return (
    <>
      <rect
        x={x}
        y={middle - 9}
        width={Math.max(0, Math.min(until, width - 1) - x)}
        height={18}
        className={wait.held ? styles.held : styles.wait}
        {...(wait.held && { fill: `url(#${stripes})` })}
      />
      {isDue(wait) && until <= width && (
        <line x1={until} x2={until} y1={middle - 13} y2={middle + 13} className={styles.over} />
      )}
    </>
  )
}

/** How long still, or until when. */
export function WaitWords({ wait, now, place, width, middle }: WaitProps) {
  const until = Math.min(place(wait.until), width)
  if (!isShown(wait, now)) return null
  if (wait.kind === 'rest') {
    const left = leftText(wait.until - now)
    return (
      <Words
        x={until + 4}
        y={middle}
        width={width}
        look="plain"
        texts={[`다음 핑까지 ${left}`, `핑 ${left}`]}
      />
    )
  }
  const at = momentText(wait.until)
  if (isDue(wait))
    return (
      <Words x={until} y={middle} width={width} look="bad" texts={[`${at}에 ping timeout`, 'ping timeout']} />
    )
  const room = until - Math.max(0, place(wait.from)) - pointRoom
  const text = lengthOf(`${at}까지 기다려요`) <= room ? `${at}까지 기다려요` : `${at}까지`
  return (
    <text x={until - 7} y={middle + 4} textAnchor="end" className={styles.waitWords}>
      {lengthOf(text) <= room ? text : ''}
    </text>
  )
}
