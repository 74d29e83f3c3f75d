/** How long each packet was on its way: when it left, when the wire had it, and when it came, as far as its client told. */
import type { Happening } from '#shared/model/happening.ts'
import { isLost, isWaiting, type Unit } from '#shared/model/units.ts'
import type { ClientWire, TraceEvent } from '#shared/trace.ts'
import {
  type Awaited,
  createMatching,
  headsOf,
  type Report,
  type ToldUnit,
  toldOf,
} from './flights/matching.ts'
import { createWireFold } from './fold.ts'

/** Times are ms on the trace's clock. */
export interface Flight {
  /** When its sender's end let it go; `null`: its client did not tell. */
  readonly left: number | null
  /** When the wire got it, and when it let it go on; `null` while it waits there. */
  readonly wire: number
  readonly passed: number | null
  /** When it was at its receiver's end; `null`: not yet, never, or not told. */
  readonly arrived: number | null
  /** How far what the client told can be off, either way. */
  readonly within: number
  /** `untold`: it is not known when its client had it, and maybe never will be. */
  readonly status: 'waiting' | 'flying' | 'arrived' | 'untold' | 'lost'
}
/** By the `seq` of what crossed, and which of its packets. */
export type Flights = ReadonlyMap<string, Flight>

/** The flight of a crossing, if it is a packet of the page's own clients. */
export function flightIn(
  flights: Flights,
  { event, part }: { event: TraceEvent; part: number },
): Flight | undefined {
  return flights.get(`${event.seq}.${part}`)
}

/** A client that says nothing of a packet for so long, says nothing of it any more. */
export const patienceMs = 3_000
/** Older ones are let go. */
const most = 20_000

interface State {
  flights: Map<string, Flight>
  /** By the `seq` of what crossed. */
  units: Map<number, { unit: ToldUnit; parts: readonly Awaited[] }>
  matching: ReturnType<typeof createMatching>
  /** Clients that have told of a packet. */
  tellers: Set<string>
  /** The oldest moment at which somebody may have been silent for too long. */
  checkAt: number
}
const start = (): State => ({
  flights: new Map(),
  units: new Map(),
  matching: createMatching(),
  tellers: new Set(),
  checkAt: 0,
})

function change(state: State, key: string, part: Partial<Flight>): void {
  const flight = state.flights.get(key)
  if (flight) state.flights.set(key, { ...flight, ...part })
}

/** What the client told is as the clocks have it; what cannot be is moved to what can. */
function tell(state: State, { key, unit, passed }: Awaited, { packet, within }: Report): void {
  if (unit.direction === 'up') change(state, key, { left: Math.min(packet.when, unit.at), within })
  else change(state, key, { arrived: Math.max(packet.when, passed ?? unit.at), within, status: 'arrived' })
}

/** Of a client that tells, it is known that it has not had a packet yet. */
const onItsWay = (state: State, { client }: ToldUnit) => (state.tellers.has(client) ? 'flying' : 'untold')

function crossed(state: State, unit: ToldUnit): void {
  const isDown = unit.direction === 'down'
  const parts = unit.heads.map((head, part) => {
    const key = `${unit.seq}.${part}`
    const one: Awaited = { key, head, unit, passed: unit.at }
    state.flights.set(key, {
      left: isDown ? unit.at : null,
      wire: unit.at,
      passed: unit.at,
      arrived: isDown ? null : unit.at,
      within: 0,
      status: isDown ? onItsWay(state, unit) : 'arrived',
    })
    const told = state.matching.crossed(one)
    if (told) tell(state, one, told)
    return one
  })
  state.units.set(unit.seq, { unit, parts })
  while (state.flights.size > most) state.flights.delete(state.flights.keys().next().value ?? '')
  if (state.units.size > most) state.units.delete(state.units.keys().next().value ?? 0)
}

/** The wire keeps it, lets it go on, or loses it. `passed`: when it went on. */
function moved(state: State, { seq, fate }: Unit, passed: number): void {
  const known = state.units.get(seq)
  if (!known) return
  const isDown = known.unit.direction === 'down'
  for (const one of known.parts) {
    one.passed = isWaiting(fate) || isLost(fate) ? null : passed
    if (isLost(fate)) {
      if (isDown) state.matching.forget(one)
      change(state, one.key, { passed: null, arrived: null, status: 'lost' })
    } else if (isWaiting(fate)) change(state, one.key, { passed: null, arrived: null, status: 'waiting' })
    else if (isDown) change(state, one.key, { passed, status: onItsWay(state, known.unit) })
    else change(state, one.key, { passed, arrived: passed, status: 'arrived' })
  }
}

/** Other packets stand in its place: what comes down is told as it now is, what came up as it was. */
function edited(state: State, { seq, packets, direction }: Unit): void {
  if (direction === 'up') return
  const heads = headsOf(packets)
  state.units.get(seq)?.parts.forEach((one, part) => {
    const head = heads[part]
    if (head === undefined) state.matching.forget(one)
    else one.head = head
  })
}

function heard(state: State, event: ClientWire): void {
  const { client, connection, packets, within = 0 } = event
  if (client === undefined) return
  state.tellers.add(client)
  for (const packet of packets) {
    const report: Report = { client, connection, packet, within, skip: packet.missed ?? 0 }
    const { one, untold } = state.matching.tell(report)
    if (one) tell(state, one, report)
    if (packet.direction === 'down') for (const { key } of untold) change(state, key, { status: 'untold' })
  }
}

/** Of what has been on its way for too long, it is no longer said that it is; its client may still tell. */
function giveUp(state: State, now: number): void {
  if (now < state.checkAt) return
  state.checkAt = now + patienceMs / 3
  for (const { key, unit, passed } of state.matching.awaited) {
    const isSilent = unit.direction === 'down' && passed !== null && now - passed >= patienceMs
    if (isSilent) change(state, key, { status: 'untold' })
  }
}

function step(state: State, happening: Happening): void {
  switch (happening.is) {
    case 'crossed': {
      const { unit } = happening
      const told = toldOf(unit)
      if (!told) break
      crossed(state, told)
      if (unit.fate !== 'arrived') moved(state, unit, unit.at)
      break
    }
    case 'turned':
      if (happening.why.is === 'edited') edited(state, happening.unit)
      else moved(state, happening.unit, happening.at)
      break
    case 'told':
      if (happening.event.kind === 'client.wire') heard(state, happening.event)
      break
    default:
  }
  giveUp(state, happening.at)
}

/** The packets of the page's own clients. */
export const flightsOf = createWireFold<State, { flights: Flights }>({ start, step }, (state) => ({
  flights: state.flights,
}))
