/** One clock: pings and pongs as points, waits as boxes, rests as lines, and what it counts down to. */
import { memo, useId } from 'react'
import type { Flights } from '../../trace/flights.ts'
import type { Timer } from '../../trace/timers.ts'
import { type End, type Row, rowOf, waitOf } from './clocks.ts'
import type { Connection } from './connection.ts'
import { Points } from './Points.tsx'
import styles from './Strip.module.css'
import { WaitMark, Words } from './WaitMark.tsx'
import { placeIn, type Window } from './window.ts'
import { momentText } from './words.ts'

interface ClockRowProps {
  end: End
  connections: readonly Connection[]
  window: Window
  width: number
  now: number
  timers: readonly Timer[]
  flights: Flights
}

const height = 40
const middle = 15
/** Where words go that would stand on what comes after them. */
const below = 33

export function ClockRow({ end, connections, window, width, now, timers, flights }: ClockRowProps) {
  const stripes = useId()
  const place = (at: number) => placeIn(window, width, at)
  const rows = connections
    .filter(({ known }) => end === 'server' || known)
    .map((connection) => ({
      connection,
      row: rowOf(connection, end, flights),
      wait: waitOf(connection, end, timers, now),
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
        {rows.map(({ connection, row, wait }, i) => (
          <g key={connection.sid}>
            <Past
              row={row}
              now={now}
              place={place}
              width={width}
              stripes={stripes}
              isLast={i === rows.length - 1}
            />
            {wait && !row.farewell && (
              <WaitMark wait={wait} now={now} place={place} width={width} stripes={stripes} middle={middle} />
            )}
          </g>
        ))}
        {rows.length === 0 && (
          <text x={8} y={middle + 4} className={styles.quiet}>
            {silentWords}
          </text>
        )}
      </svg>
      {rows.map(({ connection, row }) => (
        <Points
          key={connection.sid}
          end={end}
          points={row.points}
          window={window}
          width={width}
          flights={flights}
        />
      ))}
    </div>
  )
}

interface PastProps {
  row: Row
  now: number
  place: (at: number) => number
  width: number
  stripes: string
  /** No other connection follows in the row. */
  isLast: boolean
}

/** Gaps shorter than this are no more than two points side by side. */
const shown = 14

const Past = memo(function Past({ row, now, place, width, stripes, isLast }: PastProps) {
  const { rests, gaps, farewell } = row
  return (
    <>
      {rests.map(({ from, to }) => (
        <line
          key={from}
          x1={Math.max(0, place(from))}
          x2={Math.max(0, place(Math.min(to ?? now, now)))}
          y1={middle}
          y2={middle}
          className={styles.rest}
        />
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
        <>
          <line
            x1={place(farewell.at)}
            x2={place(farewell.at)}
            y1={middle - 13}
            y2={middle + 13}
            className={farewell.reason === null ? styles.off : styles.over}
          />
          <Words
            x={place(farewell.at)}
            y={isLast ? middle : below}
            width={width}
            look={farewell.reason === null ? 'quiet' : 'bad'}
            text={
              farewell.reason === null
                ? '프로그램이 끝났어요'
                : `${momentText(farewell.at)}에 ${farewell.reason}`
            }
          />
        </>
      )}
    </>
  )
})
