/** The heartbeats of each connection by the clocks of both ends: a time axis, and the line of now. */
import { type ReactNode, useRef } from 'react'
import { useFold } from '../../../lab/useLab.ts'
import { flightsOf } from '../../../pictures/flights.ts'
import { whoText } from '../../../pictures/lanes.ts'
import { timersOf } from '../../../pictures/timers.ts'
import { useWidth } from '../../../ui/useWidth.ts'
import { ClockRow } from './ClockRow.tsx'
import type { Track } from './endings.ts'
import styles from './Strip.module.css'
import { linesOf, lineText, placeIn, type Window } from './window.ts'
import { watchText } from './words.ts'

interface StripProps {
  tracks: readonly Track[]
  window: Window
  now: number
}

/** Words of the axis this near to those of now would cover them. */
const nowRoom = 44
/** What the words of the axis need from one line to the next. */
const wordsRoom = 54
/** What the words of a line need at the ends of the axis. */
const endRoom = 18

export function Strip({ tracks, window, now }: StripProps) {
  const axis = useRef<HTMLDivElement>(null)
  const width = useWidth(axis)
  const timers = useFold(timersOf)
  const flown = useFold(flightsOf)
  const nowAt = placeIn(window, width, now)
  const lines = linesOf(window).map((at) => ({ at, x: placeIn(window, width, at) }))
  const every = Math.ceil(wordsRoom / Math.max(1, placeIn(window, width, window.from + window.step)))
  return (
    <div className={styles.strip}>
      <div className={styles.axis} aria-hidden="true">
        <div ref={axis} className={styles.times}>
          {lines
            .filter(({ at }) => Math.round(at / window.step) % every === 0)
            .filter(({ x }) => x >= endRoom && x <= width - endRoom && Math.abs(x - nowAt) > nowRoom)
            .map(({ at, x }) => (
              <span key={at} style={{ left: x }}>
                {lineText(at, window.step)}
              </span>
            ))}
          <b style={{ left: nowAt }}>{(now / 1_000).toFixed(2)}</b>
        </div>
      </div>
      <div className={styles.rows}>
        {tracks.length === 0 ? (
          <p className={styles.empty}>연결하면 두 쪽의 시계가 여기서 돌아요.</p>
        ) : (
          tracks.map(({ key, client, connections }) => (
            <TrackRows key={key} client={client}>
              {(end) => (
                <ClockRow
                  end={end}
                  connections={connections}
                  window={window}
                  width={width}
                  now={now}
                  timers={timers}
                  flown={flown}
                />
              )}
            </TrackRows>
          ))
        )}
        <div className={styles.back} aria-hidden="true">
          {tracks.length > 0 &&
            lines.map(({ at, x }) => <i key={at} className={styles.gridLine} style={{ left: x }} />)}
        </div>
      </div>
    </div>
  )
}

interface TrackRowsProps {
  client: string | null
  children: (end: 'server' | 'client') => ReactNode
}

/** The server's clock, and below it the client's. */
function TrackRows({ client, children }: TrackRowsProps) {
  const who = client === null ? '누군가' : whoText(client)
  return (
    <>
      <fieldset className={styles.row} aria-label={`서버의 시계, ${watchText(client)}`}>
        <p className={styles.label}>
          <b>서버의 시계</b>
          <span>{watchText(client)}</span>
        </p>
        {children('server')}
      </fieldset>
      <fieldset className={styles.row} aria-label={`${who}의 시계, 서버를 지켜봄`}>
        <p className={styles.label}>
          <b>{`${who}의 시계`}</b>
          <span>서버를 지켜봄</span>
        </p>
        {children('client')}
      </fieldset>
    </>
  )
}
