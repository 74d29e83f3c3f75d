/** One clock: pings and pongs as points, waits as boxes, rests as lines, and what it counts down to. */
import { useId, useMemo } from 'react'
import type { Flights } from '../../../pictures/flights.ts'
import type { Timer } from '../../../pictures/timers.ts'
import { type End, type Row, rowOf, waitOf } from './clocks.ts'
import type { Connection, Farewell } from './connection.ts'
import { Points } from './Points.tsx'
import styles from './Strip.module.css'
import { WaitShape, WaitWords } from './WaitMark.tsx'
import { Words } from './Words.tsx'
import { placeIn, type Window } from './window.ts'
import { momentText } from './words.ts'

interface ClockRowProps {
  end: End
  connections: readonly Connection[]
  window: Window
  width: number
  now: number
  timers: readonly Timer[]
  /** A new object whenever one of the flights is another. */
  flown: { flights: Flights }
}

const height = 40
const middle = 15
/** Where words go that would stand on what comes after them. */
const below = 33

export function ClockRow({ end, connections, window, width, now, timers, flown }: ClockRowProps) {
  const stripes = useId()
  const place = (at: number) => placeIn(window, width, at)
  const past = useMemo(
    () =>
      connections
        .filter(({ known }) => end === 'server' || known)
        .map((connection) => ({ connection, row: rowOf(connection, end, flown.flights) })),
    [connections, end, flown],
  )
  const rows = past.map(({ connection, row }) => ({
    connection,
    row,
    wait: row.farewell ? null : waitOf(connection, end, timers, now),
  }))
  const silentWords = connections.length === 0 ? '지금은 연결이 없어요' : '이 연결을 몰라요'
  return (
    <div className={styles.clock}>
      <svg width={width} height={height} aria-hidden="true">
        <defs>
          <pattern
            id={stripes}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="8" height="8" className={styles.stripeGround} />
            <rect width="4" height="8" className={styles.stripe} />
          </pattern>
        </defs>
        {rows.map(({ connection, row, wait }) => (
          <g key={connection.sid}>
            <PastShapes row={row} now={now} place={place} stripes={stripes} />
            {wait && (
              <WaitShape
                wait={wait}
                now={now}
                place={place}
                width={width}
                middle={middle}
                stripes={stripes}
              />
            )}
          </g>
        ))}
        <line x1={place(now)} x2={place(now)} y1={-1} y2={height} className={styles.now} />
        {rows.map(({ connection, row, wait }, i) => (
          <g key={connection.sid}>
            {row.farewell && (
              <FarewellWords
                farewell={row.farewell}
                x={place(row.farewell.at)}
                width={width}
                isLast={i === rows.length - 1}
              />
            )}
            {wait && <WaitWords wait={wait} now={now} place={place} width={width} middle={middle} />}
          </g>
        ))}
        {rows.length === 0 && (
          <text x={8} y={middle + 4} className={styles.quiet}>
            {silentWords}
          </text>
        )}
      </svg>
      {rows.map(({ connection, row }) => (
        <Points key={connection.sid} end={end} points={row.points} window={window} width={width} />
      ))}
    </div>
  )
}

interface PastProps {
  row: Row
  now: number
  place: (at: number) => number
  stripes: string
}

/** Gaps shorter than this are no more than two points side by side. */
const shown = 14

/** Rests as lines, waits that are over as boxes, and the end as a bar. */
function PastShapes({ row, now, place, stripes }: PastProps) {
  const { rests, gaps, farewell } = row
  return (
    <>
      {rests
        .map(({ from, to }) => ({ x: Math.max(0, place(from)), end: place(Math.min(to ?? now, now)) }))
        .filter(({ x, end }) => end > x)
        .map(({ x, end }) => (
          <line key={x} x1={x} x2={end} y1={middle} y2={middle} className={styles.rest} />
        ))}
      {gaps
        .map(({ from, to, held }) => ({ x: Math.max(0, place(from)), end: place(to), held }))
        .filter(({ x, end }) => end - x > shown)
        .map(({ x, end, held }) => (
          <rect
            key={x}
            x={x}
            y={middle - 9}
            width={end - x}
            height={18}
            className={held ? styles.held : styles.wait}
            {...(held && { fill: `url(#${stripes})` })}
          />
        ))}
      {farewell && place(farewell.at) >= 0 && (
        <line
          x1={place(farewell.at)}
          x2={place(farewell.at)}
          y1={middle - 13}
          y2={middle + 13}
          className={farewell.reason === null ? styles.off : styles.over}
        />
      )}
    </>
  )
}

interface FarewellProps {
  farewell: Farewell
  x: number
  width: number
  /** No other connection follows in the row. */
  isLast: boolean
}

function FarewellWords({ farewell: { at, reason }, x, width, isLast }: FarewellProps) {
  if (x < 0) return null
  const y = isLast ? middle : below
  if (reason === null) return <Words x={x} y={y} width={width} look="quiet" texts={['프로그램이 끝났어요']} />
  return <Words x={x} y={y} width={width} look="bad" texts={[`${momentText(at)}에 ${reason}`, reason]} />
}
