/** When a packet was sent, when the wire had it, and when it arrived, as its client and the wire tell. */
import type { ReactNode } from 'react'
import { useLiveFold } from '../../lab/useLab.ts'
import { type Flight, flightIn, flightsOf } from '../../pictures/flights.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'
import styles from './FlightTimes.module.css'

export function FlightTimes({ crossing, who }: { crossing: WireCrossing; who: string }) {
  const flight = flightIn(useLiveFold(flightsOf).flights, crossing)
  if (!flight) return null
  const isUp = crossing.direction === 'up'
  const [sender, receiver] = isUp ? [who, '서버'] : ['서버', who]
  return (
    <dl className={styles.times} aria-label="걸린 시간">
      {isUp && (
        <Time name={`${sender}가 보냄`}>{flight.left === null ? '알리지 않음' : exactText(flight.left)}</Time>
      )}
      <Time name="전선에 옴">{exactText(flight.wire)}</Time>
      {flight.passed !== null && flight.passed !== flight.wire && (
        <Time name="전선을 떠남">{exactText(flight.passed)}</Time>
      )}
      {!isUp && <Time name={`${receiver}가 받음`}>{receivedText(flight)}</Time>}
      <Time name="걸린 시간">{takenText(flight)}</Time>
    </dl>
  )
}

function Time({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const statusWords: Record<Flight['status'], string> = {
  waiting: '전선에서 기다려요',
  flying: '가는 중이에요',
  arrived: '',
  untold: '알리지 않음',
  lost: '도착하지 않았어요',
}

function receivedText(flight: Flight): string {
  return flight.arrived === null ? statusWords[flight.status] : exactText(flight.arrived)
}

function takenText({ left, arrived, within, status }: Flight): string {
  if (left !== null && arrived !== null) return spanText(arrived - left, within)
  return status === 'arrived' || status === 'untold' ? '알 수 없어요' : statusWords[status]
}

/** `2.150초`. */
const exactText = (ms: number): string => `${(ms / 1000).toFixed(3)}초`

/** `2 ms ± 1`: how long, and how far that can be off. */
function spanText(ms: number, within: number): string {
  const off = Math.max(1, Math.ceil(within))
  return `${Math.round(ms)}\u00a0ms ± ${off}`
}
