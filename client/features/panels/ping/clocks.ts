/** What one end's clock shows of a connection: its heartbeats, what it waits for, and how it gave up. */
import type { Flights } from '../../../pictures/flights.ts'
import { type Timer, timersAt } from '../../../pictures/timers.ts'
import type { Beat, Connection, Farewell } from './connection.ts'

export type End = 'server' | 'client'

/** A point of the row. */
export interface Point {
  readonly packet: 'ping' | 'pong'
  readonly seq: number
  readonly part: number
  readonly at: number
  /** Of a pong at the server: ms since its ping left. */
  readonly trip: number | null
  /** The parts of it, where the client told when it had the ping and when its pong left. */
  readonly legs: { readonly there: number; readonly back: number } | null
}
/** A wait that is over: from a ping to its pong, or to the end. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly held: boolean
}
export type Wait =
  /** The server's next ping. */
  | { readonly kind: 'rest'; readonly from: number; readonly until: number }
  | { readonly kind: 'pong' | 'ping'; readonly from: number; readonly until: number; readonly held: boolean }
export interface Row {
  readonly points: readonly Point[]
  readonly gaps: readonly Gap[]
  /** From when to when it rested: solid lines. The last may go on. */
  readonly rests: readonly { readonly from: number; readonly to: number | null }[]
  readonly farewell: Farewell | null
}

function serverRow({ beats, opened, server }: Connection, flights: Flights): Row {
  const points: Point[] = []
  const gaps: Gap[] = []
  const rests: { from: number; to: number | null }[] = []
  let rest: number | null = beats[0]?.packet === 'ping' ? opened : null
  let asked: { ping: Beat; answered: boolean } | null = null
  let held = false
  for (const beat of beats) {
    const { packet, seq, part, crossed, arrived } = beat
    if (packet === 'ping' && !beat.again) {
      points.push({ packet, seq, part, at: crossed, trip: null, legs: null })
      if (rest !== null) rests.push({ from: rest, to: crossed })
      rest = null
      asked = { ping: beat, answered: false }
      held = false
    }
    if (packet === 'pong') {
      held ||= beat.waited || beat.lost !== null
      if (arrived === null) continue
      const ping = asked && !asked.answered ? asked.ping : null
      const trip = ping ? arrived - ping.crossed : null
      points.push({ packet, seq, part, at: arrived, trip, legs: ping && legsOf(flights, ping, beat) })
      if (asked && !asked.answered) gaps.push({ from: asked.ping.crossed, to: arrived, held })
      if (asked) asked.answered = true
      rest = arrived
    }
  }
  if (beats.length === 0) rest = opened
  if (rest !== null) rests.push({ from: rest, to: server?.at ?? null })
  else if (server && asked) gaps.push({ from: asked.ping.crossed, to: server.at, held })
  return { points, gaps, rests, farewell: server }
}

function clientRow({ beats, told, opened, heard, known }: Connection, flights: Flights): Row {
  const points: Point[] = []
  for (const beat of beats) {
    const at = timeAtClient(beat, flights)
    if (at !== null)
      points.push({ packet: beat.packet, seq: beat.seq, part: beat.part, at, trip: null, legs: null })
  }
  const from = points[0] ? Math.min(opened, points[0].at) : (heard.client?.at ?? opened)
  return { points, gaps: [], rests: known ? [{ from, to: told?.at ?? null }] : [], farewell: told }
}

/** When a ping came, and a pong left, as well as the client told. */
function timeAtClient({ packet, seq, part, crossed, arrived, again }: Beat, flights: Flights): number | null {
  const flight = flights.get(`${seq}.${part}`)
  if (packet === 'ping') return arrived === null ? null : Math.max(arrived, flight?.arrived ?? arrived)
  return again ? null : Math.min(crossed, flight?.left ?? crossed)
}

/** What stands still: it changes only with what crossed the wire. */
export const rowOf = (connection: Connection, end: End, flights: Flights): Row =>
  end === 'server' ? serverRow(connection, flights) : clientRow(connection, flights)

/** The page hears of a packet a moment after it crossed: a clock that ran out just now has maybe been answered. */
const late = 250

/** What an end waits for at a moment; `null`: nothing any more. */
export function waitOf(connection: Connection, end: End, timers: readonly Timer[], now: number): Wait | null {
  const own = timers.filter(
    ({ connection: sid, waits, kind }) =>
      sid === connection.sid && waits === end && (kind === 'pingInterval' || kind === 'pingTimeout'),
  )
  const [timer] = own.flatMap((one) => (now <= one.until + late ? [one] : timersAt([one], now)))
  if (!timer) return null
  const { from, until, held } = timer
  if (timer.kind === 'pingInterval') return { kind: 'rest', from, until }
  return { kind: end === 'server' ? 'pong' : 'ping', from, until, held: held !== null }
}

/** How long each part of a round trip took. */
function legsOf(flights: Flights, ping: Beat, pong: Beat): Point['legs'] {
  const arrived = flights.get(`${ping.seq}.${ping.part}`)?.arrived ?? null
  const left = flights.get(`${pong.seq}.${pong.part}`)?.left ?? null
  if (arrived === null || left === null || pong.arrived === null) return null
  return { there: arrived - ping.crossed, back: pong.arrived - left }
}
